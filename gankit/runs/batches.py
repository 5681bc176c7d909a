"""Batches without end: every pass over the data in a new order, the remainder dropped."""

import numpy as np


def shuffled_batches(dataset, batch_size, seed):
    """Yields batches for `fit(batches, steps_per_epoch=...)`, on every backend.

    Images are turned into floats batch by batch, so that a set larger than the memory can be
    trained on. All batches have one size, since a new size costs a compilation.

    Args:
        dataset: A `gankit.data.Dataset`.
        batch_size: Samples in a batch, at most as many as the set holds.
        seed: Whole number; the same seed gives the same batches.

    Yields:
        Tuples of one float32 array `(batch_size, ...)` in [-1, 1].

    Raises:
        ValueError: If the set is smaller than a batch.
    """
    if batch_size > len(dataset):
        raise ValueError(
            f"expected a batch size of at most {len(dataset)}, which is all of {dataset.name}; "
            f"received {batch_size}"
        )
    return _endless(dataset, batch_size, np.random.default_rng(seed))


def _endless(dataset, batch_size, generator):
    while True:
        order = generator.permutation(len(dataset))
        for start in range(0, len(order) - batch_size + 1, batch_size):
            rows = np.sort(order[start : start + batch_size])  # a memory map is read forwards
            yield (dataset.signed(rows),)
