"""The VAE's losses add up, its parts fit together, and it is saved whole."""

import keras
import numpy as np
import pytest

from gankit.animation import FrameRecorder
from gankit.images import unit_to_bytes
from gankit.models.elbo import kl_divergence, reconstruction_loss
from gankit.models.vae import VAE
from gankit.models.vae_networks import build_decoder, build_encoder
from tests.precision import built_in_half_precision

SHAPE, LATENT_DIM = (6, 5, 1), 3
IMAGES = np.random.default_rng(0).uniform(size=(50, *SHAPE)).astype("float32")


def build_vae(latent_dim=LATENT_DIM, beta=1.0, seed=0):
    keras.utils.set_random_seed(seed)
    encoder = build_encoder(SHAPE, latent_dim, units=(8,))
    vae = VAE(encoder, build_decoder(latent_dim, SHAPE, units=(8,)), beta=beta, seed=seed)
    vae.compile(optimizer=keras.optimizers.Adam(1e-2))
    return vae


@pytest.mark.parametrize(
    "beta", [*(pytest.param(beta, marks=pytest.mark.exhaustive) for beta in (0.0, 1.0)), 4.0]
)
def test_reconstruction_and_kl_add_up_to_the_loss_with_a_smaller_last_batch(beta):
    vae = build_vae(beta=beta)
    history = vae.fit(IMAGES, batch_size=16, epochs=2, verbose=0).history
    assert set(history) == {"loss", "reconstruction", "kl"}
    parts = np.array(history["reconstruction"]) + beta * np.array(history["kl"])
    assert np.array(history["loss"]) == pytest.approx(parts, rel=1e-5)
    logs = vae.evaluate(IMAGES, batch_size=16, verbose=0, return_dict=True)
    assert logs["loss"] == pytest.approx(logs["reconstruction"] + beta * logs["kl"], rel=1e-5)


def test_training_lowers_the_loss_of_images_that_it_has_not_seen():
    ramp = np.linspace(0, 1, 30, dtype="float32").reshape(SHAPE)
    stripes = np.stack([np.roll(ramp, shift, axis=0) for shift in range(6)] * 40)
    vae = build_vae()
    before = vae.evaluate(stripes[:6], verbose=0, return_dict=True)["loss"]
    vae.fit(stripes[6:], batch_size=16, epochs=20, verbose=0)
    assert vae.evaluate(stripes[:6], verbose=0, return_dict=True)["loss"] < before - 1


def test_the_metrics_are_those_of_the_model_computed_by_hand():
    vae = build_vae()
    logs = vae.evaluate(IMAGES, batch_size=50, verbose=0, return_dict=True)
    mean, log_variance = vae.encode(IMAGES)
    kl = 0.5 * (mean**2 + np.exp(log_variance) - log_variance - 1)
    assert logs["kl"] == pytest.approx(kl.sum(axis=1).mean(), rel=1e-5)
    # A fresh model's draws are of little weight: the mean's reconstruction is near.
    p = vae.decode(mean).astype("float64")
    by_pixel = -(IMAGES * np.log(p) + (1 - IMAGES) * np.log(1 - p))
    assert logs["reconstruction"] == pytest.approx(by_pixel.sum(axis=(1, 2, 3)).mean(), rel=0.05)


def test_penalties_of_the_networks_count_in_the_loss():
    encoder = build_encoder(SHAPE, LATENT_DIM, units=(8,))
    encoder.get_layer("mean").kernel.regularizer = keras.regularizers.L2(3.0)
    vae = VAE(encoder, build_decoder(LATENT_DIM, SHAPE, units=(8,)), seed=0)
    vae.compile()
    logs = vae.evaluate(IMAGES, verbose=0, return_dict=True)
    penalty = 3.0 * np.sum(np.square(encoder.get_layer("mean").get_weights()[0]))
    assert logs["loss"] == pytest.approx(logs["reconstruction"] + logs["kl"] + penalty, rel=1e-5)


def test_a_target_of_its_own_is_what_must_be_reconstructed():
    vae = build_vae()
    black = np.zeros_like(IMAGES)
    vae.fit(IMAGES, black, batch_size=16, epochs=60, verbose=0)
    assert vae.predict(IMAGES, verbose=0).mean() < 0.1


def test_a_subclass_trains_by_its_own_divergence_and_its_own_sum():
    class Doubled(VAE):
        def kl_divergence(self, mean, log_variance):
            return 2 * super().kl_divergence(mean, log_variance)

        def total_loss(self, images, reconstructions, kl):
            return super().total_loss(images, reconstructions, kl) + 7

    logs = []
    for kind in (VAE, Doubled):
        vae = kind(build_encoder(SHAPE, 3, (8,)), build_decoder(3, SHAPE, (8,)), seed=0)
        vae.set_weights(build_vae().get_weights())
        vae.compile()
        logs.append(vae.evaluate(IMAGES, verbose=0, return_dict=True))
    assert logs[1]["kl"] == pytest.approx(2 * logs[0]["kl"], rel=1e-5)
    assert logs[1]["loss"] == pytest.approx(logs[0]["loss"] + logs[0]["kl"] + 7, rel=1e-5)


def test_weights_of_samples_are_refused():
    with pytest.raises(ValueError, match="no weights of samples"):
        build_vae().fit(IMAGES, IMAGES, sample_weight=np.ones(len(IMAGES)), verbose=0)


@pytest.mark.parametrize(
    ("mean", "log_variance", "expected"),
    [(0.0, 0.0, 0.0), (1.0, 0.0, 0.5), (0.0, np.log(4.0), (4 - np.log(4) - 1) / 2)],
)
def test_the_divergence_has_its_known_values(mean, log_variance, expected):
    divergence = kl_divergence(np.float32(mean), np.float32(log_variance))
    assert float(divergence) == pytest.approx(expected, abs=1e-6)


def test_guessing_one_half_costs_ln_2_for_every_pixel():
    half = np.full_like(IMAGES[:4], 0.5)
    losses = keras.ops.convert_to_numpy(reconstruction_loss(IMAGES[:4], half))
    assert losses == pytest.approx(np.full(4, 30 * np.log(2)), rel=1e-5)


def test_images_are_generated_and_decoded_in_the_unit_range():
    vae = build_vae()
    images = vae.generate(7, seed=1)
    assert images.shape == (7, *SHAPE)
    assert images.dtype == np.float32
    assert 0 <= images.min() < images.max() <= 1
    assert np.array_equal(images, vae.generate(7, seed=1))
    assert not np.array_equal(images, vae.generate(7, seed=2))
    assert vae.decode(np.zeros((2, LATENT_DIM))).shape == (2, *SHAPE)


def test_in_half_precision_it_trains_and_gives_float32():
    with built_in_half_precision():
        vae = build_vae()
    losses = vae.fit(IMAGES, batch_size=16, epochs=8, verbose=0).history["loss"]
    assert losses[-1] < losses[0]
    results = [*vae.encode(IMAGES), vae.decode(np.zeros((2, LATENT_DIM))), vae.generate(2, seed=0)]
    assert [array.dtype for array in results] == [np.dtype("float32")] * 4


def test_the_same_seed_gives_the_same_training():
    runs = [build_vae(seed=5) for _ in range(2)]
    losses = [vae.fit(IMAGES, shuffle=False, verbose=0).history["loss"] for vae in runs]
    assert losses[0] == losses[1]


def test_a_saved_vae_is_loaded_whole_and_can_go_on(tmp_path):
    vae = build_vae(beta=0.5)
    vae.fit(IMAGES, verbose=0)
    vae.save(tmp_path / "vae.keras")
    loaded = keras.saving.load_model(tmp_path / "vae.keras")
    assert loaded.beta == 0.5
    assert np.array_equal(loaded.generate(3, seed=0), vae.generate(3, seed=0))
    for one, other in zip(loaded.encode(IMAGES), vae.encode(IMAGES), strict=True):
        assert np.array_equal(one, other)
    loaded.fit(IMAGES, verbose=0)


def test_the_latent_plane_can_be_recorded_while_it_fills():
    vae = build_vae(latent_dim=2)
    plane = np.random.default_rng(0).normal(size=(9, 2))
    recorder = FrameRecorder(plane, model=vae.decoder, to_bytes=unit_to_bytes, schedule=[0, 2, 4])
    vae.fit(IMAGES, batch_size=16, verbose=0, callbacks=[recorder])
    assert recorder.animation.steps == [0, 2, 4]
    assert set(recorder.animation.history) == {"loss", "reconstruction", "kl"}


def test_networks_that_do_not_fit_are_refused_with_the_cure():
    encoder, decoder = build_encoder(SHAPE, 3, (8,)), build_decoder(3, SHAPE, (8,))
    with pytest.raises(ValueError, match="same `latent_dim`"):
        VAE(encoder, build_decoder(4, SHAPE, (8,)))
    with pytest.raises(ValueError, match="two outputs"):
        VAE(keras.Model(encoder.input, encoder.output[0]), decoder)
    with pytest.raises(ValueError, match="same `image_shape`"):
        VAE(encoder, build_decoder(3, (6, 6, 1), (8,)))
    with pytest.raises(ValueError, match="at least 0"):
        VAE(encoder, decoder, beta=-1)
