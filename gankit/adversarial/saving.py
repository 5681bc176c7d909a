"""Saving and loading the whole of an adversarial model: settings, optimizers, random state."""

import inspect

import keras

from gankit.adversarial.turns import without


class SavesEverything:
    """What `keras.Model.save` needs to know of an adversarial model.

    The arguments of a subclass's `__init__` must be kept under attributes of the same names.
    """

    def save_own_variables(self, store):
        for index, variable in enumerate(self._random_states()):
            store[f"random_state_{index}"] = keras.ops.convert_to_numpy(variable)

    def load_own_variables(self, store):
        for index, variable in enumerate(self._random_states()):
            variable.assign(store[f"random_state_{index}"][()])

    def _random_states(self):
        # Keras saves no seeds; without them a restored run would draw other latent vectors.
        return without(self.variables, self.weights)

    def get_config(self):
        names = list(inspect.signature(type(self).__init__).parameters)
        return {
            n: keras.saving.serialize_keras_object(getattr(self, n)) for n in names if n != "self"
        }

    @classmethod
    def from_config(cls, config):
        return cls(**{n: keras.saving.deserialize_keras_object(v) for n, v in config.items()})

    def get_compile_config(self):
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
