"""A model's networks as attributes: what they may be called, and what happens when one is replaced.

A network that grows is replaced by a larger one: `model.generator = grown`, then `model.compile()`.
Until then its optimizer knows the weights of the old one alone, so nothing learns.
"""

import functools

import keras

from gankit.adversarial.averaging import averaged_copy

_SET_BY_KERAS = ("compiled", "loss", "name", "optimizer", "stop_training")


class ReplacesNetworks:
    """What an `AdversarialModel` does when one of its attributes is set."""

    def __setattr__(self, name, value):
        if (hasattr(keras.Model, name) or name in _SET_BY_KERAS) and _layers_in(value):
            raise ValueError(
                f"A network can't be set as `self.{name}`: Keras uses that name itself. Choose "
                "another, such as `self.generator`."
            )
        before = attributes_of(self).get(name)
        if not isinstance(before, keras.Layer) or value is before:
            return super().__setattr__(name, value)
        if self.compiled and keras.backend.backend() == "jax":
            self.jax_state_sync()  # in the middle of a fit the values are not in the variables
        is_new = not any(value is layer for layer in self._layers)
        super().__setattr__(name, value)
        place = self._let_go(name, before)
        if place is not None and is_new and isinstance(value, keras.Layer):
            # In the place of the old one, since the order of the layers is that of their seeds.
            self._layers.insert(place, self._layers.pop())
        if name in self.averages and isinstance(value, keras.Model):
            setattr(self, f"averaged_{name}", averaged_copy(value))

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
        """Forgets a network that was replaced; returns its place among the layers."""
        place = None
        # The names left out are lists in which Keras and TensorFlow keep whatever was set once.
        attributes = attributes_of(self)
        held = (v for key, v in attributes.items() if not key.startswith(("_layers", "_self_")))
        if not any(network is layer for value in held for layer in _layers_in(value)):
            place = next(i for i, layer in enumerate(self._layers) if layer is network)
            self._tracker.untrack(network)  # else the old network would be saved with the new one
        # Keras' compiled functions hold the old network; the one that trains needs compile().
        self.test_function = self.predict_function = None
        if self.compiled:
            self.train_function = functools.partial(self._refuse_to_train, name)
        return place

    def _refuse_to_train(self, name, *state_and_data):
        if keras.backend.backend() == "jax":
            # Keras has taken the values out of the variables, and puts back what it finds here.
            kinds = ("trainable", "non_trainable", "optimizer", "metrics")
            names = [f"{kind}_variables" for kind in kinds]
            self._jax_state = dict(zip(names, state_and_data[0], strict=True))
        raise ValueError(
            f"The network `{name}` was replaced after compile(). Call compile() again, so that its "
            "optimizer knows the weights of the new one."
        )


def attributes_of(model):
    """Returns the attributes of a model by name; under PyTorch its networks are kept apart."""
    return {**vars(model), **vars(model).get("_modules", {})}


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
    for name in {*hiding, *_SET_BY_KERAS}:
        method = getattr(type(model), name, None)
        if callable(method) and method is not getattr(keras.Model, name, None):
            raise ValueError(
                f"{type(model).__name__} has a method `{name}`. Keras keeps an attribute of that "
                f"name, which hides the method. Give it another name, such as `critic_{name}`."
            )
