"""Gradients for probes and judges, on every backend."""

import keras

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
    return value, gradients_for_arrays(function, arrays)


def gradients_for_arrays(function, arrays):
    """Differentiates the sum of what a function of tensors returns.

    Args:
        function: Takes one tensor for each of the arrays and returns a tensor.
        arrays: List of float32 arrays.

    Returns:
        List of arrays, one for each of the inputs, zeros where the function does not depend on it.
    """
    variables = [keras.Variable(array, dtype="float32") for array in arrays]

    def scalar():
        returned = function(*map(keras.ops.copy, variables))  # a variable itself would have no len
        return keras.ops.sum(keras.ops.convert_to_tensor(returned, dtype="float32"))

    return gradients_for_variables(scalar, variables)


def gradients_for_variables(scalar, variables):
    """Differentiates a scalar for some variables.

    Args:
        scalar: Function of no argument that returns a scalar tensor.
        variables: List of `keras.Variable`.

    Returns:
        List of arrays, one for each variable, zeros where the scalar does not depend on it.
    """

    def anchored():
        # subtle: PyTorch refuses to differentiate what depends on none of the variables
        return scalar() + 0.0 * sum(keras.ops.sum(variable) for variable in variables)

    _, gradients, _ = loss_and_gradients(anchored, variables, [], 1.0)
    return [to_numpy(gradient) for gradient in gradients]


def to_numpy(tensor):
    """Returns a tensor's numbers as an array."""
    return keras.ops.convert_to_numpy(tensor)
