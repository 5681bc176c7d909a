"""Labels as vectors, and what is lost by reading them wrongly."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.labels import class_cross_entropy, one_hot

LOGITS = np.random.default_rng(0).standard_normal((5, 3)).astype("float32")


def number(tensor):
    return float(ops.convert_to_numpy(tensor))


def test_a_number_that_names_no_class_is_no_vector_of_zeros():
    vectors = ops.convert_to_numpy(one_hot(ops.convert_to_tensor([1, 3, -1]), 3))
    np.testing.assert_array_equal(vectors[0], [0, 1, 0])
    assert np.isnan(vectors[1:]).all()


@pytest.mark.parametrize("labels", [[0.0, 1.7], [True, False], [[0], [1]], [[1, 0, 0], [0, 1, 0]]])
def test_what_is_no_whole_number_is_not_rounded_to_one(labels):
    with pytest.raises(ValueError, match=r"whole numbers \(N,\) from 0 to 2"):
        one_hot(ops.convert_to_tensor(labels), 3)


def test_the_cross_entropy_is_that_of_keras():
    labels = ops.convert_to_tensor([2, 0, 1, 1, 0])
    costs = keras.losses.sparse_categorical_crossentropy(labels, LOGITS, from_logits=True)
    expected = number(ops.mean(costs))
    assert number(class_cross_entropy(labels, LOGITS)) == pytest.approx(expected, rel=1e-5)
    assert number(class_cross_entropy(labels, 0 * LOGITS)) == pytest.approx(np.log(3), rel=1e-5)


@pytest.mark.parametrize("label", [3, -1])
def test_a_label_that_names_no_class_costs_no_number(label):
    labels = ops.convert_to_tensor([0, label, 0, 0, 0])
    assert np.isnan(number(class_cross_entropy(labels, LOGITS)))
