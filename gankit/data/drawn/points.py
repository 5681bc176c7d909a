"""Points drawn from equal Gaussians: the whole of `ring` and `grid` but their centres."""

from dataclasses import dataclass

import numpy as np

from gankit.data.content import Content

COUNTS = {"train": 20_000, "test": 4_000}


@dataclass(frozen=True, eq=False)
class Mixture:
    """Draws points from Gaussians of equal weight, the same ones every time.

    Args:
        centres: float32 `(modes, 2)`.
        deviation: Standard deviation along each axis.
        seeds: Dict from a split's name to a whole number.
    """

    centres: np.ndarray
    deviation: float
    seeds: dict[str, int]

    def __call__(
        self, split: str = "train", *, size: None = None, limit: int | None = None
    ) -> Content:
        """Draws the points of a split.

        Args:
            split: `"train"` (20,000 points) or `"test"` (4,000).
            size: Must be `None`; points have no size.
            limit: How many, from the first; `None` for all.

        Returns:
            A `Content`: float32 points `(N, 2)`, clipped to [-1, 1]; labels int64 `(N,)`, the
            index of the mode.

        Raises:
            ValueError: If a size is given.
        """
        refuse_size(size)
        random, count = np.random.default_rng(self.seeds[split]), COUNTS[split]
        labels = random.integers(0, len(self.centres), count)
        noise = random.normal(0, self.deviation, (count, 2))
        points = (self.centres[labels] + noise).clip(-1, 1).astype("float32")
        return Content(points[:limit], labels[:limit].astype("int64"))


def refuse_size(size):
    """Refuses a size of points, which have none."""
    if size is not None:
        raise ValueError(f"size: expected None, since points have no size; received {size!r}.")
