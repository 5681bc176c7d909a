"""What the contract is asked of a model."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Case:
    """A model under contract.

    Args:
        build: Function that builds and returns the uncompiled model.
        learners: Dict from phase name to the names of the attributes that must move in it.
        batch: Function from a number of samples to the tuple that `train_on_batch` takes.
        followers: Dict from the attribute of a network that averages another's weights to the
            attribute of the network it trails.
        parts: Dict from phase name to the parts of its loss that must be logged.
        state: Dict from phase name to the attributes, beside the learners, that it must write.
        frozen: Names of the attributes that learn in no phase.
        like: Name of a case of the same structure, which shows the kind; this one shows a member
            more. Empty where it is the first of its kind.
        rounding: How far the losses of two models of the same state may part in a step.
    """

    build: object
    learners: dict
    batch: object
    followers: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    state: dict = field(default_factory=dict)
    frozen: set = field(default_factory=set)
    like: str = ""
    rounding: float = 1e-6

    def logs(self):
        """The names that must be logged."""
        parts = [f"{phase}_{part}" for phase, named in self.parts.items() for part in named]
        return {f"{phase}_loss" for phase in self.learners} | set(parts)
