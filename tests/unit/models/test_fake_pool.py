"""A pool of old fakes fills, mixes, and is saved with what it holds."""

import keras
import numpy as np
import pytest

from gankit.models.fake_pool import FakePool


def numbered(*numbers):
    """Fakes that bear their number in every pixel."""
    values = np.array(numbers, "float32")[:, None, None, None]
    return np.broadcast_to(values, (len(numbers), 2, 2, 1))


def numbers_of(samples):
    return np.array(keras.ops.convert_to_numpy(samples))[:, 0, 0, 0].tolist()


def shown(pool, *numbers):
    """What the pool hands on in exchange for fakes."""
    handed_on = pool(numbered(*numbers))
    assert tuple(handed_on.shape) == (len(numbers), 2, 2, 1)
    return numbers_of(handed_on)


def test_until_it_is_full_it_stores_what_it_is_shown_and_hands_it_on():
    pool = FakePool(5, (2, 2, 1), seed=0)
    assert shown(pool, 1, 2) == [1, 2]
    assert shown(pool, 3, 4) == [3, 4]
    assert sorted(numbers_of(pool.samples)) == [0, 1, 2, 3, 4]
    assert float(pool.filled) == 4


def test_a_batch_that_fills_it_may_exchange_what_no_longer_fits():
    pool = FakePool(3, (2, 2, 1), seed=0)
    assert shown(pool, 1, 2) == [1, 2]
    first, *_ = shown(pool, 3, 4, 5)
    assert first == 3, "the empty place comes first"
    assert float(pool.filled) == 3
    assert 3 in numbers_of(pool.samples)


def test_nothing_is_lost_or_doubled_by_an_exchange():
    pool = FakePool(4, (2, 2, 1), seed=1)
    seen = shown(pool, 1, 2, 3, 4)
    for start in range(5, 45, 4):
        seen += shown(pool, *range(start, start + 4))
    # Those of the first batch were handed on and stored, and come again when they are exchanged.
    left = numbers_of(pool.samples)
    for number in range(5, 45):
        assert seen.count(number) + left.count(number) >= 1
        assert left.count(number) <= 1


def test_half_of_the_fakes_are_exchanged_for_older_ones():
    pool = FakePool(50, (2, 2, 1), seed=2)
    shown(pool, *range(50))
    old = [np.mean(np.array(shown(pool, *range(s, s + 50))) < s) for s in range(50, 1050, 50)]
    assert np.mean(old) == pytest.approx(0.5, abs=0.05)
    assert min(numbers_of(pool.samples)) < 1000, "some stay for more than one step"


def test_of_a_batch_larger_than_the_pool_the_rest_is_handed_on():
    pool = FakePool(2, (2, 2, 1), seed=0)
    shown(pool, 1, 2)
    handed_on = shown(pool, 3, 4, 5, 6)
    assert handed_on[2:] == [5, 6]
    assert set(handed_on[:2]) <= {1, 2, 3, 4}


def test_the_same_seed_exchanges_the_same():
    def course(seed):
        pool = FakePool(4, (2, 2, 1), seed=seed)
        return [shown(pool, *range(start, start + 4)) for start in range(0, 24, 4)]

    assert course(7) == course(7)
    assert course(7) != course(8)


def test_it_keeps_full_precision():
    pool = FakePool(2, (2, 2, 1), seed=0)
    assert pool.samples.dtype == "float32"
    half = keras.ops.cast(numbered(0.1, 0.2), "bfloat16")
    assert keras.backend.standardize_dtype(pool(half).dtype) == "float32"


def test_a_pool_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least 1 fake"):
        FakePool(0, (2, 2, 1))
