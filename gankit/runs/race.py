"""A race: two ways of training, the same data, and the time each takes to the same quality."""

import statistics
import time
from collections.abc import Iterable

import keras

from gankit.data import Dataset, shuffled_batches
from gankit.runs.ablation_report import Ablation
from gankit.runs.contender import Contender, Trajectory, settings_of
from gankit.runs.quality import FrechetQuality, ModesQuality
from gankit.runs.speedup_report import Speedup
from gankit.runs.watching import Watch, printed_rounds

LAST = 3  # measurements whose median is the baseline's final quality


def speedup(
    baseline: Contender | Trajectory,
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
        baseline: A `Contender`; or the `Trajectory` of one that was `trained` before, such as the
            `baseline` of an earlier result: it is not trained again.
        mine: The `Contender` that should be faster.
        dataset: The `gankit.data.Dataset` that both learn from.
        quality: A `FrechetQuality` for images or a `ModesQuality` for points.
        steps: Steps of the baseline, and the most that `mine` gets.
        every: Steps between two measurements, at most a third of `steps`.
        seed: Whole number for weights and batches of both, as for `trained`: it becomes the global
            seed.
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


def ablation(
    baseline: Contender | Trajectory,
    others: Iterable[Contender],
    dataset: Dataset,
    quality: FrechetQuality | ModesQuality,
    *,
    steps: int,
    every: int,
    seed: int = 0,
    verbose: bool = True,
) -> Ablation:
    """Races several contenders against the same baseline: which change gains how much?

    Args:
        baseline: As in `speedup`; so are `dataset`, `quality`, `every`, `seed` and `verbose`.
        others: `Contender`s, such as the baseline with one change each.
        steps: Steps of a baseline that was not trained before, and the most of each other.

    Returns:
        An `Ablation`.
    """
    course = {"steps": steps, "every": every, "seed": seed, "verbose": verbose}
    races = []
    for other in others:
        races.append(speedup(baseline, other, dataset, quality, **course))
        baseline = races[0].baseline
    return Ablation(races)


def trained(
    contender: Contender,
    dataset: Dataset,
    quality: FrechetQuality | ModesQuality,
    *,
    steps: int,
    every: int,
    seed: int = 0,
    mark: float | None = None,
    epoch: int | None = None,
    callbacks: Iterable[keras.callbacks.Callback] = (),
    verbose: bool = True,
) -> Trajectory:
    """Trains one contender and measures its quality on the way.

    Args:
        contender: The `Contender`.
        dataset: The `gankit.data.Dataset`.
        quality: What to measure.
        steps: The most steps; a remainder of fewer than an epoch is left out.
        every: Steps between two measurements.
        seed: Whole number for weights and batches. It becomes the global seed, as by
            `keras.utils.set_random_seed`: what is drawn afterwards follows from it too.
        mark: Stop once this quality is reached and kept for one more measurement; None never.
        epoch: Steps of an epoch, with which a model may report anew; by default `every`.
        callbacks: Others that look on, such as a `FrameRecorder`; their time is not counted.
        verbose: Whether to print a line now and then.

    Returns:
        A `Trajectory`.
    """
    keras.utils.set_random_seed(seed)
    started = time.perf_counter()  # before anything of the contender's has run
    model = contender.build()
    seconds = time.perf_counter() - started
    trajectory = Trajectory(contender, model, settings_of(model))
    lines = printed_rounds(steps // every) if verbose else ()
    watch = Watch(trajectory, quality, mark, every, lines)
    watch.count(seconds)
    batches = shuffled_batches(dataset, contender.batch_size, seed)
    epoch = epoch or every
    rounds = {"epochs": steps // epoch, "steps_per_epoch": epoch}
    model.fit(batches, shuffle=False, verbose=0, callbacks=[watch, *callbacks], **rounds)
    return trajectory
