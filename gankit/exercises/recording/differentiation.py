"""Gradients for probes and judges, on every backend."""

import keras
import numpy as np

from gankit.adversarial.gradients import loss_and_gradients


def value_and_gradients(function, arrays):
    """Calls a function of tensors and differentiates its sum.

    Args:
        function: Takes one tensor for each of the arrays and returns a tensor.
        arrays: List of float32 arrays.

    Returns:
        Tuple `(value, gradients)`: what the function returned, as it was; one array for each of
        the inputs, zeros where the function does not depend on it.
    """
    # subtle: on JAX nothing may leave a function while it is differentiated, so it is called twice
    value = function(*map(keras.ops.convert_to_tensor, arrays))
    variables = [keras.Variable(array, dtype="float32") for array in arrays]

    def scalar():
        returned = function(*map(keras.ops.copy, variables))  # a variable itself would have no len
        total = keras.ops.sum(keras.ops.convert_to_tensor(returned, dtype="float32"))
        # PyTorch refuses to differentiate what depends on no variable: now it always does.
        return total + 0.0 * sum(map(keras.ops.sum, variables))

    _, gradients, _ = loss_and_gradients(scalar, variables, [], 1.0)
    return value, [
        np.zeros(array.shape, "float32") if gradient is None else to_numpy(gradient)
        for array, gradient in zip(arrays, gradients, strict=True)
    ]


def to_numpy(tensor):
    """Returns a tensor's numbers as an array."""
    return keras.ops.convert_to_numpy(tensor)
