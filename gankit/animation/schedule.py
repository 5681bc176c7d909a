"""When a frame is due: dense early, where much happens, and sparse late."""

import numpy as np

# The last gap between two frames is about this many times the first one.
GROWTH = 100.0


def growing_steps(total, frames=60):
    """Chooses steps whose gaps grow geometrically from 0 to `total`.

    Example: `growing_steps(1000, frames=8) -> [0, 9, 28, 63, 130, 261, 513, 1000]`.

    Args:
        total: The last step, at least 0.
        frames: How many steps at most, at least 2.

    Returns:
        A strictly increasing list of ints with 0 first and `total` last; every step when
        `total` is below `frames`.

    Raises:
        ValueError: If a number is too small.
    """
    if total < 0 or frames < 2:
        raise ValueError(
            f"Expected `total` >= 0 and `frames` >= 2. Received: total={total}, frames={frames}."
        )
    if total < frames:
        return list(range(total + 1))
    progress = np.linspace(0.0, 1.0, frames)
    steps = np.rint(total * (GROWTH**progress - 1.0) / (GROWTH - 1.0)).astype(int)
    return np.unique(steps).tolist()


def endless_steps():
    """Yields steps with growing gaps, for a training whose end is not known.

    Example: `0, 1, 2, ..., 15, 16, 18, 20, ...`: up to step 20,000 about 80 of them.

    Yields:
        Strictly increasing ints from 0.
    """
    step = 0
    while True:
        yield step
        step += max(1, step // 8)


class DueSteps:
    """Walks once through a schedule and says at each call whether a frame is due.

    Args:
        steps: Iterable of increasing ints; it may be endless.

    Raises:
        ValueError: At the call that meets a step which does not increase.
    """

    def __init__(self, steps):
        self._steps = iter(steps)
        self._next = next(self._steps, None)

    def due(self, step):
        """Whether a scheduled step has been reached or passed since the last call.

        Args:
            step: The present step.

        Returns:
            True once for all scheduled steps up to `step`.
        """
        is_due = False
        while self._next is not None and self._next <= step:
            is_due = True
            self._advance()
        return is_due

    def _advance(self):
        previous, self._next = self._next, next(self._steps, None)
        if self._next is not None and self._next <= previous:
            raise ValueError(
                "Expected a schedule of increasing steps. "
                f"Received: {self._next} after {previous}. Sort it and drop repeated steps."
            )
