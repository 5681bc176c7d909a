"""What an answer returned, told in words where it is not what the next cell of a notebook needs."""

from enum import Enum

import keras
import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers, described


class Kind(Enum):
    """What an answer is asked to return."""

    NUMBERS = "numbers"  # an array, a tensor, a number or a list of numbers
    ARRAY = "a NumPy array"
    TENSOR = "a tensor"
    TUPLE = "a tuple"


def checked_return(value, what, kind=Kind.NUMBERS, shape=None):
    """Returns an answer's result as an array, if it is of the kind that was asked for.

    Args:
        value: Anything.
        what: How the message calls it, such as `"the loss"`.
        kind: A `Kind`.
        shape: As in `as_numbers`.

    Returns:
        NumPy array of numbers or booleans.

    Raises:
        Unusable: If it is of another kind; the message says which, and the cure.
    """
    if kind is not Kind.TUPLE:
        _refuse_tuple(value, what)
    if kind is Kind.ARRAY and value is not None and not isinstance(value, np.ndarray):
        raise Unusable(
            f"{_start(what)} is {described(value)}, expected a NumPy array, which the next cells "
            "work with: `np.asarray(...)` or `keras.ops.convert_to_numpy(...)` makes one."
        )
    if kind is Kind.TENSOR and isinstance(value, np.ndarray):
        raise Unusable(
            f"{_start(what)} is a NumPy array, expected a tensor: gradients pass only through "
            "functions of `keras.ops`, so stay with these all the way."
        )
    return as_numbers(_detached(value), what, shape)


def _refuse_tuple(value, what):
    if isinstance(value, tuple):
        raise Unusable(
            f"{_start(what)} is a tuple of {len(value)}: return one result; a comma at the end of "
            "a `return` makes a tuple as well."
        )


def _detached(value):
    """Takes a tensor out of PyTorch's graph, which NumPy would refuse to read."""
    if keras.backend.backend() == "torch" and keras.ops.is_tensor(value):
        return keras.ops.convert_to_numpy(value)
    return value


def _start(text):
    return text[:1].upper() + text[1:]
