"""Holds an answer to leave alone what it is handed."""

from contextlib import contextmanager

import keras
import numpy as np

from gankit.exercises.evidence import Unusable


@contextmanager
def unchanged(inputs):
    """Refuses whoever writes into the arrays among some inputs, inside lists and tuples too.

    Args:
        inputs: Tuple of plain data.

    Raises:
        Unusable: At the end of the `with` block, if any of the arrays is another than before.
    """
    before = [array.copy() for array in _arrays_in(inputs)]
    yield
    if not all(map(_is_same, before, _arrays_in(inputs))):
        raise Unusable(
            "It changes an array that was passed in: whoever calls it would find other numbers in "
            "it afterwards. Work on a copy, or compute a new array."
        )


def _arrays_in(inputs):
    leaves = keras.tree.flatten(list(inputs))
    return [leaf for leaf in leaves if isinstance(leaf, np.ndarray)]


def _is_same(before, after):
    return np.array_equal(before, after, equal_nan=True)
