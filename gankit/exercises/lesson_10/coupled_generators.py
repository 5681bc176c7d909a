"""Exercise: two generators with a trunk in common, and a last part of their own each."""

import keras
import numpy as np

from gankit.exercises.recording.coupled import WIDTH, grown_pair
from gankit.exercises.replaying import replaying


def draw(seed):
    """Draws latent vectors `(5, 3)`, and numbers to fill weights with."""
    random = np.random.default_rng(seed)
    latents = random.normal(size=(5, WIDTH)).astype("float32")
    return latents, random.normal(0, 0.8, 101).astype("float32")


def chained(start, layers):
    """Runs a tensor through layers, one after the other."""
    for layer in layers:
        start = layer(start)
    return start


def coupled(latents, trunk, make_own):
    """The expected pair."""
    common = chained(latents, trunk)
    return tuple(keras.Model(latents, chained(common, make_own())) for _ in range(2))


def _copies(layers):
    return [type(layer).from_config(layer.get_config()) for layer in layers]


def _with_trunks(latents, trunk, make_own):
    trunks = trunk, _copies(trunk)
    return tuple(keras.Model(latents, chained(chained(latents, t), make_own())) for t in trunks)


def _with_one_end(latents, trunk, make_own):
    end = chained(chained(latents, trunk), make_own())
    return keras.Model(latents, end), keras.Model(latents, end)


def _of_a_trunk_cut_short(latents, trunk, make_own):
    first, second = trunk[:1], trunk[1:]
    common = chained(latents, first)
    return tuple(
        keras.Model(latents, chained(common, [*rest, *make_own()]))
        for rest in (second, _copies(second))
    )


COUPLED_GENERATORS = replaying(
    "cogan.coupled_generators",
    lesson=10,
    points=3,
    title="One trunk, two ends",
    hints=(
        "A layer that is called twice has one set of weights: call the *same* objects in both "
        "networks.",
        "Run the latents through the trunk once, `x = layer(x)`; from there call `make_own()` once "
        "for each network.",
        "`keras.Model(latents, x)` makes a network of two tensors. Return both.",
    ),
    draw=draw,
    record=grown_pair,
    expected=coupled,
    praise="One trunk that learns from both domains, and two ends that each know their own.",
    otherwise="Some of it is not as it should be, {received} in place of {expected}: both networks "
    "run through the very layers of the trunk, in their order, and then each through fresh ones "
    "from its own `make_own()`.",
    mistakes=(
        (
            _with_trunks,
            "Each network has a trunk of its own: then nothing couples the two. Call the layers "
            "that you are given in both, don't copy them.",
        ),
        (
            _with_one_end,
            "Both networks end in the same layers: they would draw one and the same image. Call "
            "`make_own()` once for each.",
        ),
        (
            _of_a_trunk_cut_short,
            "Only the first layer of the trunk is common: all of its layers are.",
        ),
        (
            lambda latents, trunk, make_own: coupled(latents, trunk[::-1], make_own),
            "The trunk's layers are called in the wrong order: the first of the list comes first.",
        ),
        (
            lambda latents, trunk, make_own: tuple(
                keras.Model(latents, chained(latents, [*make_own(), *trunk])) for _ in range(2)
            ),
            "The own layers come first and the trunk behind them: that is how the *discriminators* "
            "are coupled. A generator begins with what both have in common.",
        ),
        (
            lambda latents, trunk, make_own: tuple(
                keras.Model(latents, chained(latents, trunk)) for _ in range(2)
            ),
            "The own layers are missing: both networks end where the trunk does.",
        ),
    ),
)
