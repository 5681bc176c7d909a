"""How `keras.Model` hands a batch to the adversarial step: with state inside or state passed in.

TensorFlow and PyTorch variables are written in place. JAX wants a pure function of the state, so
the same step runs inside a scope that holds it.
"""

import keras


class StatefulSteps:
    """`train_step` and `test_step` for backends that write variables in place."""

    def train_step(self, data):
        return self.adversarial_step(data)

    def test_step(self, data):
        return self.evaluation_step(data)


class StatelessSteps:
    """`train_step` and `test_step` for JAX, where the state comes in and goes out."""

    def train_step(self, state, data):
        groups = (
            self.trainable_variables,
            self.non_trainable_variables,
            self.optimizer.variables,
            self.metrics_variables,
        )
        return _run_on_state(self.adversarial_step, data, groups, state)

    def test_step(self, state, data):
        groups = (self.trainable_variables, self.non_trainable_variables, self.metrics_variables)
        return _run_on_state(self.evaluation_step, data, groups, state)


def _run_on_state(step, data, groups, state):
    mapping = []
    for variables, values in zip(groups, state, strict=True):
        mapping += zip(variables, values, strict=True)
    with keras.StatelessScope(state_mapping=mapping) as scope:
        logs = step(data)
    return logs, tuple([scope.get_current_value(v) for v in group] for group in groups)


Steps = StatelessSteps if keras.backend.backend() == "jax" else StatefulSteps
