"""What a teacher passes on, and what asks for all classes equally often."""

import numpy as np
import pytest
from keras import ops

from gankit.teaching import aligned_shares, imbalance, teaching_loss


def number(tensor):
    return float(ops.convert_to_numpy(tensor))


def test_a_teacher_that_is_not_sure_teaches_nothing():
    shares = np.array([[0.6, 0.4], [0.95, 0.05]], "float32")
    logits = np.array([[0.0, 3.0], [0.0, 0.0]], "float32")
    loss, sure = teaching_loss(shares, logits, 0.9)
    assert number(loss) == pytest.approx(np.log(2) / 2)
    assert number(sure) == 0.5
    assert number(teaching_loss(shares, logits, 0.99)[0]) == 0


def test_the_balance_is_lowest_where_all_classes_are_read_equally_often():
    even = np.array([[9.0, 0.0], [0.0, 9.0]], "float32")
    assert number(imbalance(even)) == pytest.approx(np.log(2), rel=1e-5)
    assert number(imbalance(even[:1])) > 2 * np.log(2)


def test_aligned_shares_give_each_class_as_much_as_another():
    shares = np.array([[0.9, 0.1], [0.6, 0.4]], "float32")
    aligned = ops.convert_to_numpy(aligned_shares(shares))
    np.testing.assert_allclose(aligned, [[0.76, 0.24], [0.35, 0.65]], atol=0.005)
    np.testing.assert_allclose(aligned.sum(axis=1), 1, rtol=1e-6)
    firmer = ops.convert_to_numpy(aligned_shares(shares, strength=2))
    np.testing.assert_allclose(firmer, [[0.53, 0.47], [0.16, 0.84]], atol=0.005)


def test_shares_that_are_even_already_stay_as_they_are():
    shares = np.array([[0.8, 0.2], [0.2, 0.8]], "float32")
    np.testing.assert_allclose(ops.convert_to_numpy(aligned_shares(shares)), shares, rtol=1e-5)


def test_a_class_that_a_batch_does_not_hold_is_not_blown_up():
    shares = np.array([[1 - 1e-6, 1e-6]] * 8, "float32")
    assert ops.convert_to_numpy(aligned_shares(shares))[0, 1] < 1e-4
