"""Trains a `ProgressiveGAN` from its present step on: it grows and fades in as a schedule says."""

from dataclasses import dataclass

import keras

from gankit.data import image_levels, shuffled_batches
from gankit.refusals import refuse_negative, refuse_not_positive
from gankit.schedules import growth_at, settled_share


@dataclass(frozen=True)
class GrowthSchedule:
    """When each level begins, and how long it fades in.

    Args:
        levels: How many levels there are.
        stabilise: Steps of each level but the last at alpha 1, at least 1.
        fade: Steps in which each level but the first fades in; at 0 it is there at once.

    Raises:
        ValueError: If a number is out of range.
    """

    levels: int
    stabilise: int
    fade: int

    def __post_init__(self):
        refuse_not_positive(levels=self.levels, stabilise=self.stabilise)
        refuse_negative(fade=self.fade)

    def at(self, step):
        """Returns `(level, alpha)` at a step, see `gankit.schedules.growth_at`."""
        return growth_at(step, self.levels, self.stabilise, self.fade)

    def start_of(self, level):
        """Returns the first step of a level. Example: with 1000 and 500, level 2 at 2500."""
        return 0 if level == 0 else self.stabilise + (level - 1) * (self.fade + self.stabilise)


def evenly_growing(steps, levels, last_share=0.4):
    """Makes the schedule of a run whose last level gets a share of its steps, the rest evenly.

    Args:
        steps: Steps of the whole training.
        levels: How many levels there are.
        last_share: Share of the steps that is left when the last level begins to fade in.

    Returns:
        A `GrowthSchedule`; every level fades in as long as it is stabilised. With two levels or a
        small share the fades are shorter: the last level has half of its steps at alpha 1.

    Example: 1,000 steps and 4 levels: the last begins at step 600, each fade takes 120.
    """
    if levels == 1:
        return GrowthSchedule(1, max(1, steps), 0)
    before = round((1.0 - last_share) * steps)
    fade = min(before // (2 * levels - 3), (steps - before) // 2)
    stabilise = (before - (levels - 2) * fade) // (levels - 1)
    return GrowthSchedule(levels, max(1, stabilise), fade)


def fit_growing(
    gan, dataset, steps, schedule, *, batch_size=32, seed=0, callbacks=(), verbose="auto"
):
    """Trains a compiled progressive GAN up to a step, one `fit` for each level.

    It goes on from `gan.optimizer.iterations`, the steps that it has behind it, in whichever level
    and in the middle of whichever fade: the batches are those that a training without a break would
    see. So a model that was saved and loaded gets the same weights as one that was not.

    Args:
        gan: A compiled `ProgressiveGAN`.
        dataset: `Dataset` of images at the last resolution.
        steps: The step at which to end, counted from the beginning of the whole training.
        schedule: A `GrowthSchedule`.
        batch_size: Images in a step.
        seed: Whole number for the order of the images.
        callbacks: Keras callbacks, which see each level's `fit`.
        verbose: As of `fit`.

    Raises:
        ValueError: If the GAN is not compiled, the images are not those of its last level, or it
            has grown further than the schedule says.
    """
    _refuse_unfit(gan, dataset, schedule)
    sets = image_levels(dataset, gan.first_side)
    while (done := steps_of(gan)) < steps:
        level, _ = schedule.at(done)
        while gan.level < level:
            gan.grow()
        start, end = schedule.start_of(level), steps
        if level + 1 < schedule.levels:
            end = min(steps, schedule.start_of(level + 1))
        batches = shuffled_batches(sets[level], batch_size, seed=(seed, level))
        for _ in range(done - start):  # what it has seen of this level already
            next(batches)
        gan.fit(
            batches,
            steps_per_epoch=end - done,
            shuffle=False,
            callbacks=[FadesIn(schedule), *callbacks],
            verbose=verbose,
        )
        if steps_of(gan) < end:
            break  # a callback has stopped it


class FadesIn(keras.callbacks.Callback):
    """Sets `alpha` of a `ProgressiveGAN` before each step to what the schedule says.

    Args:
        schedule: A `GrowthSchedule`.
    """

    def __init__(self, schedule):
        super().__init__()
        self.schedule = schedule

    def on_train_batch_begin(self, batch, logs=None):
        gan = self.model  # subtle: on JAX this access brings the trained state back
        _, alpha = self.schedule.at(steps_of(gan))
        if gan.level and gan.alpha != alpha:
            gan.alpha = alpha


class SettlesRates(keras.callbacks.Callback):
    """Lets the rates of a `ProgressiveGAN` settle in its last level, as `settling_rate` in a run.

    A schedule inside of an optimizer would begin anew with every level's optimizers. And rates that
    fell by the share of the whole run would be low before the last level has faded in.

    Args:
        schedule: A `GrowthSchedule`.
        steps: Steps of the whole training, over all levels.
        rate: The learning rate that is held for two thirds of the last level, and before it.
    """

    def __init__(self, schedule, steps, rate):
        super().__init__()
        self.start, self.steps, self.rate = schedule.start_of(schedule.levels - 1), steps, rate

    def on_train_batch_begin(self, batch, logs=None):
        gan = self.model  # on JAX this access brings the trained state back
        done = (steps_of(gan) - self.start) / max(1, self.steps - self.start)
        gan.optimizer.learning_rate = self.rate * settled_share(done)


def steps_of(gan):
    """Returns how many steps a compiled `AdversarialModel` has behind it, at all its levels."""
    return int(keras.ops.convert_to_numpy(gan.optimizer.iterations))


def _refuse_unfit(gan, dataset, schedule):
    if not gan.compiled:
        raise ValueError("Expected a compiled model. Call `gan.compile()` first.")
    if schedule.levels != len(gan.resolutions):
        raise ValueError(
            f"Expected a schedule of {len(gan.resolutions)} levels, one for each of the "
            f"resolutions {gan.resolutions}. Received: levels={schedule.levels}"
        )
    if dataset.images.shape[1:] != gan.image_shape:
        raise ValueError(
            f"Expected images of the last level, {gan.image_shape}. Received: {dataset.name} with "
            f"{dataset.images.shape[1:]}. Resize with load(..., size={gan.image_shape[0]})."
        )
    level, _ = schedule.at(steps_of(gan))
    if gan.level > level:
        raise ValueError(
            f"Expected a GAN at level {level} at the most, which is as far as the schedule is at "
            f"step {steps_of(gan)}. Received: level {gan.level}. Train a fresh one here, and this "
            "one by fit() at its own resolution."
        )
