"""Who takes part in a race, and what was measured of it on the way."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from gankit.adversarial import AdversarialModel


@dataclass(frozen=True)
class Contender:
    """One way of training, ready to be raced.

    Args:
        name: A few words, such as `"mine"`.
        build: Function of no argument that returns a fresh, compiled `AdversarialModel` with a
            `latent_dim`.
        batch_size: Real samples in a step.

    Example:

    >>> Contender("mine", build_mine, batch_size=32)
    """

    name: str
    build: Callable[[], AdversarialModel]
    batch_size: int = 32


def settings_of(model: AdversarialModel) -> dict:
    """Reads from a compiled model what the report of a race shows of it: nobody has to declare it.

    Args:
        model: A compiled `AdversarialModel`.

    Returns:
        Dict from the name of a setting to its value, for each phase its loss, turns, optimizer and
        its learning rate at the next step; the shares that averages keep; the learners' weights.

    Example: `{"generator's loss": "GAN.generator_loss", "generator's turns": 1, ...}`
    """
    settings = {}
    for phase in model.phases():
        optimizer = model.optimizer.by_phase[phase.name]
        values = {
            "loss": getattr(phase.loss, "__qualname__", "-"),
            "turns": phase.turns,
            "optimizer": type(optimizer).__name__,
            "learning rate": float(f"{float(optimizer.learning_rate):.4g}"),
            "beta_1": getattr(optimizer, "beta_1", "-"),
            "weights": sum(math.prod(weight.shape) for weight in phase.learned_variables()),
        }
        settings |= {f"{phase.name}'s {name}": value for name, value in values.items()}
    return settings | {f"average of the {name}": kept for name, kept in model.averages.items()}


@dataclass
class Trajectory:
    """The quality of one contender while it trained.

    Args:
        contender: The `Contender`.
        model: Its model, trained so far; None where it is not at hand.
        settings: What `settings_of` read from its model before the first step.
        steps: Steps trained at each measurement, increasing.
        seconds: Seconds until then, building included; the time of measuring is not in them.
        values: The quality that was measured.
    """

    contender: Contender
    model: AdversarialModel | None = field(default=None, repr=False)
    settings: dict = field(default_factory=dict)
    steps: list = field(default_factory=list)
    seconds: list = field(default_factory=list)
    values: list = field(default_factory=list)

    def __len__(self):
        return len(self.values)

    def first_to_stay(self, is_reached):
        """Finds the first measurement that is good enough, and the next one as well.

        Args:
            is_reached: Function from a measured value to a boolean.

        Returns:
            The index of the first of the two, or None. One lucky measurement does not count.

        Example: with `value <= 5`, the values 9, 4, 7, 5, 3 -> 3.
        """
        good = [is_reached(value) for value in self.values]
        pairs = zip(good, good[1:], strict=False)
        return next((index for index, pair in enumerate(pairs) if all(pair)), None)
