"""A loss, its gradients for chosen variables, and the state it would write: on every backend.

Everything runs inside a `keras.StatelessScope`, so that running a loss writes nothing: moving
statistics and seeds of *all* networks come out as values, and the caller decides which to keep.
"""

import keras


def loss_and_gradients(loss_function, learned, state, scale_loss):
    """Differentiates a loss with respect to some variables and moves none.

    Args:
        loss_function: Function of no argument that returns a scalar tensor.
        learned: List of `keras.Variable` to differentiate for.
        state: List of every other `keras.Variable` that the loss may read or write.
        scale_loss: The optimizer's `scale_loss`, which keeps float16 gradients from vanishing.

    Returns:
        Tuple `(loss, gradients, new_state)`: the unscaled scalar; one gradient of the scaled loss
        for each of `learned` (None where the loss does not depend on it); for each of `state` the
        value that the loss would have written, or None where it wrote nothing.
    """
    return _BACKENDS[keras.backend.backend()](loss_function, learned, state, scale_loss)


def _with_tensorflow(loss_function, learned, state, scale_loss):
    import tensorflow as tf

    values = [variable.value for variable in learned]
    # Only the learners are watched: nothing is recorded for a frozen network's own kernels.
    with keras.StatelessScope() as scope, tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(values)
        loss = loss_function()
        scaled_loss = scale_loss(loss)
    gradients = tape.gradient(scaled_loss, values)
    return loss, gradients, [scope.get_current_value(variable) for variable in state]


def _with_jax(loss_function, learned, state, scale_loss):
    import jax

    # Inside a train step the current values live in the surrounding scope, not in the variables.
    state_mapping = [(variable, variable.value) for variable in state]

    def scaled_loss(values):
        mapping = state_mapping + list(zip(learned, values, strict=True))
        with keras.StatelessScope(state_mapping=mapping) as scope:
            loss = loss_function()
            scaled = scale_loss(loss)
        return scaled, (loss, [scope.get_current_value(variable) for variable in state])

    values = [variable.value for variable in learned]
    (_, (loss, new_state)), gradients = jax.value_and_grad(scaled_loss, has_aux=True)(values)
    return loss, gradients, new_state


def _with_torch(loss_function, learned, state, scale_loss):
    import torch

    with keras.StatelessScope() as scope:
        loss = loss_function()
        scaled_loss = scale_loss(loss)
    values = [variable.value for variable in learned]
    gradients = torch.autograd.grad(scaled_loss, values, allow_unused=True)
    new_state = [scope.get_current_value(variable) for variable in state]
    return loss.detach(), list(gradients), new_state


_BACKENDS = {"tensorflow": _with_tensorflow, "jax": _with_jax, "torch": _with_torch}
