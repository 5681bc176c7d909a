"""How long a run is, in which batches, and how its learning rates go."""

import pytest

from gankit import runs
from gankit.runs import recipes, training
from gankit.runs.builders import Task
from tests.unit.runs.small_runs import ADVERSARIAL, train


@pytest.mark.parametrize(
    "model", [name for name in ADVERSARIAL if name not in ("dcgan_textbook", "progan")]
)
def test_the_learning_rates_hold_for_two_thirds_of_a_run_and_end_at_zero(model):
    gan = runs.MODELS[model](Task((16, 16, 1), 2, seed=0, steps=900, label_length=3))
    for phase in gan.phases():
        optimizer, rates = gan.optimizer.by_phase[phase.name], []
        for step in (0, 599, 750, 900):
            optimizer.iterations.assign(step * phase.turns)
            rates.append(float(optimizer.learning_rate))
        held = 5e-4 if model == "cyclegan" else 1e-3
        assert rates == pytest.approx([held, held, held / 2, 0], abs=1e-6)


@pytest.mark.parametrize("model", ["dcgan", "cgan"])
def test_in_colour_it_is_held_and_averaged_and_its_rates_settle(model):
    gan = runs.MODELS[model](Task((16, 16, 3), 2, seed=0, steps=900, label_length=3))
    assert gan.regulariser.weight > 0 and gan.averages.keys() == {"generator"}
    for optimizer in gan.optimizer.by_phase.values():
        rates = []
        for step in (0, 599, 750, 900):
            optimizer.iterations.assign(step)
            rates.append(float(optimizer.learning_rate))
        assert rates == pytest.approx([5e-3, 5e-3, 2.5e-3, 0], abs=1e-5)


@pytest.mark.parametrize("side", [8, 10, 14, 28, 32, 48, 64])
def test_a_dcgan_draws_every_side_that_it_takes_in_grey_and_in_colour(side):
    for channels in (1, 3):
        shape = (side, side, channels)
        gan = runs.MODELS["dcgan"](Task(shape, 2, seed=0, steps=9))
        assert gan.generator.output_shape[1:] == gan.discriminator.input_shape[1:] == shape


@pytest.mark.parametrize(
    ("model", "channels"), [("dcgan", 1), ("dcgan", 3), ("cgan", 3), ("progan", 3)]
)
def test_a_batch_of_its_images_is_half_as_large(model, channels):
    assert recipes.default_batch_size(model, (32, 32, channels)) == 16


@pytest.mark.parametrize("channels", [1, 3])
def test_what_a_dcgan_draws_comes_from_an_averaged_generator(channels):
    gan = runs.MODELS["dcgan"](Task((16, 16, channels), 2, seed=0, steps=9))
    assert 0 < gan.averages["generator"] < 1


def test_the_textbooks_learning_rate_stays():
    gan = runs.MODELS["dcgan_textbook"](Task((16, 16, 1), 2, seed=0, steps=900))
    for optimizer in gan.optimizer.by_phase.values():
        optimizer.iterations.assign(900)
        assert float(optimizer.learning_rate) == pytest.approx(2e-4)


def test_a_wasserstein_gans_rates_settle_with_the_run_however_many_turns_the_critic_takes():
    model = recipes.MODELS["wgan"](Task((2,), 2, seed=0, steps=30))
    for phase in model.phases():
        rate = model.optimizer.by_phase[phase.name]._learning_rate
        at = [float(rate(step * phase.turns)) > 0 for step in (0, 29, 30)]
        assert at == [True, True, False], phase.name


@pytest.mark.parametrize("model", ADVERSARIAL)
def test_a_batch_gives_each_turn_of_a_step_as_many_samples(model):
    shape = (32, 32, 1)
    task = Task(shape, 4, seed=0, steps=2, label_length=10)
    turns = max(phase.turns for phase in recipes.MODELS[model](task).phases())
    assert recipes.default_batch_size(model, shape) == (16 if model == "dcgan" else 32 * turns)


def test_without_steps_the_dial_decides(tmp_path, monkeypatch):
    monkeypatch.setitem(
        recipes.DEFAULT_STEPS, ("dcgan", "grey"), {"smoke": 2, "lesson": 5, "full": 9}
    )
    monkeypatch.setenv("GANKIT_SCALE", "smoke")
    assert train(tmp_path / "run", steps=None).record["steps_done"] == 2


def test_every_model_has_its_steps_for_every_kind_of_data_that_fits_it():
    models_and_kinds = {
        ("gan", "points"),
        ("wgan", "points"),
        *((m, k) for m in runs.MODELS for k in ("grey", "colour")),
    }
    assert recipes.DEFAULT_STEPS.keys() == models_and_kinds


@pytest.mark.parametrize(
    ("shape", "kind"), [((2,), "points"), ((28, 28, 1), "grey"), ((64, 64, 3), "colour")]
)
def test_the_kind_of_a_sample_follows_from_its_shape(shape, kind):
    assert recipes.kind_of(shape) == kind


@pytest.mark.parametrize(("steps", "lines"), [(2000, 10), (600, 10), (13, 1), (21, 7), (1, 1)])
def test_the_progress_is_split_evenly(steps, lines):
    assert training.lines_of_progress(steps) == lines
