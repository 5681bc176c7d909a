"""Batches of two sets for one network, and how two sets get one shape."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from gankit.data.batches import endless_rows, give_back
from gankit.data.content import resized, with_channels
from gankit.data.dataset import Dataset


def domain_batches(source: Dataset, target: Dataset, batch_size: int, seed: int) -> Iterator[tuple]:
    """Yields batches for `DomainAdversarialNetwork.fit(batches, steps_per_epoch=...)`, without end.

    Each domain is shuffled by itself and starts over when it is through, so the domains may differ
    in size, and which images share a batch changes with each pass. Rows must not be paired by their
    number: in MNIST-M each stands at the number of the MNIST digit that it was made of, and a
    target whose batches hold the source's very classes has told something of its labels.

    Args:
        source: `Dataset` with labels.
        target: `Dataset` of the same image shape; its labels are not read.
        batch_size: Images of each domain in a batch.
        seed: Whole number; the same seed gives the same batches.

    Returns:
        Iterator of `((source_images, target_images), source_labels)`: float32
        `(batch_size, H, W, C)` in [-1, 1], twice, and int64 `(batch_size,)`.

    Raises:
        ValueError: If the sets differ in shape, or one is smaller than a batch.
    """
    rows = _rows_of_both(source, target, batch_size, seed)
    return ((_signed(source, target, *both), source.labels[both[0]]) for both in rows)


def pair_batches(source: Dataset, target: Dataset, batch_size: int, seed: int) -> Iterator[tuple]:
    """Yields batches for models of two domains that are told no labels, without end.

    `CycleGAN.fit(batches, steps_per_epoch=...)`, and `CoupledGAN` the same. The images are those of
    `domain_batches`: each domain is shuffled by itself, and what shares a row is no pair.

    Args:
        source: `Dataset` of images.
        target: `Dataset` of the same image shape.
        batch_size: Images of each domain in a batch.
        seed: Whole number; the same seed gives the same batches.

    Returns:
        Iterator of `((source_images, target_images),)`: float32 `(batch_size, H, W, C)` in [-1, 1],
        twice.

    Raises:
        ValueError: If the sets differ in shape, or one is smaller than a batch.
    """
    rows = _rows_of_both(source, target, batch_size, seed)
    return ((_signed(source, target, *both),) for both in rows)


def matched(*datasets: Dataset, size: int | None = None) -> tuple[Dataset, ...]:
    """Gives image sets one shape: grey becomes colour where one is in colour, and sizes agree.

    Grey images get three equal channels. Colour is never turned into grey, since the difference
    between the sets is often what one wants to keep.

    Args:
        *datasets: `Dataset`s of images.
        size: Side of the square images wanted; None takes the largest of their sides, so that no
            set loses detail. Area interpolation down, bilinear up.

    Returns:
        Tuple of `Dataset`s with uint8 images `(N, size, size, C)`, in the same order; all else of
        them is as it was.

    Raises:
        ValueError: If a set holds points, or images of other than one or three channels, or the
            size is none.

    Example: `matched(usps, svhn)` gives both 32x32x3, from 16x16x1 and 32x32x3.
    """
    shapes = [dataset.images.shape[1:] for dataset in datasets]
    for dataset, shape in zip(datasets, shapes, strict=True):
        if len(shape) != 3 or shape[-1] not in (1, 3):
            raise ValueError(
                f"Expected sets of grey or colour images (N, H, W, 1 or 3). Received: "
                f"{dataset.name} with samples of shape {shape}."
            )
    size = max(max(shape[:2]) for shape in shapes) if size is None else size
    if size < 1:
        raise ValueError(f"Expected a size of at least 1. Received: size={size}")
    channels = max(shape[-1] for shape in shapes)
    return tuple(_fitted(dataset, size, channels) for dataset in datasets)


def _rows_of_both(source, target, batch_size, seed):
    shapes = [dataset.images.shape[1:] for dataset in (source, target)]
    if shapes[0] != shapes[1]:
        raise ValueError(
            f"Expected domains of one shape. Received: {source.name} {shapes[0]} and {target.name} "
            f"{shapes[1]}. Bring both to one: gankit.data.matched(source, target)."
        )
    if batch_size > min(len(source), len(target)):
        raise ValueError(
            f"Expected a batch size of at most {min(len(source), len(target))}, the size of the "
            f"smaller domain. Received: batch_size={batch_size}"
        )
    # Two streams of random numbers: what is drawn of one domain does not depend on the other.
    rows = [
        endless_rows(len(dataset), batch_size, np.random.default_rng((seed, number)))
        for number, dataset in enumerate((source, target))
    ]
    return zip(*rows, strict=True)


def _signed(source, target, source_rows, target_rows):
    images = source.signed(source_rows), target.signed(target_rows)
    for dataset in (source, target):
        give_back(dataset.images)
    return images


def _fitted(dataset, size, channels):
    return replace(dataset, images=with_channels(resized(dataset.images, size), channels))
