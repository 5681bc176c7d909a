"""Numbers out of range, and labels in another form, are refused before anything is trained."""

import inspect
from functools import partial
from importlib import import_module
from pkgutil import iter_modules

import keras
import numpy as np
import pytest

from gankit import models
from gankit.adversarial import AdversarialModel
from gankit.adversarial.turns import without
from gankit.layers import MinibatchDeviation
from gankit.models.denoising import AddNoise
from gankit.models.fake_pool import FakePool
from gankit.models.growing import GrowthSchedule
from gankit.models.sparse import L1Penalty
from gankit.models.vae import VAE
from gankit.models.vae_networks import build_decoder, build_encoder
from gankit.regularisers import R1, FirstOrderR1
from gankit.schedules import RisingWeight, falling_rate, settling_rate
from tests.contract.conftest import CASES
from tests.contract.structures import build_wgan

CASES_OF_CLASSES = (
    "points_gan",
    "cgan",
    "semi_supervised_aae",
    "consistent_aae",
    "dann",
    "taught_dann",
    "fader",
    "cyclegan",
    "semantic_cyclegan",
    "shared_layers",
    "wgan",
    "progan",
)
SHARES = ("averaging", "label_smoothing", "sure")  # below 1
# Where the message is about what the setting is for, or Keras'.
SAID = {"averaging": "average of", "critic_turns": "turns", "classifier_turns": "turns"}
OTHERS = {
    "WassersteinGAN, clipped": (partial(build_wgan, gradient_penalty=None), {"clip": -0.01}),
    "R1": (R1, {"weight": -1}),
    "FirstOrderR1": (FirstOrderR1, {"weight": -1}),
    "FirstOrderR1, no noise": (FirstOrderR1, {"deviation": 0}),
    "MinibatchDeviation": (MinibatchDeviation, {"group": 0}),
    "AddNoise": (AddNoise, {"deviation": -1}),
    "FakePool": (FakePool, {"size": 0, "sample_shape": (2,)}),
    "L1Penalty": (L1Penalty, {"rate": -1}),
    "RisingWeight": (RisingWeight, {"steps": 0}),
    "settling_rate": (settling_rate, {"steps": -1}),
    "settling_rate, rate": (partial(settling_rate, 10), {"rate": -1e-3}),
    "falling_rate": (falling_rate, {"steps": 0}),
    "falling_rate, lowest": (partial(falling_rate, 10), {"lowest": -0.1}),
    "GrowthSchedule": (partial(GrowthSchedule, 3, fade=2), {"stabilise": 0}),
    "GrowthSchedule, fade": (partial(GrowthSchedule, 3, 2), {"fade": -1}),
    "VAE": (partial(VAE, build_encoder((4, 4, 1), 2), build_decoder(2, (4, 4, 1))), {"beta": -1}),
}


def settings_of(kind):
    """The settings of a class whose defaults are numbers: a dict to these defaults."""
    settings = {name: s.default for name, s in inspect.signature(kind).parameters.items()}
    return {name: value for name, value in settings.items() if type(value) in (int, float)}


def wrong_values(model):
    """Pairs of a setting and a number that it must not have."""
    for name, default in settings_of(type(model)).items():
        yield name, -1
        if isinstance(default, float):
            yield name, np.nan
        if name in SHARES:
            yield name, 1.0


def of_classes(case):
    """Whether a case learns from labels that are whole numbers, and is the first to do so."""
    _, *labels = case.batch(4)
    return (
        bool(labels)
        and labels[0].ndim == 1
        and case.like not in ("fader", "wgan", "two_phase_dann")
    )


def as_floats(labels):
    return keras.ops.cast(labels, "float32")


def as_a_column(labels):
    return labels[:, None]


@pytest.mark.parametrize("name", CASES_OF_CLASSES)
def test_a_model_refuses_each_of_its_numbers_out_of_range(name):
    model = CASES[name].build()
    arguments = {n: getattr(model, n) for n in inspect.signature(type(model)).parameters}
    for setting, number in wrong_values(model):
        with pytest.raises(ValueError, match=SAID.get(setting, setting)):
            type(model)(**{**arguments, setting: number}).compile()


def test_every_model_with_numbers_is_among_them():
    modules = [import_module(f"gankit.models.{m.name}") for m in iter_modules(models.__path__)]
    classes = {kind for module in modules for kind in vars(module).values() if is_model(kind)}
    tested = {type(CASES[name].build()) for name in CASES_OF_CLASSES}
    own = {kind for kind in classes if "__init__" in vars(kind) and settings_of(kind)}
    assert own <= tested, "name a case of it in CASES_OF_CLASSES"


@pytest.mark.parametrize("name", CASES_OF_CLASSES)
def test_no_two_parts_of_a_model_draw_the_same_numbers(name):
    model = CASES[name].build()
    arguments = {n: getattr(model, n) for n in inspect.signature(type(model)).parameters}
    seeded = type(model)(**{**arguments, "seed": 0})
    # An average copies its leader's seeds, but draws nothing: it acts in inference alone.
    averages = [getattr(seeded, f"averaged_{name}") for name in seeded.averages]
    copies = [variable for average in averages for variable in average.variables]
    seeds = [v for v in without(seeded.variables, copies) if v.name == "seed_generator_state"]
    states = {tuple(keras.ops.convert_to_numpy(seed).tolist()) for seed in seeds}
    assert len(states) == len(seeds) > 0


def is_model(kind):
    return inspect.isclass(kind) and issubclass(kind, AdversarialModel)


@pytest.mark.parametrize(("kind", "settings"), OTHERS.values(), ids=OTHERS)
def test_so_do_layers_penalties_and_schedules(kind, settings):
    with pytest.raises(ValueError, match=next(iter(settings))):
        kind(**settings)


@pytest.mark.parametrize("name", sorted(n for n, case in CASES.items() if of_classes(case)))
@pytest.mark.parametrize("other", [as_floats, as_a_column])
def test_labels_in_another_form_are_refused(name, other):
    images, labels = keras.tree.map_structure(keras.ops.convert_to_tensor, CASES[name].batch(4))
    with pytest.raises(ValueError, match="labels as whole numbers"):
        for phase in CASES[name].build().phases():
            phase.loss(images, other(labels))
