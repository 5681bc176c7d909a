"""Few labelled images beside many others: how to choose them, and how batches are made of both."""

import keras
import numpy as np


def choose_few(labels, per_class, seed):
    """Chooses the images that keep their labels: equally many of each class.

    Args:
        labels: Whole numbers `(N,)`.
        per_class: How many of each class.
        seed: Whole number; the same seed chooses the same images.

    Returns:
        Tuple `(few, others)` of index arrays, `(classes * per_class,)` and all the rest, both in
        random order.

    Raises:
        ValueError: If a class has fewer images than that.
    """
    order = np.random.default_rng(seed).permutation(len(labels))
    classes, counts = np.unique(labels, return_counts=True)
    if counts.min() < per_class:
        raise ValueError(
            f"Expected at least {per_class} image(s) of each class. Received: {counts.min()} of "
            f"class {classes[counts.argmin()]}. Load more images, or label fewer."
        )
    few = np.concatenate([order[labels[order] == c][:per_class] for c in classes])
    few = order[np.isin(order, few)]
    return few, order[~np.isin(order, few)]


class MixedBatches(keras.utils.PyDataset):
    """Batches `([images, labelled_images], labels)` for `SemiSupervisedAdversarialAutoencoder`.

    One pass over the unlabelled images is an epoch; the remainder that fills no batch is left out,
    since another size would cost a compilation. The labelled ones are drawn anew for every batch,
    none of them twice in one.

    Args:
        images: float32 `(N, H, W, C)` in [0, 1], the unlabelled ones.
        labelled_images: float32 `(M, H, W, C)`.
        labels: Whole numbers `(M,)`.
        batch_size: Unlabelled images in a batch, at most N.
        labelled_batch_size: Labelled images in a batch, at most M. By default 100, or M if that is
            less.
        seed: Whole number for the order.

    Raises:
        ValueError: If there are too few images for a batch, or not as many labels as images.
    """

    def __init__(
        self, images, labelled_images, labels, batch_size, *, labelled_batch_size=None, seed=0
    ):
        super().__init__()
        if len(labelled_images) != len(labels):
            raise ValueError(
                f"Expected one label per labelled image. Received: {len(labelled_images)} images, "
                f"{len(labels)} labels."
            )
        labelled_batch_size = labelled_batch_size or min(100, len(labels))
        if batch_size > len(images) or labelled_batch_size > len(labels):
            raise ValueError(
                f"Expected at most {len(images)} unlabelled and {len(labels)} labelled images in a "
                f"batch. Received: {batch_size} and {labelled_batch_size}."
            )
        self.images, self.labelled_images, self.labels = images, labelled_images, labels
        self.batch_size, self.labelled_batch_size = batch_size, labelled_batch_size
        self._random = np.random.default_rng(seed)
        self._order = self._random.permutation(len(images))

    def __len__(self):
        return len(self.images) // self.batch_size

    def __getitem__(self, index):
        rows = self._order[index * self.batch_size : (index + 1) * self.batch_size]
        few = self._random.choice(len(self.labels), self.labelled_batch_size, replace=False)
        return (self.images[rows], self.labelled_images[few]), self.labels[few]

    def on_epoch_end(self):
        self._order = self._random.permutation(len(self.images))
