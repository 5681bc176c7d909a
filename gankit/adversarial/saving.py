"""Saving and loading the whole of an adversarial model: settings, optimizers, random state."""

import inspect

import keras

from gankit.adversarial.sharing import share_again, shared_layers
from gankit.adversarial.turns import without


class SavesEverything:
    """What `keras.Model.save` needs to know of an adversarial model.

    The arguments of a subclass's `__init__` must be kept under attributes of the same names.
    Networks among them may share layers, see `gankit.adversarial.sharing`.
    """

    def save_own_variables(self, store):
        for name, variable in self._own_variables().items():
            store[name] = keras.ops.convert_to_numpy(variable)

    def load_own_variables(self, store):
        for name, variable in self._own_variables().items():
            variable.assign(store[name][()])

    def _own_variables(self):
        in_layers = [weight for layer in self.layers for weight in layer.weights]
        # Keras saves no seeds; without them a restored run would draw other latent vectors.
        kinds = {
            "random_state": without(self.variables, self.weights),
            "own": without(self.weights, in_layers),
        }
        return {
            f"{kind}_{index}": variable
            for kind, variables in kinds.items()
            for index, variable in enumerate(variables)
        }

    def get_config(self):
        names = list(inspect.signature(type(self).__init__).parameters)
        arguments = {name: getattr(self, name) for name in names if name != "self"}
        shared = shared_layers(_networks_in(arguments))
        config = {
            name: _unshared(keras.saving.serialize_keras_object(argument))
            for name, argument in arguments.items()
        }
        if shared:
            config["shared_layers"] = shared
        if self.averages:
            config["averages"] = dict(self.averages)
        return config

    @classmethod
    def from_config(cls, config):
        config = dict(config)
        shared, averages = config.pop("shared_layers", []), config.pop("averages", None)
        arguments = {n: keras.saving.deserialize_keras_object(v) for n, v in config.items()}
        arguments |= share_again(_networks_in(arguments), shared)
        model = cls(**arguments)
        if averages is not None:
            model.keep_averages(averages)
        return model

    def get_compile_config(self):
        if not self.compiled:
            return None
        return {
            "optimizers": self.optimizer.get_config()["by_phase"],
            "jit_compile": self.jit_compile,
            "run_eagerly": self.run_eagerly,
            "steps_per_execution": self.steps_per_execution,
        }

    def compile_from_config(self, config):
        settings = dict(config)
        optimizers = settings.pop("optimizers")
        by_phase = {name: keras.optimizers.deserialize(o) for name, o in optimizers.items()}
        self.compile(by_phase, **settings)


def _networks_in(arguments):
    return {name: value for name, value in arguments.items() if isinstance(value, keras.Layer)}


def _unshared(config):
    """Drops Keras' own marks of shared objects, which it loads only in part."""
    if isinstance(config, dict):
        return {k: _unshared(v) for k, v in config.items() if k != "shared_object_id"}
    return [_unshared(part) for part in config] if isinstance(config, list) else config
