"""Panels for GANs: what they measure, and that measuring leaves no trace."""

import keras
import numpy as np
import pytest

from gankit.animation import FieldRecorder
from gankit.models import gan as gan_models
from gankit.models.gan import GAN
from gankit.runs import panels

REAL = np.random.default_rng(0).normal([2, 0], 0.1, (40, 2)).astype("float32")
LATENTS = np.random.default_rng(1).standard_normal((10, 3), np.float32)


def build():
    keras.utils.set_random_seed(0)
    generator = gan_models.build_generator(3, (2,), (8,))
    discriminator = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(8, activation="tanh"),
            keras.layers.BatchNormalization(),
            keras.layers.Dropout(0.2),
            keras.layers.Dense(1),
        ]
    )
    model = GAN(generator, discriminator, 3, seed=0)
    model.compile()
    return model


def all_panels():
    return [
        panels.gradient_panel(REAL),
        panels.accuracy_panel(REAL),
        panels.confusion_panel(REAL),
        panels.spread_panel(LATENTS, REAL),
    ]


def state(model):
    variables = [*model.variables, *model.optimizer.variables]
    return [keras.ops.convert_to_numpy(variable) for variable in variables]


def test_measuring_leaves_every_variable_and_seed_as_it_was():
    model = build()
    before = state(model)
    for panel in all_panels():
        panel(model)
    for old, new in zip(before, state(model), strict=True):
        np.testing.assert_array_equal(new, old)


def test_recording_with_panels_changes_no_bit_of_the_training():
    models = build(), build()
    recorder = FieldRecorder(LATENTS, REAL, pixels=16, panels=all_panels())
    for model, callbacks in zip(models, ([], [recorder]), strict=True):
        model.fit(REAL, batch_size=8, verbose=0, shuffle=False, callbacks=callbacks)
    for expected, received in zip(*map(state, models), strict=True):
        np.testing.assert_array_equal(received, expected)
    assert len(recorder.animation.history) == 2 + 2 + 2 + 4 + 3


def test_the_gradients_are_those_of_each_phase_at_the_present_weights():
    model = build()
    panel = panels.gradient_panel(REAL)
    first = panel(model)
    assert set(first) == {"gradient norm: discriminator", "gradient norm: generator"}
    for weight in model.discriminator.weights:
        weight.assign(weight.value * 0)
    second = panel(model)
    assert first["gradient norm: generator"] > 0
    assert second["gradient norm: generator"] == 0  # a constant discriminator pulls at nobody


def bent(model, bias):
    """Makes the discriminator answer `bias`, whatever it sees."""
    *_, kernel, last = model.discriminator.weights
    kernel.assign(kernel.value * 0)
    last.assign(last.value * 0 + bias)
    return model


@pytest.mark.parametrize("bias, on_real, on_fake", [(5, 1, 0), (-5, 0, 1)])
def test_a_discriminator_of_one_opinion_is_right_about_one_half(bias, on_real, on_fake):
    model = bent(build(), bias)
    assert panels.accuracy_panel(REAL)(model) == {
        "discriminator is right: on real": on_real,
        "discriminator is right: on fake": on_fake,
    }
    assert panels.confusion_panel(REAL)(model) == {
        "confusion matrix: real called real": 40 * on_real,
        "confusion matrix: real called fake": 40 * on_fake,
        "confusion matrix: fake called real": 40 * on_real,
        "confusion matrix: fake called fake": 40 * on_fake,
    }


def test_latent_vectors_that_lie_close_together_show_a_small_spread():
    values = panels.spread_panel(0.01 * LATENTS, REAL)(build())
    assert values["pixel spread: shown"] < 0.1 * values["pixel spread: fresh"]
    assert values["pixel spread: real"] == pytest.approx(REAL.std(axis=0).mean())


def test_a_figure_of_ones_own_takes_the_place_of_the_given_one():
    model = build()
    assert set(panels.gradient_panel(REAL, norm=len)(model).values()) == {4.0, 6.0}
    both = panels.accuracy_panel(REAL, accuracy=lambda real, fake: (len(real), len(fake)))(model)
    assert set(both.values()) == {40}
