"""A model's networks as attributes: what they may be called, and what happens when one is replaced.

A network that grows is replaced by a larger one: `model.generator = grown`, then `model.compile()`.
Until then its optimizer knows the weights of the old one alone, so nothing learns.
"""

import functools

import keras

_SET_LATER = ("name", "optimizer", "stop_training")  # set by Keras on each model


class ReplacesNetworks:
    """What an `AdversarialModel` does when one of its attributes is set."""

    def __setattr__(self, name, value):
        if (hasattr(keras.Model, name) or name in _SET_LATER) and _layers_in(value):
            raise ValueError(
                f"A network can't be set as `self.{name}`: Keras uses that name itself. Choose "
                "another, such as `self.generator`."
            )
        before = vars(self).get(name)
        super().__setattr__(name, value)
        if isinstance(before, keras.Layer) and value is not before:
            self._let_go(name, before)
            if name in getattr(self, "averages", ()) and isinstance(value, keras.Model):
                kept = self.averages.pop(name)
                self.average(name, kept)  # of the new network, from the beginning

    def make_train_function(self, force=False):
        self.refuse_what_compile_has_not_seen()
        return super().make_train_function(force)

    def refuse_what_compile_has_not_seen(self):
        """Refuses to learn after a network was replaced, or a weight frozen or thawed by hand.

        Raises:
            ValueError: If a phase would move other variables than its optimizer was built for.
        """
        for phase in self.phases():
            known = self.optimizer.learned_variables(phase.name)
            learned = {id(variable) for variable in phase.learned_variables()}
            if learned != {id(variable) for variable in known}:
                new = learned - {id(variable) for variable in known}
                names = [
                    f"'{learner.name}'"
                    for learner in phase.learners
                    if not new or new & {id(variable) for variable in learner.variables}
                ]
                raise ValueError(
                    f"Phase '{phase.name}' learns other weights than at compile(): "
                    f"{', '.join(names)} was replaced, or frozen or thawed by `trainable`. Call "
                    "compile() again, so that the phase's optimizer knows its weights."
                )

    def _let_go(self, name, network):
        # The names left out are lists in which Keras and TensorFlow keep whatever was set once.
        held = (v for key, v in vars(self).items() if not key.startswith(("_layers", "_self_")))
        if not any(network is layer for value in held for layer in _layers_in(value)):
            self._tracker.untrack(network)  # else the old network would be saved with the new one
        if self.compiled:
            # Keras' compiled functions hold the old network; the one that trains needs compile().
            self.test_function = self.predict_function = None
            self.train_function = functools.partial(_refuse_to_train, name)


def _refuse_to_train(name, *_):
    raise ValueError(
        f"The network `{name}` was replaced after compile(). Call compile() again, so that its "
        "optimizer knows the weights of the new one."
    )


def _layers_in(value):
    if isinstance(value, keras.Layer):
        return [value]
    if not isinstance(value, (list, tuple, dict)):
        return []
    parts = value.values() if isinstance(value, dict) else value
    return [part for part in parts if isinstance(part, keras.Layer)]


def refuse_hidden_methods(model):
    """Refuses a method that Keras hides with an attribute of the same name, such as `loss`.

    Args:
        model: An `AdversarialModel` that has no attributes yet but those of Keras.

    Raises:
        ValueError: If its class has such a method.
    """
    # What is callable here, `build`, wraps the method of that name and hides nothing.
    hiding = [name for name, value in vars(model).items() if not callable(value)]
    for name in {*hiding, *_SET_LATER}:
        method = getattr(type(model), name, None)
        if callable(method) and method is not getattr(keras.Model, name, None):
            raise ValueError(
                f"{type(model).__name__} has a method `{name}`. Keras keeps an attribute of that "
                f"name, which hides the method. Give it another name, such as `critic_{name}`."
            )
