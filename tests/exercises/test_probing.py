"""Whatever an answer does, the probe comes back with a verdict in one line."""

import functools
import itertools
import sys
import threading
import time

import keras
import numpy as np
import pytest

from gankit.exercises import registry
from gankit.exercises.evidence import Evidence
from gankit.exercises.judging import examined, judged
from gankit.exercises.probing import probed


def loops_for_ever(x):
    while True:
        pass


def loops_and_catches_everything(x):
    # Written as a student may write it; that it catches everything, even the alarm, is the point.
    while True:
        try:  # noqa: SIM105
            sum(itertools.repeat(1, 1000))
        except:  # noqa: E722
            pass


def sleeps(x):
    time.sleep(1000)


def exits(x):
    sys.exit(3)


def recurses(x):
    return recurses(x)


def raises_with_line(x):
    y = x[:2]
    return y + x  # the shapes don't fit


def forgets_return(x):
    2 * x


def returns_a_huge_array(x):
    return np.broadcast_to(np.zeros(1), (100_000, 100_000))


def asks_for_too_much(x):
    return np.ones((10**7, 10**7))


def returns_nan(x):
    return x * np.nan


def returns_another_shape(x):
    return np.zeros((3, 1))


def returns_objects(x):
    return [object(), 1, 2]


NETWORK = keras.Sequential([keras.layers.Dense(2)])  # built here, where no clock runs


def returns_a_network(x):
    return NETWORK


NARROW = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])


def hands_images_to_a_network_of_points(x):
    return NARROW(np.zeros((6, 2, 2, 1), "float32"))


STATUS = {
    "Still running after 0.3 seconds": "timeout",
    "more memory than there is": "out of memory",
}


@pytest.mark.parametrize(
    "answer, says",
    [
        (loops_for_ever, "Still running after 0.3 seconds"),
        (loops_and_catches_everything, "Still running after 0.3 seconds"),
        (sleeps, "Still running after 0.3 seconds"),
        (exits, "ends the program"),
        (recurses, "RecursionError"),
        (raises_with_line, "`return y + x"),
        (forgets_return, "is None: does your function end in `return ...`?"),
        (returns_a_huge_array, "holds 10,000,000,000 numbers"),
        (asks_for_too_much, "more memory than there is"),
        (returns_nan, "contains NaN or infinity"),
        (returns_another_shape, "has the shape (3, 1), expected (3,)"),
        (returns_objects, "is a list, expected numbers"),
        (returns_a_network, "is a Sequential, expected numbers"),
        (hands_images_to_a_network_of_points, "Expected shape (None, 2), but input has"),
        (lambda: 1, "takes 0 positional arguments but 1 was given"),
        (7, "Expected your function, received int"),
    ],
)
def test_an_answer_that_misbehaves_is_told_why(exercise, answer, says):
    verdict = examined(exercise, answer)
    assert verdict.status == STATUS.get(says, "wrong")
    assert says in verdict.message
    assert verdict.message.isprintable()


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach()"),
        TypeError("The numpy.ndarray conversion method __array__() was called on traced array"),
        NotImplementedError("Cannot convert a symbolic tf.Tensor (x:0) to a numpy array."),
    ],
)
def test_what_backends_say_of_a_detour_through_numpy_is_told_in_one_way(exercise, error):
    def takes_a_detour(x):
        raise error

    verdict = examined(exercise, takes_a_detour)
    assert verdict.status == "wrong" and "goes through NumPy" in verdict.message


def test_a_loss_that_leaves_the_backend_is_told_so_on_each():
    def generator_loss(fake_logits):
        return np.mean(np.logaddexp(0, -np.asarray(fake_logits)))

    message = examined(registry.find("gan.generator_loss"), generator_loss).message
    assert "through NumPy" in message and "keras.ops" in message and "detach" not in message


def test_a_hanging_answer_is_stopped_outside_the_main_thread_too(exercise):
    verdicts = []
    thread = threading.Thread(target=lambda: verdicts.append(examined(exercise, loops_for_ever)))
    thread.start()
    thread.join(timeout=20)
    assert "Still running" in verdicts[0].message


def test_ctrl_c_is_not_swallowed(exercise):
    def interrupted(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        probed(exercise, interrupted, seed=1)


def test_an_answer_right_for_one_seed_only_is_wrong(exercise):
    assert not examined(exercise, lambda x: np.full(3, 22.0)).is_right


def unfilled(x):
    raise NotImplementedError("YOUR CODE HERE")


def calls_another_blank(x):
    return 2 * unfilled(x)


def calls_it_by_a_library(x):
    return np.array([unfilled(number) for number in x])


@pytest.mark.parametrize("answer", [calls_another_blank, calls_it_by_a_library])
def test_the_blank_of_another_exercise_that_is_called_is_named(exercise, answer):
    verdict = examined(exercise, answer)
    assert verdict.status == "wrong"
    assert "It calls `unfilled`, which is still a blank" in verdict.message


def test_a_blank_behind_a_wrapper_is_the_answers_own(exercise):
    assert examined(exercise, functools.partial(unfilled)).status == "not attempted"


@pytest.mark.parametrize(
    "arrays",
    [{}, {"the result": np.zeros(0)}, {"the result": np.zeros((2, 2, 2))}, {"other": np.ones(3)}],
    ids=["nothing", "empty", "another shape", "another name"],
)
def test_forged_evidence_is_wrong_and_stops_nothing(exercise, arrays):
    assert judged(exercise, Evidence(arrays), seed=1).status == "wrong"
