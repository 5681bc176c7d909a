"""What an answer returned is told in words where the next cell could not work with it."""

import keras
import numpy as np
import pytest

from gankit.exercises.evidence import Unusable
from gankit.exercises.recording.returned import Kind, checked_return

ARRAY = np.array([1.0, 2.0], "float32")
TENSOR = keras.ops.convert_to_tensor(ARRAY)


@pytest.mark.parametrize(
    "kind, value",
    [
        *((Kind.NUMBERS, value) for value in (ARRAY, TENSOR, [1, 2], [TENSOR[0], 2.0])),
        (Kind.ARRAY, ARRAY),
        (Kind.TENSOR, TENSOR),
        (Kind.TUPLE, (1, 2)),
        (Kind.TUPLE, tuple(TENSOR)),
    ],
)
def test_what_was_asked_for_is_an_array(kind, value):
    array = checked_return(value, "the result", kind)
    assert isinstance(array, np.ndarray)
    np.testing.assert_array_equal(array, [1, 2])


@pytest.mark.parametrize("number", [3, 3.0, np.float32(3), True, TENSOR[0]], ids=type)
def test_one_number_is_an_array_without_axes(number):
    assert checked_return(number, "the loss").shape == ()


@pytest.mark.parametrize("kind", Kind)
def test_nothing_returned_asks_for_the_return(kind):
    with pytest.raises(Unusable, match="The loss is None: does your function end in `return"):
        checked_return(None, "the loss", kind)


@pytest.mark.parametrize(
    "what, said",
    [
        ("the loss", "The loss is None"),
        ("the averages", "The averages are None"),
        ("the pair of losses", "The pair of losses is None"),
    ],
)
def test_one_thing_is_and_several_things_are(what, said):
    with pytest.raises(Unusable, match=said):
        checked_return(None, what)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TUPLE])
@pytest.mark.parametrize("value", [(ARRAY,), (1.0, 2.0), ()])
def test_a_tuple_is_no_single_result(kind, value):
    with pytest.raises(Unusable, match=f"is a tuple of {len(value)}: return one result"):
        checked_return(value, "the loss", kind)


def test_a_number_of_numpy_is_an_array_without_axes():
    assert checked_return(np.mean(ARRAY), "the mean", Kind.ARRAY).shape == ()


@pytest.mark.parametrize("value", [[1, 2], TENSOR, 3.0, True])
def test_something_else_is_no_array(value):
    with pytest.raises(Unusable, match="expected a NumPy array, which the next cells"):
        checked_return(value, "the result", Kind.ARRAY)


def test_an_array_is_no_tensor():
    with pytest.raises(Unusable, match="The loss is a NumPy array, expected a tensor"):
        checked_return(ARRAY, "the loss", Kind.TENSOR)


@pytest.mark.parametrize("value", ["text", {1: 2}, len, [[1, 2], [3]], np.array([1j])])
def test_what_is_no_numbers_is_named(value):
    with pytest.raises(Unusable, match="The result is .*, expected numbers"):
        checked_return(value, "the result")


def test_a_tensor_that_gradients_flow_through_is_read():
    variable = keras.Variable(ARRAY)
    np.testing.assert_array_equal(checked_return(variable * 2, "the result"), [2, 4])
