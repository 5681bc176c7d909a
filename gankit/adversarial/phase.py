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
            To show what it is made of it returns `(scalar, {part: scalar})`, see `parts`.
        turns: How many times the phase runs in one step, each time on a fresh part of the batch.
        parts: Names of the parts that the loss returns beside the scalar. Each is logged as
            `<name>_<part>`, next to the loss, which they don't change.
        state: What else the loss may write, as a list of layers, variables or seed generators of
            the model: a pool of old fakes, a running target, the seed of a layer of noise.
        after_turn: Function of no argument that runs after each update of the learners, inside the
            compiled graph: to clip their weights, say. What it writes is kept. None for nothing.

    Raises:
        ValueError: If there is no learner, one stands twice, `turns` is not positive, or anything
            is of another kind.

    Example:

    >>> Phase("critic", [critic], critic_loss, turns=5, parts=("gradient_penalty",))
    """

    name: str
    learners: list[keras.Layer]
    loss: Callable
    turns: int = 1
    parts: tuple[str, ...] = ()
    state: list = ()
    after_turn: Callable | None = None

    def __post_init__(self):
        self._refuse_no_list()
        if not self.learners:
            raise ValueError(
                f"Phase '{self.name}' has no learner. Expected at least one network in `learners`, "
                "for example learners=[self.generator]."
            )
        self._refuse_strangers()
        self._refuse_what_cannot_be_called()
        if not isinstance(self.turns, int) or self.turns < 1:
            raise ValueError(
                f"Phase '{self.name}' expected `turns` to be a positive whole number. "
                f"Received: turns={self.turns!r}"
            )

    def _refuse_no_list(self):
        """Refuses what the slip of one bracket leaves: a network or a word in place of a list."""
        for word, example in (
            ("learners", "[generator]"),
            ("state", "[pool]"),
            ("parts", "('kl',)"),
        ):
            received = getattr(self, word)
            if not isinstance(received, (list, tuple)):
                name = f"'{received.name}'" if isinstance(received, keras.Layer) else repr(received)
                raise ValueError(
                    f"Phase '{self.name}' expected a list as `{word}`, such as {word}={example}, "
                    f"even for a single one. Received: {name}"
                )

    def _refuse_what_cannot_be_called(self):
        words = ["loss"] if self.after_turn is None else ["loss", "after_turn"]
        for word in words:
            received = getattr(self, word)
            if not callable(received):
                raise ValueError(
                    f"Phase '{self.name}' expected a function as `{word}`, without brackets behind "
                    f"its name. Received: {received!r}"
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
        for part in self.state:
            if not isinstance(part, _KINDS_OF_STATE):
                raise ValueError(
                    f"Phase '{self.name}' expected layers, variables or seed generators of the "
                    f"model in `state`. Received: {part!r}"
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
        """Returns what the loss may write: batch statistics and seeds of the learners, `state`.

        Returns:
            List of `keras.Variable`.
        """
        carried = [v for learner in self.learners for v in learner.non_trainable_variables]
        return unique(carried + [v for part in self.state for v in _variables_of(part)])

    def log_names(self):
        """Returns the names of what is logged. Example: `["critic_loss", "critic_penalty"]`."""
        return [f"{self.name}_loss", *(f"{self.name}_{part}" for part in self.parts)]


_KINDS_OF_STATE = (keras.Layer, keras.Variable, keras.random.SeedGenerator)


def _variables_of(part):
    if isinstance(part, keras.Layer):
        return part.variables
    return [part.state if isinstance(part, keras.random.SeedGenerator) else part]


def unique(variables):
    """Drops repeated variables and keeps the order.

    Args:
        variables: Iterable of `keras.Variable`; networks that share layers name some twice.

    Returns:
        List of `keras.Variable`, each once.
    """
    return list({id(variable): variable for variable in variables}.values())
