"""Seeds of their own: for dropout at each call, for weights once, for each part of a model."""

import random
from contextlib import contextmanager

from keras import layers


def seeded_dropout(rate):
    """Builds a dropout that draws from a seed of its own, on every backend.

    Under PyTorch Keras' layer ignores its own random state where it was given no seed, and draws
    from PyTorch's global one: a loaded model would not train on as the saved one does. The seed is
    drawn as Keras draws it, so `keras.utils.set_random_seed` decides. (Layers of noise draw from
    their own state on every backend.)

    Args:
        rate: Share of the numbers that is dropped in training, in [0, 1).

    Returns:
        A `keras.layers.Dropout`.
    """
    return layers.Dropout(rate, seed=random.randint(1, 10**9))


def own_seed(seed, name):
    """Derives the seed of one of several parts that are to draw independently.

    Two sources of random numbers with one seed draw the same numbers at every step.

    Args:
        seed: Whole number; None leaves the part to the global seed.
        name: Whatever tells the part from others of the same seed.

    Returns:
        Whole number, the same for the same seed and name in any process; or None.
    """
    return None if seed is None else random.Random(f"{seed} {name}").randint(1, 10**9)


@contextmanager
def drawn_from(seed, name):
    """Lets the layers that are built within draw their weights from a seed of their own.

    Args:
        seed: Whole number; None leaves them to the global seed.
        name: Whatever tells these layers from others of the same seed.

    Example: two layers that are built `with drawn_from(0, "third level"):`, at whatever moment of
    whichever process, begin with the same weights; the global seed goes on as if nothing were
    built.
    """
    if seed is None:
        yield
        return
    before = random.getstate()  # from it Keras seeds whatever has no seed of its own
    random.seed(f"{seed} {name}")
    try:
        yield
    finally:
        random.setstate(before)
