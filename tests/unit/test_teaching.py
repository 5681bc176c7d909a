"""What a teacher passes on, and what asks for all classes equally often."""

import numpy as np
import pytest
from keras import ops

from gankit.teaching import imbalance, teaching_loss


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
