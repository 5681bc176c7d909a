"""A loss, its gradients for chosen variables, the state it would write: on every backend.

Everything runs inside a `keras.StatelessScope`, so that running a loss writes nothing: moving
statistics and seeds of *all* networks come out as values, and the caller decides which to keep.
"""

import keras


def loss_and_gradients(loss_function, learned, state, loss_scale):
    """Differentiates a loss with respect to some variables and moves none.

    Args:
        loss_function: Function of no argument that returns a scalar tensor, or a tuple of it and
            further tensors that go out beside it.
        learned: List of `keras.Variable` to differentiate for.
        state: List of every other `keras.Variable` that the loss may read or write.
        loss_scale: Scalar by which the optimizer wants the loss multiplied before it is
            differentiated, so that float16 gradients do not vanish; 1 for most optimizers.

    Returns:
        Tuple `(returned, gradients, written)`: what the function returned; one gradient of the
        scaled loss for each of `learned` (None where the loss does not depend on it); a dict from
        the `id` of every variable that the loss would have written to the value.
    """
    return _BACKENDS[keras.backend.backend()](loss_function, learned, state, loss_scale)


def apply_gradients(optimizer, gradients, variables):
    """Moves variables by their gradients.

    Args:
        optimizer: A built `keras.optimizers.Optimizer`.
        gradients: List of tensors, of the scaled loss.
        variables: List of the `keras.Variable` that the optimizer was built for, in order.
    """
    if keras.backend.backend() == "jax":
        # subtle: some optimizers write inside a condition, which JAX forbids; this form does not.
        values = [v.value for v in variables], [v.value for v in optimizer.variables]
        new_values = optimizer.stateless_apply(values[1], gradients, values[0])
        for written, new in zip((variables, optimizer.variables), new_values, strict=True):
            for variable, value in zip(written, new, strict=True):
                variable.assign(value)
    elif keras.backend.backend() == "torch":
        import torch

        with torch.no_grad():
            optimizer.apply(gradients, variables)
    else:
        optimizer.apply(gradients, variables)


def _with_tensorflow(loss_function, learned, state, loss_scale):
    import tensorflow as tf

    *values, loss_scale = _read_at_once([*(v.value for v in learned), loss_scale])
    # Only the learners are watched: nothing is recorded for a frozen network's own kernels.
    with (
        keras.StatelessScope(state_mapping=zip(learned, values, strict=True)) as scope,
        tf.GradientTape(watch_accessed_variables=False) as tape,
    ):
        before = dict(scope.state_mapping)
        tape.watch(values)
        returned = loss_function()
        scaled_loss = keras.ops.multiply(_scalar_of(returned), loss_scale)
    gradients = tape.gradient(scaled_loss, values)
    return returned, gradients, _written(before, scope.state_mapping)


def _read_at_once(tensors):
    """Reads all weights of a turn and its loss scale, and with these begins every path through it.

    subtle: where a weight's gradient does not need the weight (a critic's mean score has the same
    slope whatever it is), TensorFlow's graph optimizer drops the edge that keeps the reading ahead
    of the update, as a longer path says the same, and later that path, as it only carried a shape.
    Such a loss is then computed, now and then, from weights that were moved already. Every gradient
    needs the loss scale; with the weights it comes out of one operation, which may not be taken
    apart as an `IdentityN` or an edge of control may.
    """
    import tensorflow as tf

    tensors = [tf.convert_to_tensor(tensor) for tensor in tensors]
    if tf.executing_eagerly():
        return tensors
    whole = {"_noinline": True}
    return tf.function(tf.identity_n, autograph=False, experimental_attributes=whole)(tensors)


def _with_jax(loss_function, learned, state, loss_scale):
    import jax

    # Inside a train step the current values live in the surrounding scope, not in the variables.
    state_mapping = [(variable, variable.value) for variable in state]

    def scaled_loss(values):
        mapping = state_mapping + list(zip(learned, values, strict=True))
        with keras.StatelessScope(state_mapping=mapping) as scope:
            before = dict(scope.state_mapping)
            returned = loss_function()
        written = _written(before, scope.state_mapping)
        return keras.ops.multiply(_scalar_of(returned), loss_scale), (returned, written)

    values = [variable.value for variable in learned]
    (_, (returned, written)), gradients = jax.value_and_grad(scaled_loss, has_aux=True)(values)
    return returned, gradients, written


def _with_torch(loss_function, learned, state, loss_scale):
    import torch

    with keras.StatelessScope() as scope:
        returned = loss_function()
        scaled_loss = keras.ops.multiply(_scalar_of(returned), loss_scale)
    values = [variable.value for variable in learned]
    gradients = torch.autograd.grad(scaled_loss, values, allow_unused=True)
    returned = keras.tree.map_structure(keras.ops.stop_gradient, returned)
    return returned, list(gradients), scope.state_mapping


def _written(before, now):
    return {key: value for key, value in now.items() if value is not before.get(key)}


def _scalar_of(returned):
    return returned[0] if isinstance(returned, tuple) else returned


_BACKENDS = {"tensorflow": _with_tensorflow, "jax": _with_jax, "torch": _with_torch}
