"""Few labelled images beside many others: choose them, shake them, make batches of both."""

import cv2
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


def shake(images, random):
    """Turns, stretches and moves images a little, each in its own way; a digit stays readable.

    By up to 0.25 radians, 15 % along each axis, a quarter of sideways slant, and 2 pixels of 28.

    Args:
        images: float32 `(N, H, W, C)`, 0 outside of what they show.
        random: `np.random.Generator`.

    Returns:
        float32 array of the same shape; what comes in from outside is 0.
    """
    height, width = images.shape[1:3]
    centre = np.array([(width - 1) / 2, (height - 1) / 2])
    shaken = np.empty_like(images)
    for number, image in enumerate(images):
        angle, slant = random.uniform(-0.25, 0.25, 2)
        across, down = random.uniform(0.85, 1.15, 2)
        turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        matrix = turned @ [[across, slant], [0, down]]
        move = centre - matrix @ centre + random.uniform(-width / 14, width / 14, 2)
        moved = cv2.warpAffine(image, np.column_stack([matrix, move]), (width, height))
        shaken[number] = moved.reshape(image.shape)  # OpenCV drops the axis of a single channel
    return shaken


class MixedBatches(keras.utils.PyDataset):
    """Batches `((images, labelled_images), labels)` for `SemiSupervisedAdversarialAutoencoder`.

    With `shaken`, `((images, labelled_images, shaken_images), labels)` for
    `ConsistentAdversarialAutoencoder`: the unlabelled ones once more, shaken.

    One pass over the unlabelled images is an epoch; the remainder that fills no batch is left out,
    since another size would cost a compilation. The labelled ones are drawn anew for every batch,
    none of them twice in one, and shaken.

    Args:
        images: float32 `(N, H, W, C)` in [0, 1], the unlabelled ones.
        labelled_images: float32 `(M, H, W, C)`.
        labels: Whole numbers `(M,)`.
        batch_size: Unlabelled images in a batch, at most N.
        labelled_batch_size: Labelled images in a batch, at most M. By default 64, or M if that is
            less.
        shaken: Whether shaken copies of the unlabelled images come with them.
        seed: Whole number for the order, and for the shaking.

    Raises:
        ValueError: If there are too few images for a batch, or not as many labels as images.
    """

    def __init__(
        self,
        images,
        labelled_images,
        labels,
        batch_size,
        *,
        labelled_batch_size=None,
        shaken=False,
        seed=0,
    ):
        super().__init__()
        if len(labelled_images) != len(labels):
            raise ValueError(
                f"Expected one label per labelled image. Received: {len(labelled_images)} images, "
                f"{len(labels)} labels."
            )
        labelled_batch_size = labelled_batch_size or min(64, len(labels))
        if batch_size > len(images) or labelled_batch_size > len(labels):
            raise ValueError(
                f"Expected at most {len(images)} unlabelled and {len(labels)} labelled images in a "
                f"batch. Received: {batch_size} and {labelled_batch_size}."
            )
        self.images, self.labelled_images, self.labels = images, labelled_images, labels
        self.batch_size, self.labelled_batch_size = batch_size, labelled_batch_size
        self.shaken = shaken
        self._random = np.random.default_rng(seed)
        self._order = self._random.permutation(len(images))

    def __len__(self):
        return len(self.images) // self.batch_size

    def __getitem__(self, index):
        rows = self._order[index * self.batch_size : (index + 1) * self.batch_size]
        few = self._random.choice(len(self.labels), self.labelled_batch_size, replace=False)
        images = self.images[rows], shake(self.labelled_images[few], self._random)
        if self.shaken:
            images = *images, shake(self.images[rows], self._random)
        return images, self.labels[few]

    def on_epoch_end(self):
        self._order = self._random.permutation(len(self.images))
