"""A turn computes its loss first and moves weights afterwards, in every graph made of it."""

import keras
import pytest

from gankit.adversarial.gradients import loss_and_gradients


def ancestors(operation):
    """Every operation of a TensorFlow graph that runs before the given one."""
    found, waiting = set(), [operation]
    while waiting:
        for before in (
            *(tensor.op for tensor in waiting[-1].inputs),
            *waiting.pop().control_inputs,
        ):
            if before not in found:
                found.add(before)
                waiting.append(before)
    return found


@pytest.mark.skipif(keras.backend.backend() != "tensorflow", reason="asks TensorFlow's graph")
def test_a_gradient_that_needs_no_loss_waits_for_the_loss_and_its_parts():
    import tensorflow as tf

    slope = keras.Variable([2.0, 3.0])

    def mean_score():
        score = keras.ops.mean(slope.value)  # its gradient is 1/2, whatever the score is
        return score, [10 * score]

    @tf.function
    def turn():
        returned, (gradient,), _ = loss_and_gradients(mean_score, [slope], [], 1.0)
        seen["loss"] = {tensor.op for tensor in keras.tree.flatten(returned)}
        seen["before"] = ancestors(gradient.op)

    seen = {}
    turn()
    assert seen["loss"] <= seen["before"]
