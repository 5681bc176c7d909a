"""A phase: one turn of an adversarial step, as data."""

from collections.abc import Callable
from dataclasses import dataclass

import keras


@dataclass(frozen=True)
class Phase:
    """One turn of an adversarial step: who learns, and from which loss.

    Args:
        name: Name of the phase, unique in its model. Its loss is logged as `<name>_loss` and its
            optimizer is `optimizers[name]`.
        learners: The models or layers that learn in this phase. Every other network of the model
            is frozen to the bit while it lasts.
        loss: Function of the batch that returns the scalar to minimise. It receives what was passed
            to `fit`: `loss(x)`, or `loss(x, y)` where there are two.
        turns: How many times the phase runs in one step, each time on a fresh part of the batch.

    Raises:
        ValueError: If there is no learner, a learner stands twice, or `turns` is not positive.

    Example:

    >>> Phase("critic", [critic], critic_loss, turns=5)
    """

    name: str
    learners: list[keras.Layer]
    loss: Callable
    turns: int = 1

    def __post_init__(self):
        if not self.learners:
            raise ValueError(
                f"Phase '{self.name}' has no learner. Expected at least one network in `learners`, "
                "for example learners=[self.generator]."
            )
        self._refuse_strangers()
        if not isinstance(self.turns, int) or self.turns < 1:
            raise ValueError(
                f"Phase '{self.name}' expected `turns` to be a positive whole number. "
                f"Received: turns={self.turns!r}"
            )

    def _refuse_strangers(self):
        for position, learner in enumerate(self.learners):
            if not isinstance(learner, keras.Layer):
                raise ValueError(
                    f"Phase '{self.name}' expected models or layers in `learners`. "
                    f"Received: {learner!r}"
                )
            if any(learner is earlier for earlier in self.learners[:position]):
                raise ValueError(
                    f"Phase '{self.name}' names the learner '{learner.name}' twice. "
                    "Name each network once: it takes one update per turn."
                )

    def learned_variables(self):
        """Returns the variables that this phase moves by gradient, shared ones once.

        Returns:
            List of `keras.Variable`, in the order of the learners.

        Raises:
            ValueError: If there is none, because every learner was set to `trainable = False`.
        """
        variables = unique(v for learner in self.learners for v in learner.trainable_variables)
        if not variables:
            names = ", ".join(f"'{learner.name}'" for learner in self.learners)
            raise ValueError(
                f"Phase '{self.name}' has nothing to learn: {names} holds no trainable variable. "
                "Set `.trainable = True`: an AdversarialModel freezes the other networks by itself."
            )
        return variables

    def carried_variables(self):
        """Returns the state that the learners carry along: batch statistics and random seeds.

        Returns:
            List of `keras.Variable`.
        """
        return unique(v for learner in self.learners for v in learner.non_trainable_variables)


def unique(variables):
    """Drops repeated variables and keeps the order.

    Args:
        variables: Iterable of `keras.Variable`; networks that share layers name some twice.

    Returns:
        List of `keras.Variable`, each once.
    """
    return list({id(variable): variable for variable in variables}.values())
