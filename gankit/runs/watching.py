"""Looks on while a contender trains: steps, seconds and quality, and when it is enough."""

import time

import keras


class Watch(keras.callbacks.Callback):
    """Measures every so many steps. The clock goes during the steps alone.

    It comes first of the callbacks: what others do between steps is not counted.

    Args:
        trajectory: The `Trajectory` to write into.
        quality: What is measured.
        mark: Stop once this quality is reached and kept for one more measurement; None never.
        every: Steps between two measurements.
        lines: Numbers of the measurements of which a line is printed.
    """

    def __init__(self, trajectory, quality, mark, every, lines):
        super().__init__()
        self.trajectory, self.quality, self.mark = trajectory, quality, mark
        self.every, self.lines = every, lines
        self._step, self._seconds = 0, 0.0

    def on_train_begin(self, logs=None):
        self._measure = self.quality.prepare(self.model)

    def on_train_batch_begin(self, batch, logs=None):
        # The first step compiles the graph: that is waiting time like any other.
        self._since = time.perf_counter()

    def on_train_batch_end(self, batch, logs=None):
        self._seconds += time.perf_counter() - self._since
        self._step += 1
        if self._step % self.every == 0:
            self._note(self.model)

    def count(self, seconds):
        """Adds seconds that were spent before the first step."""
        self._seconds += seconds

    def _note(self, model):
        trajectory = self.trajectory
        trajectory.steps.append(self._step)
        trajectory.seconds.append(self._seconds)
        trajectory.values.append(self._measure())
        model.stop_training = self._is_there()
        if self._step // self.every in self.lines or model.stop_training:
            self._print()

    def _is_there(self):
        if self.mark is None:
            return False
        first = self.trajectory.first_to_stay(lambda v: self.quality.is_reached(v, self.mark))
        return first is not None

    def _print(self):
        name, value = self.quality.name, self.trajectory.values[-1]
        step, seconds = self.trajectory.steps[-1], self.trajectory.seconds[-1]
        who = self.trajectory.contender.name
        print(f"{who}: step {step:,}, {seconds:.0f} s, {name} {value:.4g}", flush=True)


def printed_rounds(rounds):
    """Chooses about five rounds after which a line is printed. Example: 40 -> 8, 16, 24, 32, 40."""
    return {round(rounds * part / 5) for part in range(1, 6)}
