"""A set seen otherwise: its edges, its negative. Second domains of the same pictures."""

from dataclasses import replace

import numpy as np

from gankit.data.dataset import Dataset


def negative(dataset: Dataset) -> Dataset:
    """Returns the same images with light and dark exchanged.

    Args:
        dataset: A `Dataset` of images.

    Returns:
        A `Dataset` named `<name>_negative`; labels and attributes stay.

    Example: the pixels [0, 200, 255] -> [255, 55, 0].
    """
    return _altered(dataset, 255 - _images_of(dataset), "negative")


def edges(dataset: Dataset) -> Dataset:
    """Returns the outlines of what is bright in images.

    Each pixel becomes what its brightest neighbour is above it: light round a stroke, nothing
    inside of it or far from it. A stroke of any width, even of one pixel, becomes hollow.

    Args:
        dataset: A `Dataset` of images.

    Returns:
        A `Dataset` named `<name>_edges`; labels and attributes stay.
    """
    import cv2

    images = _images_of(dataset)
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    outlines = np.empty_like(images)
    for index, image in enumerate(images):
        grown = cv2.dilate(image, cross).reshape(image.shape)  # OpenCV drops a single channel
        outlines[index] = grown - image
    return _altered(dataset, outlines, "edges")


ALTERED = {"edges": edges, "negative": negative}


def _images_of(dataset):
    if dataset.images.ndim != 4:
        raise ValueError(
            f"Expected images (N, H, W, C). Received: {dataset.name} with samples of shape "
            f"{dataset.images.shape[1:]}."
        )
    return np.asarray(dataset.images)


def _altered(dataset, images, how):
    return replace(dataset, images=images, name=f"{dataset.name}_{how}")
