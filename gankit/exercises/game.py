"""Draws rounds of the game for the exercises that play it on tiny networks."""

import numpy as np

from gankit.exercises.recording.small_models import (
    DECODER_SHAPES,
    ENCODER_SHAPES,
    IMAGE_SHAPE,
)
from gankit.exercises.recording.tiny import (
    BATCH,
    DISCRIMINATOR_SHAPES,
    GENERATOR_SHAPES,
    LATENT_DIM,
)
from gankit.exercises.recording.translators import JUDGE_SHAPES, SHAPE, TRANSLATOR_SHAPES


def drawn_weights(random, shapes):
    """Draws a network's weights, float32 arrays of these shapes."""
    return [random.normal(0, 0.7, shape).astype("float32") for shape in shapes]


def drawn_round(seed):
    """Draws a batch and both networks.

    Args:
        seed: Whole number.

    Returns:
        Tuple `(real, fakes, latents, generator_weights, discriminator_weights)`: float32 `(6, 2)`,
        `(6, 2)` and `(6, 3)`, and lists of arrays for `tiny.build_generator` and
        `tiny.build_discriminator`.
    """
    random = np.random.default_rng(seed)
    batch = (
        random.normal([2, -1], 1, (BATCH, 2)),
        random.normal([-1, 1], 1, (BATCH, 2)),
        random.normal(0, 1, (BATCH, LATENT_DIM)),
    )
    weights = (drawn_weights(random, GENERATOR_SHAPES), drawn_weights(random, DISCRIMINATOR_SHAPES))
    return (*(array.astype("float32") for array in batch), *weights)


def drawn_codes(seed):
    """Draws a batch and the networks of an adversarial autoencoder.

    Args:
        seed: Whole number.

    Returns:
        Tuple `(images, samples, weights, model_seed)`: float32 `(6, 2, 2, 1)` in [0, 1] and
        `(6, 2)`, lists of arrays for encoder, decoder and discriminator, and the model's own seed.
    """
    random = np.random.default_rng(seed)
    images = random.uniform(0, 1, (BATCH, *IMAGE_SHAPE)).astype("float32")
    samples = random.normal([2, -1], 1, (BATCH, 2)).astype("float32")
    shapes = ENCODER_SHAPES, DECODER_SHAPES, DISCRIMINATOR_SHAPES
    weights = [drawn_weights(random, of_network) for of_network in shapes]
    return images, samples, weights, int(random.integers(2**31))


def drawn_domains(seed):
    """Draws images of two domains, and the networks of a CycleGAN.

    Args:
        seed: Whole number.

    Returns:
        Tuple `(source, target, translators, judges, model_seed)`: float32 `(6, 2, 2, 1)` in [-1, 1]
        twice, two lists of arrays for `translators.build_translator`, two for judges, and the
        model's own seed.
    """
    random = np.random.default_rng(seed)
    images = random.uniform(-1, 1, (2, BATCH, *SHAPE)).astype("float32")
    translators, judges = (
        [drawn_weights(random, shapes) for _ in range(2)]
        for shapes in (TRANSLATOR_SHAPES, JUDGE_SHAPES)
    )
    return *images, translators, judges, int(random.integers(2**31))
