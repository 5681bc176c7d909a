"""What every loader returns: images, labels, and where they came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True, eq=False)
class Dataset:
    """Images (or 2-D points) with their labels and their origin.

    Args:
        images: uint8 `(N, H, W, C)`, 0 to 255, colours in the order red, green, blue; for
            `ring`, `grid` and `swiss_roll` float32 points `(N, 2)` in [-1, 1].
        labels: int64 `(N,)`, an index into `classes`; zeros where a set has no classes.
        name: The name that was asked for, such as `"mnist"`.
        source: `"generated"`, or the file or folder that the images came from.
        classes: Names of the classes, in the order of their labels.
        attributes: Name to bool `(N,)`; empty where a set has none.

    `dataset[rows]` is the `Dataset` of these rows, labels and attributes too: a slice, a row's
    number, an array of numbers, or a mask `(N,)` of booleans.

    Example: images `[[0], [255]]` -> `.signed()` `[[-1.0], [1.0]]`, `.unit()` `[[0.0], [1.0]]`.
    `dataset[dataset.labels == 7][:16]` has the first sixteen sevens.
    """

    images: np.ndarray
    labels: np.ndarray
    name: str
    source: str
    classes: tuple[str, ...] = ()
    attributes: dict[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, rows: int | slice | Sequence | np.ndarray) -> "Dataset":
        rows = self._checked_rows(rows)
        return replace(
            self,
            images=self.images[rows],
            labels=self.labels[rows],
            attributes={name: values[rows] for name, values in self.attributes.items()},
        )

    def __repr__(self):
        parts = [f"{self.name!r}", f"images={self.images.shape} {self.images.dtype}"]
        for kind, names in (("classes", self.classes), ("attributes", [*self.attributes])):
            if len(names):
                parts.append(f"{len(names)} {kind} ({_first_of(names)})")
        return f"Dataset({', '.join(parts)}, source={self.source!r})"

    @property
    def is_generated(self) -> bool:
        """True if these are drawn images or points rather than recorded ones."""
        return self.source == "generated"

    def signed(self, rows: slice | np.ndarray = slice(None)) -> np.ndarray:
        """Returns the images as float32 in [-1, 1], the range of a `tanh` generator.

        Args:
            rows: Which rows to convert, a slice or an index array. All of them by default;
                a part of them where all as float32 would not fit into memory.

        Returns:
            float32 `(N, H, W, C)` in [-1, 1]: 0 becomes -1, 255 becomes 1. Points are
            returned unchanged, since they lie in [-1, 1] already.
        """
        return self._scaled(rows, 2.0 / 255.0, -1.0)

    def unit(self, rows: slice | np.ndarray = slice(None)) -> np.ndarray:
        """Returns the images as float32 in [0, 1], the range of a sigmoid decoder.

        Args:
            rows: Which rows to convert, a slice or an index array; all of them by default.

        Returns:
            float32 `(N, H, W, C)` in [0, 1]: 0 becomes 0, 255 becomes 1. Points are returned
            unchanged, in [-1, 1].
        """
        return self._scaled(rows, 1.0 / 255.0, 0.0)

    def _checked_rows(self, rows):
        """Returns what selects rows and keeps their axis."""
        if isinstance(rows, slice):
            return rows
        numbers = np.asarray(rows)
        if isinstance(rows, list) and not rows:
            return numbers.astype("int64")  # by itself an empty list becomes floats
        if numbers.dtype == bool and numbers.shape == (len(self),):
            return numbers
        if numbers.dtype.kind not in "iu" or numbers.ndim > 1 or isinstance(rows, tuple):
            received = repr(rows)
            if isinstance(rows, np.ndarray):
                received = f"an array {rows.shape} of {rows.dtype}"
            raise ValueError(
                "Expected a slice, a row's number, an array of numbers, or a mask of "
                f"{len(self)} booleans. Received: {received}. "
                "What belongs to the rows is found in .images, .labels and .attributes."
            )
        if numbers.size and not -len(self) <= numbers.min() <= numbers.max() < len(self):
            raise IndexError(
                f"Expected rows from {-len(self)} to {len(self) - 1}. "
                f"Received: {numbers.min()} to {numbers.max()}"
            )
        return numbers.reshape(-1)

    def _scaled(self, rows, factor, offset):
        if self.images.dtype != np.uint8:
            return np.array(self.images[rows], dtype="float32")
        scaled = np.multiply(self.images[rows], np.float32(factor), dtype="float32")
        scaled += np.float32(offset)
        # 255 * float32(2 / 255) may round to just above 1.
        return np.clip(scaled, offset, 1.0, out=scaled)


def _first_of(names, count=3):
    return ", ".join(names[:count]) + (", ..." if len(names) > count else "")
