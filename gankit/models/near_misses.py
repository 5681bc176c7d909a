"""Near misses made of real images: turned, laid over each other, joined, bent, struck, scribbled.

What a generator draws betrays itself by its details. What is made here is sharp, and most of it of
real strokes: nothing but the shape tells it from a class.
"""

import cv2
import numpy as np

from gankit.models.scribbles import scribbles, struck

DARK = (-1.0, -1.0, -1.0, -1.0)  # what comes in from outside, for up to four channels


def near_misses(images, labels, n, *, as_before=(0,), seed=0):
    """Makes images that are none of the classes out of images that are.

    A sixth each is turned, laid over another, joined to another, bent, struck through, scribbled.
    Some of the joined and bent ones are still of a class, which costs less than they are worth.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1], light on dark, such as the training set.
        labels: Array `(N,)` of whole numbers.
        n: How many in all.
        as_before: Labels of the classes that a quarter turn leaves what they are, as that of 0.
        seed: Whole number; the same seed gives the same images.

    Returns:
        Array `(n, H, W, C)` float32 in [-1, 1], in any order.

    Raises:
        ValueError: If all images are of one class, or a quarter turn changes none of them.
    """
    random = np.random.default_rng(seed)
    classes = np.unique(labels)
    if len(classes) < 2 or np.isin(classes, as_before).all():
        raise ValueError(
            f"Expected images of two classes or more, not all of them in {as_before}. "
            f"Received: {classes.tolist()}"
        )
    changed = images[~np.isin(labels, as_before)]
    counts = [len(part) for part in np.array_split(np.arange(n), 6)]
    parts = [
        turned(_some(changed, counts[0], random), random),
        overlaid(*(images[rows] for rows in _pairs(labels, counts[1], random)), random),
        joined(*(images[rows] for rows in _pairs(labels, counts[2], random)), random),
        warped(_some(images, counts[3], random), random),
        struck(_some(images, counts[4], random), random),
        scribbles(counts[5], images.shape[1:], random),
    ]
    return random.permutation(np.concatenate(parts))


def turned(images, random):
    """Turns each image by about a quarter, one way or the other.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1].
        random: A `numpy.random.Generator`.

    Returns:
        Array of the same shape.
    """
    sides = random.choice([-1, 1], len(images))
    angles = sides * np.pi / 2 + random.normal(0, 0.25, len(images))
    return _moved(images, angles, np.ones(len(images)), np.zeros((len(images), 2)))


def overlaid(images, others, random):
    """Lays another image over each, slanted, smaller and anywhere.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1].
        others: Array of the same shape.
        random: A `numpy.random.Generator`.

    Returns:
        Array of the same shape, with the lighter of the two at each place.
    """
    count, height, width, _ = images.shape
    moves = random.uniform(-1, 1, (count, 2)) * (width / 6, height / 6)
    angles, sizes = random.normal(0, 0.6, count), random.uniform(0.6, 1, count)
    return np.maximum(images, _moved(others, angles, sizes, moves))


def joined(images, others, random):
    """Puts a part of another image in the place of that part: its lower or its right side.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1].
        others: Array of the same shape.
        random: A `numpy.random.Generator`.

    Returns:
        Array of the same shape, cut near the middle, the other part up to a tenth off its place.
    """
    count, height, width, _ = images.shape
    across = random.random(count) < 0.5
    cuts = np.where(across, height, width) * random.uniform(0.4, 0.62, count)
    far = (height // 9, width // 9)
    made = images.copy()
    for index, (is_across, cut) in enumerate(zip(across, cuts.round().astype(int), strict=True)):
        move = [random.integers(-most, most + 1) for most in far]
        part = np.s_[cut:] if is_across else np.s_[:, cut:]
        made[index][part] = np.roll(others[index], move, (0, 1))[part]
    return made


def warped(images, random):
    """Bends each image by slow waves, far more than a hand does.

    Args:
        images: Array `(N, H, W, C)` float32 in [-1, 1].
        random: A `numpy.random.Generator`.

    Returns:
        Array of the same shape. What moves farthest moves by a seventh to a third of the height.
    """
    height, width = images.shape[1:3]
    places = np.stack(np.meshgrid(np.arange(width), np.arange(height)), axis=-1)
    made = np.empty_like(images)
    for index, image in enumerate(images):
        noise = random.normal(size=(height, width, 2)).astype("float32")
        waves = cv2.GaussianBlur(noise, (0, 0), random.uniform(0.11, 0.21) * height)
        waves *= random.uniform(1 / 7, 1 / 3) * height / np.abs(waves).max()
        x, y = np.moveaxis((places + waves).astype("float32"), -1, 0)
        bent = cv2.remap(image, x, y, cv2.INTER_LINEAR, borderValue=DARK)
        made[index] = bent.reshape(image.shape)  # OpenCV drops the axis of a single channel
    return made


def _moved(images, angles, sizes, moves):
    """Turns, shrinks and moves each image about its middle."""
    height, width = images.shape[1:3]
    centre = np.array([width - 1, height - 1]) / 2
    moved = np.empty_like(images)
    for index, (angle, size, move) in enumerate(zip(angles, sizes, moves, strict=True)):
        cosine, sine = size * np.cos(angle), size * np.sin(angle)
        matrix = np.array([[cosine, -sine], [sine, cosine]])
        whole = np.column_stack([matrix, centre - matrix @ centre + move])
        image = cv2.warpAffine(images[index], whole, (width, height), borderValue=DARK)
        moved[index] = image.reshape(images.shape[1:])  # OpenCV drops the axis of a single channel
    return moved


def _pairs(labels, n, random):
    """Draws two images of different classes, n times."""
    rows, others = random.integers(0, len(labels), (2, n))
    while (alike := labels[rows] == labels[others]).any():
        others[alike] = random.integers(0, len(labels), alike.sum())
    return rows, others


def _some(images, n, random):
    return images[random.integers(0, len(images), n)]
