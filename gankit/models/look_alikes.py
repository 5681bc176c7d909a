"""Drawing from a generator otherwise than it learned to: narrower, wider, between two labels.

Narrow latent vectors give cleaner and fewer kinds of images (truncation), wide ones more kinds and
less clean ones; far too wide ones, labels between two classes, and generators of a training's first
steps draw what only resembles a class. A `RobustClassifier` learns from these to refuse.
"""

import numpy as np

from gankit.labels import asked_vectors
from gankit.prediction import predict_arrays

WIDE = (2.0, 3.0, 5.0)  # times the usual length of a latent vector


def draw(generator, n, *, labels=None, scale=1.0, seed=None):
    """Draws images from latent vectors of another length.

    Args:
        generator: A network from latent vectors, or from `[latents, labels]`, to images; of a model
            that keeps an average take `model.acting("generator")`.
        n: How many.
        labels: For a conditional generator: one whole number for all, n whole numbers, or n vectors
            `(n, K)`. None takes the labels in turn.
        scale: What the latent vectors are multiplied by. Below 1 truncates, above 1 widens.
        seed: Whole number; the same seed gives the same latent vectors. None draws fresh ones.

    Returns:
        Array `(n, H, W, C)` float32 in [-1, 1].

    Raises:
        ValueError: If the labels don't fit, or a generator without labels is given some.
    """
    random = np.random.default_rng(seed)
    if len(generator.inputs) == 1:
        if labels is not None:
            raise ValueError("Expected no labels: this generator takes latent vectors alone.")
        latents = random.standard_normal((n, generator.input_shape[-1]), np.float32)
        return predict_arrays(generator, np.float32(scale) * latents)
    (_, latent_dim), (_, length) = generator.input_shape
    labels = np.arange(n) % length if labels is None else labels
    vectors = asked_vectors(labels, n, length)
    latents = random.standard_normal((n, latent_dim), np.float32)
    return predict_arrays(generator, [np.float32(scale) * latents, vectors])


def half_and_half_labels(n, length, seed=None):
    """Makes label vectors that ask for two classes at once.

    Args:
        n: How many.
        length: Number of classes K, at least 2.
        seed: Whole number that draws the two.

    Returns:
        Array `(n, K)` float32 with .5 at two different places and 0 elsewhere.

    Example: with K = 2 each is `[.5, .5]`.
    """
    random = np.random.default_rng(seed)
    first = random.integers(0, length, n)
    second = (first + random.integers(1, length, n)) % length
    return (np.eye(length)[first] + np.eye(length)[second]).astype("float32") / 2


def patchwork(images, seed=None):
    """Puts quarters of different images together, each cut out at any place.

    Args:
        images: Array `(N, H, W, C)`.
        seed: Whole number that draws the images and the places.

    Returns:
        Array of the same shape and type, with the last row or column of an odd side left dark (-1).
    """
    random = np.random.default_rng(seed)
    count, height, width, _ = images.shape
    rows, columns = height // 2, width // 2
    made = np.full_like(images, -1)
    for top in (0, rows):
        for left in (0, columns):
            y, x = random.integers(0, height - rows + 1), random.integers(0, width - columns + 1)
            cut = images[random.permutation(count), y : y + rows, x : x + columns]
            made[:, top : top + rows, left : left + columns] = cut
    return made


def look_alikes(generator, early, n, *, seed=0):
    """Draws what resembles the classes of a conditional generator and is none of them.

    A quarter asks for two classes at once, a quarter has wide latent vectors, a quarter comes from
    generators of the training's first steps, and a quarter is a patchwork of good samples.

    Args:
        generator: The trained network from `[latents, labels]` to images.
        early: List of networks of the same form, as of `GeneratorSnapshots` after 5, 10 and 20 %
            of the steps.
        n: How many in all.
        seed: Whole number; the same seed gives the same images.

    Returns:
        Array `(n, H, W, C)` float32 in [-1, 1], in any order.

    Raises:
        ValueError: If there are no early generators.
    """
    if not early:
        raise ValueError("Expected at least one early generator. Received: none")
    random = np.random.default_rng(seed)
    halves, wide, first, patched = _even_parts(n, 4)
    vectors = half_and_half_labels(halves, generator.input_shape[1][-1], _new(random))
    parts = [draw(generator, halves, labels=vectors, seed=_new(random))]
    for scale, count in zip(WIDE, _even_parts(wide, len(WIDE)), strict=True):
        parts.append(draw(generator, count, scale=scale, seed=_new(random)))
    for network, count in zip(early, _even_parts(first, len(early)), strict=True):
        parts.append(draw(network, count, seed=_new(random)))
    parts.append(patchwork(draw(generator, patched, seed=_new(random)), _new(random)))
    return random.permutation(np.concatenate(parts))


def _new(random):
    return int(random.integers(0, 2**31))


def _even_parts(n, parts):
    """Example: 10 in 3 parts -> [4, 3, 3]."""
    return [len(part) for part in np.array_split(np.arange(n), parts)]
