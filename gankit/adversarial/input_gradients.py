"""The gradient of a network with respect to what goes into it: for gradient penalties."""

import keras
from keras import ops


def input_gradient(function, inputs):
    """Differentiates the sum of a function's outputs with respect to its inputs.

    Where each output depends on its own sample alone, row i is the gradient of output i. The
    result can be differentiated once more, so a loss may hold it: the gradient penalty of Gulrajani
    et al. 2017, equation 3, is the mean of `(norm - 1) ** 2` over the rows of
    `input_gradient(critic, mixed)`.

    Args:
        function: Function from the inputs to a tensor of any shape. A network in it keeps its
            state as usual; batch normalisation would make an output depend on other samples.
        inputs: Tensor of floats, or a list, tuple or dict of such tensors.

    Returns:
        Tensors of the shapes of the inputs, zeros where the outputs do not depend on them.

    Example: for `lambda x: x**3` at `[1.0, 2.0]` it is `[3.0, 12.0]`.
    """
    flat = [ops.convert_to_tensor(part) for part in keras.tree.flatten(inputs)]

    def total(parts):
        outputs = ops.convert_to_tensor(function(keras.tree.pack_sequence_as(inputs, parts)))
        return ops.sum(ops.cast(outputs, keras.config.floatx()))

    return keras.tree.pack_sequence_as(inputs, _BACKENDS[keras.backend.backend()](total, flat))


def _with_tensorflow(total, parts):
    import tensorflow as tf

    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(parts)
        summed = total(parts)
    return tape.gradient(summed, parts, unconnected_gradients=tf.UnconnectedGradients.ZERO)


def _with_jax(total, parts):
    import jax
    from keras.src.backend.common.stateless_scope import get_stateless_scope, in_stateless_scope

    # subtle: what the function writes must leave it as a result. Written into a surrounding scope,
    # it would be a tracer of this gradient, of no use outside of it.
    outer = get_stateless_scope().state_mapping if in_stateless_scope() else {}

    def pure(parts):
        with keras.StatelessScope() as scope:
            scope.state_mapping.update(outer)
            summed = total(parts)
        now = scope.state_mapping
        return summed, {key: now[key] for key in now if now[key] is not outer.get(key)}

    gradients, written = jax.grad(pure, has_aux=True)(parts)
    outer.update(written)
    return gradients


def _with_torch(total, parts):
    import torch

    with torch.enable_grad():
        parts = [p if p.requires_grad else p.detach().requires_grad_() for p in parts]
        found = torch.autograd.grad(total(parts), parts, create_graph=True, allow_unused=True)
    return [
        torch.zeros_like(part) if gradient is None else gradient
        for part, gradient in zip(parts, found, strict=True)
    ]


_BACKENDS = {"tensorflow": _with_tensorflow, "jax": _with_jax, "torch": _with_torch}
