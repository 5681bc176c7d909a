"""What mutants do while they run: arguments, draws and results that are not what they were.

A mutant knows only when it is called whether an argument is an array, a tensor or a number. Each
function notes in `happened` that it made a difference, so that a mutant without one can be told.
"""

import keras
import numpy as np
from keras import ops


class Effects:
    """One mutant's effects, and whether any of them made a difference."""

    def __init__(self):
        self.happened = False
        self.waiting = False  # for a second call of the same sizes
        self._first = {}

    def zeros(self, value):
        """A neutral value of the same kind."""
        return self._filled(value, 0)

    def ones(self, value):
        return self._filled(value, 1)

    def frozen(self, value, name):
        """What was first seen under that name, wherever it fits."""
        return self._noted(self._remembered((name, _shape(value)), lambda: value), value)

    def rolled(self, value):
        """Rows that stand in another order than those of the other arguments."""
        if _is_array(value) and len(np.shape(value)) > 0:
            return self._noted(_like(np.roll(_numpy(value), 1, axis=0), value), value)
        return value

    def one_row(self, value, axis=0):
        """The first entry along an axis in place of all: what independent draws must not be."""
        if not _is_array(value) or np.ndim(value) <= axis:
            return value
        array = _numpy(value)
        one = np.take(array, [0], axis=axis)
        return self._noted(_like(np.broadcast_to(one, array.shape).copy(), value), value)

    def stopped(self, value):
        """A tensor through which no gradient passes."""
        if not ops.is_tensor(value):
            return value
        self.happened = True
        return ops.stop_gradient(value)

    def turned(self, value):
        """A tensor whose gradient has the other sign."""
        if not ops.is_tensor(value) or not keras.backend.is_float_dtype(value.dtype):
            return value
        self.happened = True
        return 2 * ops.stop_gradient(value) - value

    def scribbled(self, result, *arguments):
        """The result, after the arguments were written over."""
        for argument in arguments:
            if isinstance(argument, np.ndarray) and argument.size:
                before = argument.copy()
                argument[...] = 0
                self.happened |= not np.array_equal(before, argument, equal_nan=True)
        return result

    def stale(self, function, *arguments):
        """The first result for arguments of these sizes, whatever is in them."""
        self.happened = True
        return self._remembered(repr([_size(argument) for argument in arguments]), function)

    def transposed(self, value):
        return self._noted(_like(_numpy(value).T, value), value) if _is_array(value) else value

    def reversed(self, value):
        if _is_array(value) and len(np.shape(value)) > 0:
            return self._noted(_like(_numpy(value)[::-1].copy(), value), value)
        return value[::-1] if isinstance(value, (list, tuple)) else value

    def another(self, container, value):
        """The same result in another container."""
        made = CONTAINERS[container](value)
        self.happened |= type(made) is not type(value)
        return made

    def _remembered(self, key, function):
        self.waiting = key not in self._first
        if self.waiting:
            self._first[key] = function()
        return self._first[key]

    def _filled(self, value, number):
        if isinstance(value, (list, tuple)):
            return type(value)(self._filled(one, number) for one in value)
        if _is_array(value):
            filled = np.full_like(_numpy(value), number)
        elif isinstance(value, (bool, int, float, np.number)):
            filled = type(value)(number)
        else:
            return value
        return self._noted(_like(filled, value), value)

    def _noted(self, made, value):
        self.happened |= not _same(made, value)
        return made


def _is_array(value):
    return isinstance(value, np.ndarray) or ops.is_tensor(value)


def _numpy(value):
    return ops.convert_to_numpy(value) if ops.is_tensor(value) else value


def _like(made, value):
    return ops.convert_to_tensor(made) if ops.is_tensor(value) else made


def _same(one, other):
    if _is_array(one) and _is_array(other):
        return np.array_equal(_numpy(one), _numpy(other))
    return one is other or (type(one) is type(other) and not callable(one) and one == other)


def _shape(value):
    return tuple(np.shape(value)) if _is_array(value) else type(value)


def _size(value):
    return value if isinstance(value, (int, float, str)) else _shape(value)


CONTAINERS = {
    "a list": lambda value: list(_numpy(value)) if np.ndim(_numpy(value)) else [value],
    "a tuple": lambda value: tuple(_numpy(value)) if np.ndim(_numpy(value)) else (value,),
    "a tuple of one": lambda value: (value,),
    "an array": lambda value: np.asarray(_numpy(value)),
    "a tensor": lambda value: ops.convert_to_tensor(value),
}
