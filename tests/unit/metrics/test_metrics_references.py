"""Every score beside the numbers of other people's code, on the same arrays.

They come from torch-fidelity 0.4.0 (`metric_isc`, `metric_fid`, `metric_kid`, `metric_prc`) and
prdc 0.2 (`compute_prdc`), run once on `real`, `fake` and the softmax of `logits` as below; both
would bring PyTorch's or scikit-learn's weight for six numbers.
"""

import numpy as np
import pytest

from gankit import metrics

RANDOM = np.random.RandomState(0)  # its stream is the same in every version of NumPy
REAL = RANDOM.standard_normal((300, 8))
FAKE = 0.8 * RANDOM.standard_normal((300, 8)) + 0.3
LOGITS = 2 * RANDOM.standard_normal((300, 5))


def close_to(*expected):
    return pytest.approx(expected, rel=1e-6)


def test_the_inception_style_score():
    exponentials = np.exp(LOGITS)
    probabilities = exponentials / exponentials.sum(axis=1, keepdims=True)
    assert metrics.inception_style_score(probabilities) == pytest.approx(2.0753529823646355)


def test_the_frechet_distance():
    assert metrics.frechet_distance(REAL, FAKE) == pytest.approx(1.1935694394313234)


def test_the_kernel_distance():
    found = metrics.kernel_distance(REAL, FAKE, blocks=1)
    assert found.value == pytest.approx(0.3663546185769304)


def test_precision_and_recall():
    assert metrics.precision_and_recall(REAL, FAKE) == close_to(0.94, 0.6066666666666667)


def test_density_and_coverage():
    found = metrics.density_and_coverage(REAL, FAKE)
    assert found == close_to(1.2793333333333334, 0.9066666666666666)
