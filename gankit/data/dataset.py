"""What every loader returns: images, labels, and where they came from."""

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images (or 2-D points) with their labels and their origin.

    Args:
        images: uint8 `(N, H, W, C)`, 0 to 255, colours in the order red, green, blue; for
            `ring` and `grid` float32 points `(N, 2)` in [-1, 1].
        labels: int64 `(N,)`, an index into `classes`; zeros where a set has no classes.
        name: The name that was asked for, such as `"mnist"`.
        source: `"generated"`, or the file or folder that the images came from.
        classes: Names of the classes, in the order of their labels.
        attributes: Name to bool `(N,)`; empty where a set has none.

    Example: images `[[0], [255]]` -> `.signed()` `[[-1.0], [1.0]]`, `.unit()` `[[0.0], [1.0]]`.
    """

    images: np.ndarray
    labels: np.ndarray
    name: str
    source: str
    classes: tuple[str, ...] = ()
    attributes: dict[str, np.ndarray] = field(default_factory=dict)

    def __len__(self):
        return len(self.images)

    def __repr__(self):
        return (
            f"Dataset(name={self.name!r}, images={self.images.shape} {self.images.dtype}, "
            f"source={self.source!r})"
        )

    @property
    def is_generated(self):
        """True if these are drawn images or points rather than recorded ones."""
        return self.source == "generated"

    def signed(self, rows=slice(None)):
        """Returns the images as float32 in [-1, 1], the range of a `tanh` generator.

        Args:
            rows: Which rows to convert, a slice or an index array. All of them by default;
                a part of them where all as float32 would not fit into memory.

        Returns:
            float32 `(N, H, W, C)` in [-1, 1]: 0 becomes -1, 255 becomes 1. Points are
            returned unchanged, since they lie in [-1, 1] already.
        """
        return self._scaled(rows, 2.0 / 255.0, -1.0)

    def unit(self, rows=slice(None)):
        """Returns the images as float32 in [0, 1], the range of a sigmoid decoder.

        Args:
            rows: Which rows to convert, a slice or an index array; all of them by default.

        Returns:
            float32 `(N, H, W, C)` in [0, 1]: 0 becomes 0, 255 becomes 1. Points are returned
            unchanged, in [-1, 1].
        """
        return self._scaled(rows, 1.0 / 255.0, 0.0)

    def _scaled(self, rows, factor, offset):
        if self.images.dtype != np.uint8:
            return np.array(self.images[rows], dtype="float32")
        scaled = np.multiply(self.images[rows], np.float32(factor), dtype="float32")
        scaled += np.float32(offset)
        # 255 * float32(2 / 255) may round to just above 1.
        return np.clip(scaled, offset, 1.0, out=scaled)
