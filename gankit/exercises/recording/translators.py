"""Tiny networks of drawn weights that translate between two domains, and those that judge them."""

from keras import layers, ops

from gankit.exercises.recording import tiny
from gankit.models.cyclegan import CycleGAN

SHAPE = (2, 2, 1)
TRANSLATOR_SHAPES = ((4, 4), (4,))
JUDGE_SHAPES = ((4, 1), (1,))


def build_translator(weights):
    """Builds a network from images `(N, 2, 2, 1)` to such images."""
    stack = [layers.Flatten(), layers.Dense(4, "tanh"), layers.Reshape(SHAPE)]
    return tiny.with_weights(stack, SHAPE, weights)


def two_domains(source, target, translators, judges, model_seed):
    """Returns `(to_target, to_source, source, target)`.

    Args:
        source: Array `(N, 2, 2, 1)`.
        target: Array `(M, 2, 2, 1)`.
        translators: Two lists of arrays of `TRANSLATOR_SHAPES`.
        judges: As `model_seed`, for `build_cyclegan`.
    """
    images = map(ops.convert_to_tensor, (source, target))
    return *map(build_translator, translators), *images


def build_cyclegan(source, target, translators, judges, model_seed):
    """Builds a CycleGAN with a pool of old fakes.

    Args:
        source: As the other arguments, from the exercise's draw; as many images of either domain.
        judges: Two lists of arrays of `JUDGE_SHAPES`, for the source and for the target.
        model_seed: The model's own seed.

    Returns:
        Tuple of the model, the batch of a step, and the answer's further arguments, none.
    """
    networks = [*map(build_translator, translators), *map(_build_judge, judges)]
    return CycleGAN(*networks, pool_size=2, seed=model_seed), ([source, target],), ()


def _build_judge(weights):
    return tiny.with_weights([layers.Flatten(), layers.Dense(1)], SHAPE, weights)
