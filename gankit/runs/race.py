"""A race: two ways of training, the same data, and the time each takes to the same quality."""

import statistics
import time

import keras

from gankit.data import Dataset, shuffled_batches
from gankit.runs.contender import Contender, Trajectory
from gankit.runs.quality import FrechetQuality, ModesQuality
from gankit.runs.speedup_report import Speedup

LAST = 3  # measurements whose median is the baseline's final quality


def speedup(
    baseline: Contender,
    mine: Contender,
    dataset: Dataset,
    quality: FrechetQuality | ModesQuality,
    *,
    steps: int,
    every: int,
    seed: int = 0,
    verbose: bool = True,
) -> Speedup:
    """Trains two contenders to the same quality and compares steps and seconds.

    The baseline trains all its steps. The median of its last three measurements is the mark, so
    that one lucky or unlucky measurement decides nothing. Either contender has reached the mark
    where it is as good for the first time and still is at the next measurement. `mine` stops
    there, or after `steps`.

    Args:
        baseline: A `Contender`; or, to race several others against the same one, the `baseline`
            of an earlier result, which is then not trained again.
        mine: The `Contender` that should be faster.
        dataset: The `gankit.data.Dataset` that both learn from.
        quality: A `FrechetQuality` for images or a `ModesQuality` for points.
        steps: Steps of the baseline, and the most that `mine` gets.
        every: Steps between two measurements, at most a third of `steps`.
        seed: Whole number for weights and batches of both.
        verbose: Whether to print a line now and then.

    Returns:
        A `Speedup`.

    Raises:
        ValueError: If there are fewer than three measurements.
    """
    if every < 1 or steps // every < LAST:
        raise ValueError(
            f"Expected `every` from 1 to a third of steps={steps}, so that the baseline's final "
            f"quality can be the median of {LAST} measurements. Received: every={every}"
        )
    course = {"steps": steps, "every": every, "seed": seed, "verbose": verbose}
    if not isinstance(baseline, Trajectory):
        baseline = trained(baseline, dataset, quality, **course)
    mark = statistics.median(baseline.values[-LAST:])
    return Speedup(baseline, trained(mine, dataset, quality, mark=mark, **course), quality, mark)


def trained(contender, dataset, quality, *, steps, every, seed=0, mark=None, verbose=True):
    """Trains one contender and measures its quality on the way.

    Args:
        contender: The `Contender`.
        dataset: The `gankit.data.Dataset`.
        quality: What to measure.
        steps: The most steps; a remainder of fewer than `every` is left out.
        every: Steps between two measurements.
        seed: Whole number for weights and batches.
        mark: Stop once this quality is reached and kept for one more measurement; None never.
        verbose: Whether to print a line now and then.

    Returns:
        A `Trajectory`.
    """
    keras.utils.set_random_seed(seed)
    trajectory = Trajectory(contender)
    model = contender.build()
    watch = _Watch(trajectory, quality, mark, _lines(steps // every) if verbose else ())
    batches = shuffled_batches(dataset, contender.batch_size, seed)
    rounds = {"epochs": steps // every, "steps_per_epoch": every}
    model.fit(batches, shuffle=False, verbose=0, callbacks=[watch], **rounds)
    return trajectory


class _Watch(keras.callbacks.Callback):
    """Measures at the end of every round; the clock stands still meanwhile."""

    def __init__(self, trajectory, quality, mark, lines):
        super().__init__()
        self.trajectory, self.quality, self.mark, self.lines = trajectory, quality, mark, lines
        self._seconds = 0.0

    def on_train_begin(self, logs=None):
        # The first step compiles the graph: that is waiting time like any other.
        self._measure = self.quality.prepare(self.model)
        self._since = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        model = self.model  # subtle: on JAX this access brings the trained state back
        self._seconds += time.perf_counter() - self._since
        trajectory = self.trajectory
        trajectory.steps.append((epoch + 1) * self.params["steps"])
        trajectory.seconds.append(self._seconds)
        trajectory.values.append(self._measure())
        model.stop_training = self._is_there()
        if epoch + 1 in self.lines or model.stop_training:
            self._print()
        self._since = time.perf_counter()

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


def _lines(rounds):
    """Chooses about five rounds after which a line is printed. Example: 40 -> 8, 16, 24, 32, 40."""
    return {round(rounds * part / 5) for part in range(1, 6)}
