"""Batches without end: every pass over the data in a new order, the remainder dropped."""

import mmap

import numpy as np


def shuffled_batches(dataset, batch_size, seed, labels=None):
    """Yields batches for `fit(batches, steps_per_epoch=...)`, on every backend.

    Images are turned into floats batch by batch, and what was read of a memory map is given back,
    so that a set larger than the memory can be trained on. All batches have one size, since a new
    size costs a compilation.

    Args:
        dataset: A `gankit.data.Dataset`.
        batch_size: Samples in a batch, at most as many as the set holds.
        seed: Whole number; the same seed gives the same batches.
        labels: Array `(N, ...)` with one row for each sample of the set, or None.

    Yields:
        Tuples of one float32 array `(batch_size, ...)` in [-1, 1], or of two: the samples and
        their labels.

    Raises:
        ValueError: If the set is smaller than a batch.
    """
    if batch_size > len(dataset):
        raise ValueError(
            f"expected a batch size of at most {len(dataset)}, which is all of {dataset.name}; "
            f"received {batch_size}"
        )
    return _endless(dataset, labels, batch_size, np.random.default_rng(seed))


def _endless(dataset, labels, batch_size, generator):
    while True:
        order = generator.permutation(len(dataset))
        for start in range(0, len(order) - batch_size + 1, batch_size):
            rows = np.sort(order[start : start + batch_size])  # a memory map is read forwards
            samples = dataset.signed(rows)
            _give_back(dataset.images)
            yield (samples,) if labels is None else (samples, labels[rows])


def _give_back(images):
    """Takes the pages of a map that is only read out of this process, not out of the file cache.

    One row that is read can bring a whole two megabytes of its neighbours with it.
    """
    if getattr(images, "mode", None) == "r" and hasattr(mmap, "MADV_DONTNEED"):
        images._mmap.madvise(mmap.MADV_DONTNEED)
