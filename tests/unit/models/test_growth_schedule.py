"""A schedule grows a GAN level by level, and goes on from wherever it stands."""

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gankit.data import Dataset
from gankit.models.growing import GrowthSchedule, SettlesRates, evenly_growing, fit_growing
from gankit.models.progan import ProgressiveGAN
from gankit.schedules import settling_rate
from tests.contract.contract import compile_quickly

SCHEDULE = GrowthSchedule(2, stabilise=2, fade=4)


def noise(side=8):
    images = np.random.default_rng(0).integers(0, 256, (20, side, side, 1), np.uint8)
    return Dataset(images, np.zeros(20, int), "noise", "generated")


def small():
    keras.utils.set_random_seed(0)
    gan = ProgressiveGAN((8, 8, 1), 3, first_side=4, filters=2, seed=0)
    compile_quickly(gan, averages={"generator": 0.5})
    return gan


def grow_up_to(gan, steps, *callbacks):
    fit_growing(gan, noise(), steps, SCHEDULE, batch_size=6, callbacks=callbacks, verbose=0)


class Watch(keras.callbacks.Callback):
    """Notes where the GAN is in each step, and saves it in the middle of the fade."""

    def __init__(self, file):
        super().__init__()
        self.seen, self.file = [], file

    def on_train_batch_begin(self, batch, logs=None):
        self.seen.append((self.model.level, self.model.alpha))

    def on_train_batch_end(self, batch, logs=None):
        if len(self.seen) == 3:
            self.model.save(self.file)


class Stop(keras.callbacks.Callback):
    """Ends a training after its first step."""

    def on_train_batch_end(self, batch, logs=None):
        self.model.stop_training = True


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """Trained without a break, and what was seen in each step of the second level."""
    gan, watch = small(), Watch(tmp_path_factory.mktemp("fade") / "model.keras")
    grow_up_to(gan, 2)
    grow_up_to(gan, 8, watch)
    return gan, watch


def test_each_step_is_at_the_level_and_alpha_of_the_schedule(grown):
    gan, watch = grown
    assert watch.seen == [SCHEDULE.at(step) for step in range(2, 8)]
    assert watch.seen[:3] == [(1, 0.0), (1, 0.25), (1, 0.5)]
    assert gan.resolution == 8 and gan.alpha == 1.0


def test_saved_in_the_middle_of_a_fade_and_loaded_it_goes_on_to_the_same_weights(grown):
    gan, watch = grown
    loaded = keras.saving.load_model(watch.file)
    assert (loaded.resolution, loaded.alpha) == (8, 0.5)
    grow_up_to(loaded, 8)
    assert_same_weights(gan, loaded)


def assert_same_weights(one, other):
    for pair in zip(one.variables, other.variables, strict=True):
        first, second = (keras.ops.convert_to_numpy(variable) for variable in pair)
        np.testing.assert_allclose(first, second, rtol=1e-4, atol=1e-5)
        if keras.backend.backend() == "tensorflow":
            assert np.array_equal(first, second)


def test_stopped_at_the_first_level_it_does_not_grow():
    gan = small()
    grow_up_to(gan, 8, Stop())
    assert gan.level == 0 and gan.optimizer.iterations == 1


def test_an_even_schedule_leaves_the_last_level_its_share():
    schedule = evenly_growing(1000, 4)
    assert schedule == GrowthSchedule(4, 120, 120)
    assert schedule.start_of(3) == 600
    assert evenly_growing(50, 1).at(10**9) == (0, 1.0)
    for level in range(4):
        start = schedule.start_of(level)
        assert schedule.at(start)[0] == level and schedule.at(start - 1)[0] == max(0, level - 1)


@given(st.integers(50, 10_000), st.integers(2, 6), st.floats(0.05, 0.95))
def test_the_last_level_begins_at_its_share_and_has_half_of_it_at_alpha_1(steps, levels, share):
    schedule = evenly_growing(steps, levels, share)
    last = levels - 1
    start = schedule.start_of(last)
    assert start == pytest.approx((1 - share) * steps, abs=levels)
    assert schedule.at(start + (steps - start + 1) // 2 + levels) == (last, 1.0)
    assert schedule.at(start - 1)[0] == last - 1


def test_rates_settle_in_the_last_level_as_in_a_run_of_its_own():
    gan, rates = small(), []

    class Rates(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            by_phase = self.model.optimizer.by_phase
            rates.append([float(optimizer.learning_rate) for optimizer in by_phase.values()])

    grow_up_to(gan, 8, SettlesRates(SCHEDULE, 8, 0.01), Rates())
    settling = settling_rate(6 * 300, 0.01)  # finer, so that rounding does not count
    expected = [0.01, 0.01, *(float(settling(300 * step)) for step in range(6))]
    np.testing.assert_allclose(rates, np.transpose([expected, expected]), rtol=1e-3)
    assert rates[6][0] == pytest.approx(0.01) and rates[7][0] == pytest.approx(0.005)


def test_what_does_not_fit_is_refused():
    gan = small()
    with pytest.raises(ValueError, match="images of the last level"):
        fit_growing(gan, noise(16), 1, SCHEDULE)
    with pytest.raises(ValueError, match="schedule of 2 levels"):
        fit_growing(gan, noise(), 1, evenly_growing(10, 3))
    gan.grow()
    with pytest.raises(ValueError, match="level 0 at the most"):
        fit_growing(gan, noise(), 1, SCHEDULE)
    with pytest.raises(ValueError, match="compile"):
        fit_growing(ProgressiveGAN((8, 8, 1), 3), noise(), 1, SCHEDULE)
