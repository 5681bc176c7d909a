"""The gradient of what goes in: right, on every backend, and once more differentiable."""

import keras
import numpy as np
import pytest
from keras import layers, ops

from gankit.adversarial import input_gradient
from gankit.adversarial.gradients import loss_and_gradients

POINTS = np.random.default_rng(0).standard_normal((5, 3)).astype("float32")


def smooth_critic():
    """A critic without kinks, so that finite differences are exact enough."""
    keras.utils.set_random_seed(3)
    points = keras.Input((3,))
    x = layers.Dense(6, activation="tanh")(points)
    return keras.Model(points, layers.Dense(1)(x), name="critic")


def finite_differences(function, array, step=1e-2):
    """Central differences of a scalar function of an array, entry by entry."""
    found = np.zeros(array.shape)
    for place in np.ndindex(array.shape):
        ends = []
        for sign in (1, -1):
            moved = array.astype("float64")
            moved[place] += sign * step
            ends.append(function(moved.astype("float32")))
        found[place] = (ends[0] - ends[1]) / (2 * step)
    return found


def to_numpy(tensor):
    return keras.ops.convert_to_numpy(tensor)


def test_of_a_cube_it_is_three_times_the_square():
    found = input_gradient(lambda x: x**3, ops.convert_to_tensor([1.0, 2.0]))
    np.testing.assert_allclose(to_numpy(found), [3.0, 12.0], rtol=1e-6)


def test_it_agrees_with_finite_differences():
    critic = smooth_critic()
    expected = finite_differences(
        lambda x: float(ops.sum(critic(ops.convert_to_tensor(x)))), POINTS
    )
    np.testing.assert_allclose(to_numpy(input_gradient(critic, POINTS)), expected, atol=1e-3)


def test_of_several_inputs_it_has_their_structure_and_zeros_where_nothing_depends():
    inputs = {"a": ops.ones((2, 3)), "b": ops.ones((2,)), "c": ops.ones((4,))}
    found = input_gradient(lambda at: ops.sum(at["a"]) * at["b"], inputs)
    assert {name: tuple(part.shape) for name, part in found.items()} == {
        "a": (2, 3),
        "b": (2,),
        "c": (4,),
    }
    np.testing.assert_allclose(to_numpy(found["a"]), 2.0)
    np.testing.assert_allclose(to_numpy(found["b"]), 6.0)
    np.testing.assert_allclose(to_numpy(found["c"]), 0.0)


def penalty(critic, points):
    slopes = input_gradient(critic, points)
    norms = ops.sqrt(ops.sum(ops.square(slopes), axis=1) + 1e-12)
    return ops.mean(ops.square(norms - 1.0))


def compiled(function):
    """The function as one graph, as `fit` would run it."""
    if keras.backend.backend() == "tensorflow":
        import tensorflow

        return tensorflow.function(function)
    if keras.backend.backend() == "jax":
        import jax

        return jax.jit(function)
    return function


@pytest.mark.parametrize("run", [lambda function: function, compiled], ids=["eager", "compiled"])
def test_the_gradient_of_a_penalty_agrees_with_finite_differences(run):
    critic = smooth_critic()
    weights = critic.trainable_variables

    def slopes():
        loss = lambda: penalty(critic, ops.convert_to_tensor(POINTS))  # noqa: E731
        return loss_and_gradients(loss, weights, [], 1.0)[1]

    found = run(slopes)()
    for weight, slope in zip(weights[:3], found[:3], strict=True):
        start = np.array(to_numpy(weight))

        def at(value, weight=weight):
            weight.assign(value)
            return float(penalty(critic, ops.convert_to_tensor(POINTS)))

        expected = finite_differences(at, start)
        weight.assign(start)
        np.testing.assert_allclose(to_numpy(slope), expected, atol=2e-3)
    assert found[3] is None or not to_numpy(found[3]).any()  # the last bias moves no slope


def test_what_the_function_writes_arrives_outside_of_it():
    dice = keras.random.SeedGenerator(1)
    noisy = lambda x: x * keras.random.normal((), seed=dice)  # noqa: E731
    variable = dice.state
    before = np.array(to_numpy(variable))
    with keras.StatelessScope(state_mapping=[(variable, variable.value)]) as scope:
        first, second = (to_numpy(input_gradient(noisy, ops.ones(()))) for _ in range(2))
        after = to_numpy(scope.get_current_value(variable))
    assert first != second
    assert not np.array_equal(after, before)
    np.testing.assert_array_equal(to_numpy(variable), before)
