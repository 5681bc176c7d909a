"""Plays a step with the phases that an answer returns."""

from collections.abc import Callable
from dataclasses import dataclass

import keras

from gankit.adversarial import Phase
from gankit.exercises.evidence import Unusable
from gankit.exercises.recording import tiny


@dataclass(frozen=True)
class PlayedPhases:
    """Builds a model, lets an answer name its phases, and plays one step with them.

    Args:
        build: Function of the inputs that returns a model, the batch of one step, and a tuple of
            further arguments of the answer.
        names: The names that the phases must have, each once, in any order.
        networks: Names of the model's attributes whose weights are recorded.

    Example: with `networks=("generator",)` the evidence is `the generator`, one long vector.
    """

    build: Callable
    names: tuple[str, ...]
    networks: tuple[str, ...]

    def __call__(self, answer, *inputs):
        model, batch, further = self.build(*inputs)
        model.phases = lambda: checked_phases(answer(model, *further), self.names)
        # The optimizers belong to the names in whichever order the phases come.
        model.compile(
            {name: keras.optimizers.SGD(tiny.RATE) for name in self.names}, run_eagerly=True
        )
        self._let_every_learner_move(model)
        model.train_on_batch(*batch)
        return {f"the {name}": tiny.flat(getattr(model, name)) for name in self.networks}

    def _let_every_learner_move(self, model):
        """Gives weights a penalty of their own, so that a learner shows that no loss depends on."""
        for name in self.networks:
            for weight in getattr(model, name).trainable_variables:
                weight.regularizer = keras.regularizers.L2(0.05)


def checked_phases(phases, names):
    """Returns an answer as a list of phases, if it is one that can be played.

    Args:
        phases: What the student's function returned.
        names: The names that the phases must have, each once, in any order.

    Returns:
        List of `Phase`s, in the student's order.

    Raises:
        Unusable: If it is something else, or a name is missing or strange.
    """
    if phases is None:
        raise Unusable("The result is None: does your function end in `return [...]`?")
    if not isinstance(phases, (list, tuple)) or not all(isinstance(p, Phase) for p in phases):
        raise Unusable("Expected a list of `Phase(name, learners, loss)`, one for each turn.")
    received = [phase.name for phase in phases]
    if sorted(received) != sorted(names):
        asked = " and one ".join(f'"{name}"' for name in names)
        raise Unusable(f"Expected one phase {asked}, received {received}.")
    return list(phases)
