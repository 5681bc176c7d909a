"""Batches without end: every pass over the data in a new order, the remainder dropped."""

import mmap
from collections.abc import Iterator

import numpy as np

from gankit.data.dataset import Dataset


def shuffled_batches(
    dataset: Dataset,
    batch_size: int,
    seed: int | tuple[int, ...],
    labels: np.ndarray | None = None,
) -> Iterator[tuple]:
    """Yields batches for `fit(batches, steps_per_epoch=...)`, on every backend.

    Images are turned into floats batch by batch, and what was read of a memory map is given back,
    so that a set larger than the memory can be trained on. All batches have one size, since a new
    size costs a compilation.

    Args:
        dataset: A `Dataset`.
        batch_size: Samples in a batch, at most as many as the set holds.
        seed: Whole number, or several; the same seed gives the same batches.
        labels: Array `(N, ...)` with one row for each sample of the set, or None.

    Yields:
        Tuples of one float32 array `(batch_size, ...)` in [-1, 1], or of two: the samples and
        their labels.

    Raises:
        ValueError: If the set is smaller than a batch.
    """
    rows = _rows_of_one(dataset, batch_size, seed)
    return _batches(dataset, labels, rows)


def reconstruction_batches(dataset: Dataset, batch_size: int, seed: int) -> Iterator[tuple]:
    """Yields batches for `autoencoder.fit(batches, steps_per_epoch=...)`: images, and again.

    Args:
        dataset: `Dataset` of images; the same seed gives those of `shuffled_batches`.
        batch_size: Images in a batch, at most as many as the set holds.
        seed: Whole number; the same seed gives the same batches.

    Returns:
        Iterator of tuples of one float32 array `(batch_size, H, W, C)` in [0, 1], twice: what is
        shown, and what is to come out.

    Raises:
        ValueError: If the set is smaller than a batch.
    """
    rows = _rows_of_one(dataset, batch_size, seed)
    return ((images, images) for _, images in _converted(dataset, dataset.unit, rows))


def endless_rows(count, batch_size, generator):
    """Yields the rows of one batch after another, all of a set before any comes again.

    Args:
        count: Rows of the set.
        batch_size: Rows of a batch, at most as many.
        generator: `numpy.random.Generator`.

    Yields:
        int64 arrays `(batch_size,)`.
    """
    while True:
        order = generator.permutation(count)
        for start in range(0, count - batch_size + 1, batch_size):
            yield order[start : start + batch_size]


def _rows_of_one(dataset, batch_size, seed):
    if batch_size > len(dataset):
        raise ValueError(
            f"expected a batch size of at most {len(dataset)}, which is all of {dataset.name}; "
            f"received {batch_size}"
        )
    batches = endless_rows(len(dataset), batch_size, np.random.default_rng(seed))
    return (np.sort(rows) for rows in batches)  # a memory map is read forwards


def _converted(dataset, convert, batches_of_rows):
    for rows in batches_of_rows:
        samples = convert(rows)
        give_back(dataset.images)
        yield rows, samples


def _batches(dataset, labels, batches_of_rows):
    for rows, samples in _converted(dataset, dataset.signed, batches_of_rows):
        yield (samples,) if labels is None else (samples, labels[rows])


def give_back(images):
    """Takes the pages of a map that is only read out of this process, not out of the file cache.

    One row that is read can bring a whole two megabytes of its neighbours with it.
    """
    if getattr(images, "mode", None) == "r" and hasattr(mmap, "MADV_DONTNEED"):
        images._mmap.madvise(mmap.MADV_DONTNEED)
