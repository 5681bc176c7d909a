"""A regulariser is a penalty with its weight, and says what it was made of when it is loaded."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.penalties import r1_penalty
from gankit.regularisers import R1, FirstOrderR1, regularised
from tests.unit.critics import linear, smooth_critic

REAL = np.random.default_rng(0).standard_normal((6, 2, 3)).astype("float32")


@pytest.mark.parametrize("regulariser", [R1(0.3), FirstOrderR1(0.3)])
def test_a_regulariser_is_its_weighted_penalty_and_added_to_the_loss(regulariser):
    generator = keras.random.SeedGenerator(0)
    many = np.zeros((20_000, 2, 3), "float32")
    loss, parts = regularised(1.0, regulariser, linear(2.0), many, generator)
    assert float(parts["r1"]) == pytest.approx(0.3 * 12, rel=0.04)
    assert float(loss) == pytest.approx(1.0 + float(parts["r1"]))


def test_a_regulariser_may_take_the_slope_at_the_first_few_samples_alone():
    critic = smooth_critic()
    few = R1(2.0, samples=2)(critic, REAL, None)
    assert float(few) == pytest.approx(2 * float(r1_penalty(critic, REAL[:2])), rel=1e-6)
    assert float(few) != pytest.approx(2 * float(r1_penalty(critic, REAL)), rel=1e-2)


@pytest.mark.parametrize("samples", [None, 1, 4, 100])
def test_each_sample_keeps_the_condition_that_it_is_told(samples):
    slopes = np.arange(1, 7, dtype="float32")

    def told(shown, slopes):
        return slopes * ops.sum(shown, axis=(1, 2))

    conditions = [ops.convert_to_tensor(slopes)]
    penalty = R1(samples=samples)(told, REAL, None, conditions)
    assert float(penalty) == pytest.approx(3 * np.mean(slopes[:samples] ** 2), rel=1e-5)


def test_a_saved_regulariser_comes_back_with_its_settings():
    settings = {"weight": 0.3, "deviation": 0.2, "samples": 4}
    config = keras.saving.serialize_keras_object(FirstOrderR1(**settings))
    loaded = keras.saving.deserialize_keras_object(config)
    assert (type(loaded), vars(loaded)) == (FirstOrderR1, settings)


def test_one_that_was_saved_when_it_lay_in_another_module_comes_back():
    config = keras.saving.serialize_keras_object(R1(0.3, samples=4))
    loaded = keras.saving.deserialize_keras_object({**config, "module": "gankit.penalties"})
    assert (type(loaded), vars(loaded)) == (R1, {"weight": 0.3, "samples": 4})


def test_one_that_was_saved_before_it_could_take_a_few_samples_takes_all():
    assert R1.from_config({"weight": 0.3}).samples is None


def test_without_a_regulariser_the_loss_stays_as_it_is():
    assert regularised(1.5, None, linear(1.0), REAL, None) == 1.5
