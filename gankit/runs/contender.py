"""Who takes part in a race, and what was measured of it on the way."""

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
        settings: Dict from the name of a setting to its value, as the report shows them. What
            differs between two contenders becomes the table of changes, so name all that matters.

    Example:

    >>> Contender("mine", build_mine, batch_size=32, settings={"learning rate": 1e-3})
    """

    name: str
    build: Callable[[], AdversarialModel]
    batch_size: int = 32
    settings: dict = field(default_factory=dict)


def settings_of(gan: AdversarialModel) -> dict:
    """Reads from a compiled GAN what the report of a race should show of it.

    Args:
        gan: A compiled `gankit.models.gan.GAN`, or one with the same two phases.

    Returns:
        Dict, such as `{"generator's loss": "GAN.generator_loss", "learning rate": 0.001, ...}`; the
        learning rate is the generator's, at the first step.
    """
    phases = {phase.name: phase for phase in gan.phases()}
    optimizer = gan.optimizer.by_phase["generator"]
    return {
        "generator's loss": phases["generator"].loss.__qualname__,
        "discriminator's turns per step": phases["discriminator"].turns,
        "learning rate": float(f"{float(optimizer.learning_rate):.4g}"),
        "beta_1": getattr(optimizer, "beta_1", "-"),
    }


@dataclass
class Trajectory:
    """The quality of one contender while it trained.

    Args:
        contender: The `Contender`.
        steps: Steps trained at each measurement, increasing.
        seconds: Seconds trained until then; the time of measuring is not in them.
        values: The quality that was measured.
    """

    contender: Contender
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
