"""What an answer returned, told in words where it is not what the next cell of a notebook needs."""

from enum import Enum

import keras
import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers, described, opening


class Kind(Enum):
    """What an answer is asked to return."""

    NUMBERS = "numbers"  # an array, a tensor, a number or a list of numbers
    BATCH = "a NumPy array or a tensor"
    ARRAY = "a NumPy array"
    NUMBER_ARRAY = "a NumPy array that is computed with, so not one of booleans"
    TENSOR = "a tensor"
    TUPLE = "a tuple of numbers"  # or a list or an array of as many; recorded as one array


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
    if kind in (Kind.ARRAY, Kind.NUMBER_ARRAY):
        _refuse_another_than_an_array(value, what)
    if kind is Kind.BATCH and not keras.ops.is_tensor(value):
        _refuse_another_than_an_array(value, what)
    if kind is Kind.NUMBER_ARRAY and value is not None and value.dtype == bool:
        raise Unusable(
            f"{opening(what, 'is')} an array of booleans, expected numbers, which the next cells "
            'compute with: `.astype("float32")` makes them.'
        )
    if kind is Kind.TENSOR and isinstance(value, np.ndarray):
        raise Unusable(
            f"{opening(what, 'is')} a NumPy array, expected a tensor: gradients pass only through "
            "functions of `keras.ops`, so stay with these all the way."
        )
    return as_numbers(_detached(value), what, shape)


def checked_returns(values, names, kind=Kind.NUMBERS):
    """Returns an answer's several results as arrays, if there are as many as were asked for.

    Args:
        values: Anything.
        names: How messages call each of them, in order, such as `("the images", "the labels")`.
        kind: A `Kind`, the same for each.

    Returns:
        Dict from name to NumPy array of numbers or booleans.

    Raises:
        Unusable: If it is something else than so many, or one of them is of another kind.
    """
    asked = f"{len(names)} results, {' and '.join(names)}"
    if values is None:
        raise Unusable(f"Expected {asked}, received None: does your function end in `return ...`?")
    if not isinstance(values, (tuple, list)) or len(values) != len(names):
        many = f" of {len(values)}" if isinstance(values, (tuple, list)) else ""
        raise Unusable(
            f"Expected {asked}, received {described(values)}{many}: put a comma between them, "
            "`return first, second`."
        )
    pairs = zip(names, values, strict=True)
    return {name: checked_return(value, name, kind) for name, value in pairs}


def _refuse_tuple(value, what):
    if isinstance(value, tuple):
        raise Unusable(
            f"{opening(what, 'is')} a tuple of {len(value)}: return one result; a comma at the end "
            "of a `return` makes a tuple as well."
        )


def _refuse_another_than_an_array(value, what):
    # A number of NumPy's is an array without axes: what is missing is told of its shape.
    if value is not None and not isinstance(value, (np.ndarray, np.generic)):
        raise Unusable(
            f"{opening(what, 'is')} {described(value)}, expected a NumPy array, which the next "
            "cells work with: `np.asarray(...)` or `keras.ops.convert_to_numpy(...)` makes one."
        )


def _detached(value):
    """Takes tensors out of PyTorch's graph, which NumPy would refuse to read."""
    if isinstance(value, (tuple, list)):
        return [_detached(part) for part in value]
    if keras.backend.backend() == "torch" and keras.ops.is_tensor(value):
        return keras.ops.convert_to_numpy(value)
    return value
