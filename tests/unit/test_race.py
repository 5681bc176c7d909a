"""A race between two ways of training: what counts as there, and what the report says."""

import time

import keras
import numpy as np
import pytest

from gankit import data
from gankit.models import gan as gan_models
from gankit.models.gan import GAN
from gankit.runs import race
from gankit.runs.contender import Contender, Trajectory, settings_of
from gankit.runs.quality import FrechetQuality, ModesQuality
from gankit.runs.speedup_report import Speedup


class Scripted:
    """A quality whose measurements are written down; lower is better."""

    name, better, axis = "distance", "lower is better", "log"

    def __init__(self, *scripts):
        self.scripts = list(scripts)

    def prepare(self, model):
        values = iter(self.scripts.pop(0))
        return lambda: next(values)

    def is_reached(self, value, mark):
        return value <= mark

    def best(self, values):
        return min(values)


def build():
    generator = gan_models.build_generator(2, (2,), (4,))
    gan = GAN(generator, gan_models.build_discriminator((2,), (4,)), 2, seed=0)
    optimizers = {name: keras.optimizers.SGD(0.1) for name in ("discriminator", "generator")}
    gan.compile(optimizers, run_eagerly=True)  # tracing a graph would take longer than the steps
    return gan


SLOW, MINE = Contender("slow", build, 8), Contender("mine", build, 16)
SETTINGS = {
    "slow": {"learning rate": 1e-4, "loss": "saturating"},
    "mine": {"learning rate": 1e-3, "loss": "saturating"},
}


@pytest.fixture(scope="module")
def ring():
    return data.load("ring", limit=200)


def raced(ring, baseline, mine):
    quality = Scripted(baseline, mine)
    steps = len(baseline)
    return race.speedup(SLOW, MINE, ring, quality, steps=steps, every=1, verbose=False)


def test_the_mark_is_the_median_of_the_last_three_measurements(ring):
    assert raced(ring, [9, 8, 7, 1, 6, 5], [9, 4, 4]).mark == 5


def test_mine_stops_once_it_stays_at_the_mark(ring):
    result = raced(ring, [9, 8, 7, 6, 5, 5], [9, 5, 5, 5, 5, 5])
    assert result.mine.steps == [1, 2, 3]
    assert result.steps_ratio == 5 / 2


def test_one_lucky_measurement_does_not_count(ring):
    result = raced(ring, [9, 8, 7, 6, 5, 5], [3, 9, 9, 4, 4, 4])
    assert result.mine.steps[-1] == 5
    assert result.steps_ratio == 5 / 4


def test_the_baseline_arrives_by_the_same_rule(ring):
    # It was as good as at its end, and stayed so, long before its end.
    assert raced(ring, [9, 5, 4, 5, 5, 5], [9, 5, 5]).steps_ratio == 1


def test_a_baseline_that_never_stays_at_its_mark_counts_to_its_end(ring):
    assert raced(ring, [9, 9, 9, 4, 6, 5], [5, 5]).steps_ratio == 6 / 1


def test_who_never_gets_there_is_told_the_best_it_reached(ring):
    result = raced(ring, [9, 8, 7, 6, 5, 5], [9, 6, 7, 7, 7, 4])
    assert not result.reached
    assert result.steps_ratio is None and result.seconds_ratio is None
    assert "did not get there in 6 steps; the best it measured was 4, at step 6" in repr(result)
    assert "not reached" in result._repr_html_()


def test_a_baseline_raced_before_is_not_trained_again(ring):
    first = raced(ring, [5, 5, 5], [5, 5])
    quality = Scripted([8, 4, 4])
    again = race.speedup(first.baseline, MINE, ring, quality, steps=3, every=1, verbose=False)
    assert again.baseline is first.baseline
    assert again.mine.values == [8, 4, 4]


def test_the_time_of_measuring_is_not_counted(ring, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])

    class Slow(Scripted):
        def prepare(self, model):
            measure = super().prepare(model)

            def slowly():
                clock[0] += 1000
                return measure()

            return slowly

    quality = Slow([9, 8, 7], [9, 9, 9])
    result = race.speedup(SLOW, MINE, ring, quality, steps=3, every=1, verbose=False)
    assert result.baseline.seconds == [0, 0, 0]


def test_building_is_waiting_time_like_any_other(ring, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])

    def build_slowly():
        clock[0] += 1000  # somebody may train in here
        return build()

    slow = Contender("slow to build", build_slowly, 8)
    course = {"steps": 3, "every": 1, "verbose": False}
    assert race.trained(slow, ring, Scripted([9, 8, 7]), **course).seconds == [1000] * 3


class Dawdle(keras.callbacks.Callback):
    """Takes a thousand seconds after each step."""

    def __init__(self, clock):
        super().__init__()
        self.clock = clock

    def on_train_batch_end(self, batch, logs=None):
        self.clock[0] += 1000


def test_the_time_of_those_who_look_on_is_not_counted(ring, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
    course = {"steps": 3, "every": 1, "callbacks": [Dawdle(clock)], "verbose": False}
    assert race.trained(SLOW, ring, Scripted([9, 8, 7]), **course).seconds == [0] * 3


class Count(keras.callbacks.Callback):
    """Counts the steps that it looked on at."""

    seen = 0

    def on_train_batch_end(self, batch, logs=None):
        self.seen += 1


def test_others_may_look_on(ring):
    count, course = Count(), {"steps": 4, "every": 2, "verbose": False}
    trajectory = race.trained(SLOW, ring, Scripted([9, 8]), callbacks=[count], **course)
    assert count.seen == 4
    assert trajectory.model.compiled


def test_an_epoch_may_be_longer_than_the_way_to_the_next_measurement(ring):
    course = {"steps": 8, "every": 2, "epoch": 4, "verbose": False}
    epochs = keras.callbacks.History()
    trajectory = race.trained(SLOW, ring, Scripted([9] * 4), callbacks=[epochs], **course)
    assert trajectory.steps == [2, 4, 6, 8]
    assert epochs.epoch == [0, 1]


def test_several_are_raced_against_one_training_of_the_baseline(ring):
    others = [MINE, Contender("<i>other</i>", build, 8)]
    quality = Scripted([9, 5, 5, 5], [5, 5], [9, 9, 9, 8])
    report = race.ablation(SLOW, others, ring, quality, steps=4, every=1, verbose=False)
    assert [race.baseline for race in report.races] == [report.races[0].baseline] * 2
    assert [row[0] for row in report.rows()] == ["slow", "mine", "<i>other</i>"]
    assert [row[2] for row in report.rows()] == ["1.0", "2.0", "best 8"]
    assert report.rows()[1][3] == "batch size: 8 -> 16"


def test_the_report_of_several_has_a_table_a_picture_and_words_for_it(ring):
    others = [Contender("<i>other</i>", build, 8)]
    quality = Scripted([9, 5, 5], [9, 9, 8])
    report = race.ablation(SLOW, others, ring, quality, steps=3, every=1, verbose=False)
    page = report._repr_html_()
    assert page.count("<tr>") == 3 and '<img alt="distance over training steps' in page
    assert "<i>" not in page
    assert "not reached" in repr(report) and "best 8" in repr(report)
    labels = {line.get_label() for line in report.figure().axes[0].lines}
    assert {"slow", "<i>other</i>"} <= labels


def test_the_same_seed_measures_the_same(ring):
    quality = ModesQuality(np.zeros((1, 2)), 0.3, samples=50)
    runs = [
        race.trained(SLOW, ring, quality, steps=4, every=2, seed=3, verbose=False).values
        for _ in range(2)
    ]
    assert runs[0] == runs[1]


def test_too_few_measurements_are_refused(ring):
    with pytest.raises(ValueError, match="every=4"):
        race.speedup(SLOW, MINE, ring, Scripted(), steps=8, every=4)


def test_a_line_is_printed_now_and_then(ring, capsys):
    race.trained(SLOW, ring, Scripted(range(10, 0, -1)), steps=10, every=1)
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(",")[0] for line in lines] == [
        f"slow: step {step}" for step in (2, 4, 6, 8, 10)
    ]


def two(baseline_values, mine_values, quality=None):
    steps = [10 * (index + 1) for index in range(max(len(baseline_values), len(mine_values)))]
    baseline, mine = (
        Trajectory(
            who,
            None,
            SETTINGS[who.name],
            steps[: len(values)],
            [0.5 * s for s in steps[: len(values)]],
            list(values),
        )
        for who, values in ((SLOW, baseline_values), (MINE, mine_values))
    )
    return Speedup(baseline, mine, quality or Scripted(), mark=5)


def test_the_table_lists_what_changed_and_nothing_else():
    assert two([5, 5], [5, 5]).changes() == [("learning rate", 1e-4, 1e-3), ("batch size", 8, 16)]


def test_settings_are_read_from_the_model():
    gan = build()
    optimizers = {n: keras.optimizers.Adam(2e-3, beta_1=0.5) for n in gan.optimizer.by_phase}
    gan.compile(optimizers, averages={"generator": 0.98})
    read = settings_of(gan)
    assert read["generator's loss"] == "GAN.generator_loss"
    assert read["discriminator's turns"] == read["generator's turns"] == 1
    assert read["generator's learning rate"] == 2e-3
    assert read["generator's beta_1"] == 0.5
    assert read["generator's weights"] == gan.generator.count_params()
    assert read["average of the generator"] == 0.98
    assert settings_of(build())["generator's beta_1"] == "-"  # plain descent has none


def test_a_race_reads_them_before_the_first_step(ring):
    result = raced(ring, [9, 5, 5], [5, 5])
    assert result.mine.settings == settings_of(build())
    assert result.changes() == [("batch size", 8, 16)]


def test_a_setting_that_one_does_not_have_is_a_dash():
    result = two([5, 5], [5, 5])
    result.mine.settings = {"learning rate": 1e-4, "trick": "x"}
    assert set(result.changes()) == {
        ("loss", "saturating", "-"),
        ("trick", "-", "x"),
        ("batch size", 8, 16),
    }


def test_the_report_names_both_ratios_in_text_and_in_html():
    result = two([9, 8, 7, 5, 5], [9, 5, 5])
    for text in (repr(result), result._repr_html_()):
        assert "2.0 times fewer steps and 2.0 times fewer seconds" in text
        assert "learning rate" in text and "saturating" not in text


def test_the_picture_has_words_and_names_are_escaped():
    result = two([5, 5], [5, 5])
    result.mine.contender = Contender("<b>mine</b>", build, 8)
    page = result._repr_html_()
    assert '<img alt="distance over training steps' in page
    assert "<b>mine" not in page


@pytest.fixture(scope="module")
def digits():
    return data.load("digits", limit=400)


@pytest.fixture(scope="module")
def quality(digits):
    from gankit.models.classifier import build_classifier

    keras.utils.set_random_seed(0)
    return FrechetQuality(digits, classifier=build_classifier((28, 28, 1)), samples=100)


class Fixed(keras.Model):
    """A model that shows the same images, whatever it is given."""

    latent_dim = 2

    def __init__(self, images):
        super().__init__()
        self.images = images

    def call(self, latents):
        return keras.ops.convert_to_tensor(self.images)


def test_real_images_are_nearer_than_noise(digits, quality):
    noise = np.random.default_rng(0).uniform(-1, 1, (100, 28, 28, 1)).astype("float32")
    near, far = (quality.prepare(Fixed(x))() for x in (digits.signed(slice(100)), noise))
    assert quality.noise_band < near * 2 and near * 10 < far
    assert quality.is_reached(near, far) and not quality.is_reached(far, near)


def test_images_that_are_not_numbers_are_far_but_no_error(quality):
    broken = quality.prepare(Fixed(np.full((100, 28, 28, 1), np.nan, "float32")))()
    assert np.isfinite(broken) and broken > quality.noise_band


def test_modes_are_better_the_more_there_are():
    centres = np.array([[0.0, 0], [1, 0]])
    quality = ModesQuality(centres, 0.1, samples=4)
    assert quality.prepare(Fixed(np.zeros((4, 2), "float32")))() == 1
    assert quality.is_reached(2, 1) and not quality.is_reached(1, 2)
    assert quality.best([1, 2]) == 2
