"""Numbers that change while a model trains: rates that settle or fall, a weight that rises.

An optimizer counts its own updates. A phase of five turns updates its learners five times in one
step, so a rate that falls over `steps` updates would end after a fifth of the run: that learner
stands still from there on while its opponent goes on, and the losses look calm. So a schedule is
told the phase's turns; `settling_optimizers` asks the model for them.
"""

import math

import keras
from keras import ops

from gankit.refusals import refuse_negative, refuse_not_positive


def settling_rate(steps, rate=1e-3, *, turns=1):
    """Holds a rate for two thirds of a run, then lets it fall to zero along a cosine.

    The players never come to rest by themselves: at a constant rate the last picture would depend
    on the moment at which the run happens to end.

    Args:
        steps: Steps of the whole training.
        rate: The learning rate that is held.
        turns: How many turns the learner takes in a step, see `Phase`.

    Returns:
        A schedule for a Keras optimizer.

    Raises:
        ValueError: If `steps` or `rate` is below 0.

    Example: with `steps=300, turns=5` the rate is held for 1,000 updates and is 0 after 1,500.
    """
    refuse_negative(steps=steps, rate=rate)
    updates = steps * turns
    held = 2 * updates // 3
    return keras.optimizers.schedules.CosineDecay(
        rate, max(1, updates - held), warmup_target=rate, warmup_steps=held
    )


def settled_share(done):
    """Says how much of a rate that settles is left, see `settling_rate`.

    Args:
        done: Share of the training that is done; below 0 before it.

    Returns:
        Float in [0, 1]. Example: 1 up to two thirds, 0.5 at five sixths, 0 at the end.
    """
    return 0.5 + 0.5 * math.cos(math.pi * min(1.0, max(0.0, 3.0 * done - 2.0)))


def falling_rate(steps, rate=1e-3, *, lowest=0.05, turns=1):
    """Lets a rate fall along a cosine from the first step on.

    Args:
        steps: Steps of the whole training.
        rate: The learning rate at the beginning.
        lowest: Share of it that is left at the end.
        turns: How many turns the learner takes in a step, see `Phase`.

    Returns:
        A schedule for a Keras optimizer.

    Raises:
        ValueError: If `steps` is not above 0, or `rate` or `lowest` is below it.
    """
    refuse_not_positive(steps=steps)
    refuse_negative(rate=rate, lowest=lowest)
    return keras.optimizers.schedules.CosineDecay(rate, steps * turns, alpha=lowest)


def settling_optimizers(model, steps, rate=1e-3, *, beta_1=0.5, beta_2=0.999):
    """Makes the optimizers of a run at whose end the players come to rest.

    Args:
        model: An `AdversarialModel`; each of its phases' turns are counted.
        steps: Steps of the whole training.
        rate: The learning rate that is held for two thirds of it.
        beta_1: Adam's memory of gradients.
        beta_2: Adam's memory of their squares.

    Returns:
        Dict from phase name to Adam, for `model.compile(...)`.
    """
    return {
        phase.name: keras.optimizers.Adam(
            settling_rate(steps, rate, turns=phase.turns), beta_1=beta_1, beta_2=beta_2
        )
        for phase in model.phases()
    }


def growth_at(step, levels, stabilise, fade):
    """Says how far a growing network is: at which level, and how far that has faded in.

    Karras et al. 2017, appendix A.1: the first level is stabilised; each later one fades in, then
    is stabilised. The last one goes on for as long as the training does. What is counted may be
    steps, images or seconds, as long as all three numbers are of one kind.

    Args:
        step: How much was trained so far, from 0.
        levels: How many levels there are.
        stabilise: How long each level is trained at alpha 1 before the next begins, at least 1.
        fade: How long a level takes to fade in; at 0 it is there at once.

    Returns:
        `(level, alpha)`: a whole number from 0 and a float in [0, 1]. Alpha is 0 at the first step
        of a fade, and 1 at the first level.

    Example: with 4 levels, `stabilise=1000` and `fade=500`: at step 999 `(0, 1.0)`, at 1000
    `(1, 0.0)`, at 1250 `(1, 0.5)`, at 1500 `(1, 1.0)`, at 2500 `(2, 0.0)`.
    """
    if step < stabilise:
        return 0, 1.0
    level, since = divmod(step - stabilise, fade + stabilise)
    if level + 1 >= levels:
        level, since = levels - 2, step - stabilise - (levels - 2) * (fade + stabilise)
    if levels == 1:
        return 0, 1.0
    return int(level) + 1, min(1.0, since / fade) if fade else 1.0


@keras.saving.register_keras_serializable(package="gankit")
class RisingWeight:
    """The paper's schedule of the reversal's weight: from 0, ever more slowly, to almost 1.

    Ganin and Lempitsky 2014, equation 14: `2 / (1 + exp(-steepness p)) - 1`, where p is the share
    of the training that is done. At first the domain classifier knows nothing, so that its turned
    gradient would only be noise in the features.

    Args:
        steps: The step at which p reaches 1, where it stays.
        steepness: The paper's gamma.
        highest: Number by which the whole is multiplied; the paper's is 1.

    Example: `RisingWeight(1_000)` gives 0 at step 0, 0.46 at 100, 0.99 at 500.
    """

    def __init__(self, steps, steepness=10.0, highest=1.0):
        if steps < 1:
            raise ValueError(f"Expected `steps` of at least 1, those of the run. Received: {steps}")
        self.steps = steps
        self.steepness = steepness
        self.highest = highest

    def __call__(self, step):
        """Returns the weight at a step, as a scalar tensor."""
        done = ops.minimum(ops.cast(step, "float32") / self.steps, 1.0)
        return self.highest * (2.0 / (1.0 + ops.exp(-self.steepness * done)) - 1.0)

    def get_config(self):
        return {"steps": self.steps, "steepness": self.steepness, "highest": self.highest}

    @classmethod
    def from_config(cls, config):
        return cls(**config)
