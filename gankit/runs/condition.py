"""What a conditional model is told of each sample: its class, or some of its attributes."""

from dataclasses import dataclass

import numpy as np

# Names of CelebA that drawn faces have as well, each plain to see at 64x64.
FACE_ATTRIBUTES = ("Eyeglasses", "Smiling", "Black_Hair", "Blond_Hair", "Brown_Hair", "Bangs")
SLIDE = 7  # columns from an attribute's 0 to its 1


@dataclass(frozen=True, eq=False)
class Condition:
    """The labels of a data set, as a conditional model is told them.

    Args:
        labels: One for each sample: whole numbers `(N,)` for classes, or float32 vectors `(N, K)`
            of 0 and 1 for attributes.
        names: What the K entries of a label's vector stand for.
        columns: Labels to draw side by side, in the same form as `labels`.
        column_names: What the columns show.
    """

    labels: np.ndarray
    names: tuple[str, ...]
    columns: np.ndarray
    column_names: tuple[str, ...]

    @property
    def has_attributes(self):
        """True if a label is a vector of answers, False if it is a class."""
        return self.labels.ndim == 2

    def slides(self, dataset, rows):
        """Returns inputs for a grid with one image along each row, its label slid over the columns.

        Of classes each is a column. Of attributes one is slid in each row, from 0 to 1 in `SLIDE`
        steps, the next one in the next row; the others stay what they are in that image.

        Args:
            dataset: The `Dataset` that the labels belong to.
            rows: Numbers of the images.

        Returns:
            List of images `(rows * columns, H, W, C)` in [-1, 1] and labels, row by row.
        """
        if not self.has_attributes:
            labels = np.concatenate([self.columns] * len(rows))
            return [np.repeat(dataset.signed(rows), len(self.columns), axis=0), labels]
        labels = np.repeat(self.labels[rows], SLIDE, axis=0)
        slid = np.repeat(np.arange(len(rows)) % len(self.names), SLIDE)
        labels[np.arange(len(labels)), slid] = np.tile(np.linspace(0, 1, SLIDE), len(rows))
        return [np.repeat(dataset.signed(rows), SLIDE, axis=0), labels]

    def grid(self, latent_dim, rows, seed):
        """Returns inputs for a grid with one column a label and one latent vector along each row.

        Args:
            latent_dim: Length of the latent vector.
            rows: How many latent vectors.
            seed: Whole number that draws them.

        Returns:
            List of latent vectors `(rows * columns, latent_dim)` and labels, row by row.
        """
        latents = np.random.default_rng(seed).standard_normal((rows, latent_dim), np.float32)
        count = len(self.columns)
        return [np.repeat(latents, count, axis=0), np.concatenate([self.columns] * rows)]


def condition_of(dataset, names=None):
    """Takes a data set's classes for a condition, or else its attributes.

    Args:
        dataset: A `gankit.data.Dataset`.
        names: Sequence of names of attributes to take; None takes some that are plain to see.

    Returns:
        A `Condition`. With classes there is a column for each; with attributes a first one without
        any, then one for each attribute alone.

    Raises:
        ValueError: If the set has neither, or no such attribute.
    """
    names = told_names(dataset, names)
    if dataset.classes:
        count = np.arange(len(names))
        return Condition(dataset.labels, names, count, names)
    labels = np.stack([dataset.attributes[name] for name in names], axis=1).astype("float32")
    columns = np.eye(len(names) + 1, len(names), k=-1, dtype="float32")
    return Condition(labels, names, columns, ("none", *names))


def told_names(dataset, names=None):
    """Returns the names of what a conditional model is told of a set.

    Args:
        dataset: A `gankit.data.Dataset`, or the `Description` of one.
        names: As for `condition_of`.

    Returns:
        Tuple of the classes, or else of attributes.

    Raises:
        ValueError: If the set has neither, or no such attribute.
    """
    if names is not None:
        _refuse_unknown(names, dataset)
    if dataset.classes:
        return dataset.classes
    if names is None:
        names = [name for name in FACE_ATTRIBUTES if name in dataset.attributes]
    if not names:
        raise ValueError(
            f"expected data with classes, such as mnist, or with attributes, such as celeba beside "
            f"its list_attr_celeba.txt; received {dataset.name}, which has neither"
        )
    return tuple(names)


def _refuse_unknown(names, dataset):
    if dataset.classes:
        raise ValueError(f"{dataset.name} has classes, and all are told: leave the labels out")
    unknown = [name for name in names if name not in dataset.attributes]
    if unknown or not names or len(set(names)) < len(names):
        raise ValueError(
            f"expected labels among the attributes of {dataset.name}, each once: "
            f"{', '.join(dataset.attributes) or 'it has none'}; received {', '.join(names)}"
        )
