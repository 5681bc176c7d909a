"""The usual recorder: what it hands to an answer, and what it says of what comes back."""

import numpy as np
import pytest
from keras import ops

from gankit.exercises.evidence import Unusable
from gankit.exercises.recording import call as call_module
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind

ONES = np.ones((3, 2), "float32")
X = np.arange(6, dtype="float32").reshape(2, 3)


def test_the_result_is_recorded_by_its_name():
    evidence = Call("the sum")(lambda x, y: x + y, (X, 2.0))
    assert evidence.keys() == {"the sum"}
    np.testing.assert_array_equal(evidence["the sum"], X + 2)


def test_each_further_case_bears_its_number():
    evidence = Call()(lambda x: x, (X,), (2 * X,), (3 * X,))
    assert list(evidence) == ["the result", "the result of case 1", "the result of case 2"]
    np.testing.assert_array_equal(evidence["the result of case 2"], 3 * X)


def test_gradients_are_taken_for_the_positions_that_are_named():
    def answer(plain, weighted, factor):
        return factor * ops.sum(plain) * ops.sum(weighted)

    evidence = Call("the sum", differentiated=(1,))(answer, (ONES, 2 * ONES, 0.5))
    assert evidence.keys() == {"the sum", "its gradient 1"}
    np.testing.assert_allclose(evidence["its gradient 1"], 3 * ONES)


def test_several_results_are_recorded_each_under_its_name():
    evidence = Call(("the images", "the labels"))(lambda n: (ONES, np.arange(n)), (4,), (5,))
    assert [array.shape for array in evidence.values()] == [(3, 2), (4,), (3, 2), (5,)]
    assert list(evidence) == [
        "the images",
        "the labels",
        *(f"{name} of case 1" for name in ("the images", "the labels")),
    ]


@pytest.mark.parametrize(
    "returned, told",
    [
        (None, "received None"),
        (ONES, "received a ndarray"),
        ((ONES,), "a tuple of 1"),
        ((ONES, None), "The labels are None"),
        ((ONES, (1, 2)), "The labels are a tuple of 2"),
    ],
    ids=["none", "one", "too few", "half", "nested"],
)
def test_another_number_of_results_is_told_in_words(returned, told):
    with pytest.raises(Unusable, match=told):
        Call(("the images", "the labels"))(lambda: returned, ())


def test_a_pair_of_numbers_is_recorded_as_one_array():
    evidence = Call("the pair", kind=Kind.TUPLE)(lambda: (ops.ones(()), 2.0), ())
    np.testing.assert_array_equal(evidence["the pair"], [1, 2])


def test_networks_and_functions_are_built_from_the_case():
    call = Call(build=lambda slope: (lambda x: slope * x, 3.0))
    assert call(lambda function, x: function(x), (2.0,)) == {"the result": 6.0}


@pytest.mark.parametrize(
    "returned, told",
    [([1.0, 2.0], "a list"), (ops.ones(2), "expected a NumPy"), (ONES > 0, "bool")],
)
def test_what_the_next_cells_cannot_compute_with_is_refused(returned, told):
    with pytest.raises(Unusable, match=told):
        Call(kind=Kind.NUMBER_ARRAY)(lambda: returned, ())


def test_gradients_are_those_of_the_sum():
    call = Call(differentiated=(0, 1))
    evidence = call(lambda x, y, power: ops.sum(x * y**power), (X, 2 * X, 2))
    np.testing.assert_allclose(evidence["its gradient 0"], 4 * X**2, rtol=1e-5)
    np.testing.assert_allclose(evidence["its gradient 1"], 4 * X**2, rtol=1e-5)


def test_what_is_no_number_is_told_before_it_is_differentiated():
    with pytest.raises(Unusable, match="The loss is None"):
        Call("the loss", differentiated=(0,))(lambda x: None, (X,))


def test_a_gradient_that_does_not_flow_is_zero():
    evidence = Call(differentiated=(0,))(lambda x: ops.sum(ops.stop_gradient(x)), (X,))
    np.testing.assert_array_equal(evidence["its gradient 0"], np.zeros_like(X))


@pytest.mark.parametrize(
    "call, handed, handed_on_pytorch",
    [
        (Call(), (False, False), (False, False)),
        (Call(tensors=1), (False, False), (True, False)),
        (Call(differentiated=(0,)), (True, False), (True, False)),
        (Call(differentiated=(1,)), (False, True), (False, True)),
        (Call(tensors=1, differentiated=(1,)), (False, True), (True, True)),
    ],
)
def test_arguments_are_arrays_unless_a_gradient_or_pytorch_asks_for_tensors(
    monkeypatch, call, handed, handed_on_pytorch
):
    seen = []

    def answer(*arguments):
        seen.append(tuple(map(ops.is_tensor, arguments)))
        return ops.sum(arguments[call.differentiated[0]]) if call.differentiated else X

    for backend, expected in ("tensorflow", handed), ("torch", handed_on_pytorch):
        monkeypatch.setattr(
            call_module, "_mixes_arrays_and_tensors", lambda b=backend: b != "torch"
        )
        call(answer, (X, X))
        assert set(seen) == {expected}
        seen.clear()
