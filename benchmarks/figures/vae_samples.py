"""How well can one read what a VAE draws from its prior, and what plain codes draw?

`python -m benchmarks.figures vae_samples`

One network, trained twice on grey images: as a VAE, and as a plain autoencoder, which is the same
but for the log-variance and the KL divergence. The plain decoder gets codes from a unit normal
distribution, and from a normal one with the mean and the covariance of its own codes of the
training images. The numbers are the shares that the reader reads with a probability above 0.9, and
the Frechet distances to real digits in its features: a reader can be sure of what is no digit.
"""

import time
from functools import partial

import keras
import numpy as np

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.images import unit_to_signed
from gankit.models.autoencoders import build_autoencoder
from gankit.models.vae import VAE
from gankit.models.vae_networks import build_decoder, build_encoder

SHAPE, UNITS, SAMPLES = (28, 28, 1), (256, 128), 2_000
RUNS = ((32, 6), (2, 6), (32, 20))  # length of the code, epochs


def measure_all():
    """Trains both, with codes of two lengths and for two times; returns the rows."""
    for latent_dim, epochs in RUNS:
        settings = {"latent_dim": latent_dim, "epochs": epochs, "seed": 0}
        measured_once("vae_samples", settings, partial(_measure, latent_dim, epochs, 0))
    return stored_rows("vae_samples")


def _measure(latent_dim, epochs, seed):
    reader = mnist_reader()
    images = data.load("mnist").unit()
    start, start_of_work = time.perf_counter(), time.process_time()
    vae = _trained_vae(latent_dim, epochs, seed, images)
    encoder, decoder = _trained_plain(latent_dim, epochs, seed, images)
    seconds, work = time.perf_counter() - start, time.process_time() - start_of_work
    codes = encoder.predict(images, batch_size=500, verbose=0)
    random = np.random.default_rng(seed)
    unit = random.standard_normal((SAMPLES, latent_dim), "float32")
    fitted = random.multivariate_normal(codes.mean(axis=0), np.cov(codes.T), SAMPLES)
    drawings = {
        "VAE": vae.generate(SAMPLES, seed=seed),
        "plain, unit normal": decoder.predict(unit, verbose=0),
        "plain, fitted normal": decoder.predict(fitted, verbose=0),
        "real": data.load("mnist", split="test").unit(),
    }
    shares = {who: reader.read(unit_to_signed(drawn)) for who, drawn in drawings.items()}
    return {
        **{who: read["confident"] for who, read in shares.items()},
        **{f"Frechet, {who}": read["frechet"] for who, read in shares.items()},
        "VAE's digits": shares["VAE"]["digits"],
        "VAE's largest_share": shares["VAE"]["largest_share"],
        "seconds": round(seconds),
        "processor seconds": round(work),
    }


def _networks(latent_dim, seed):
    keras.utils.set_random_seed(seed)
    return build_encoder(SHAPE, latent_dim, UNITS), build_decoder(latent_dim, SHAPE, UNITS[::-1])


def _trained_vae(latent_dim, epochs, seed, images):
    vae = VAE(*_networks(latent_dim, seed), seed=seed)
    vae.compile(keras.optimizers.Adam(1e-3))
    vae.fit(images, batch_size=128, epochs=epochs, verbose=0)
    return vae


def _trained_plain(latent_dim, epochs, seed, images):
    two_ended, decoder = _networks(latent_dim, seed)
    encoder = keras.Model(two_ended.input, two_ended.output[0])
    plain = build_autoencoder(encoder, decoder)
    plain.compile(keras.optimizers.Adam(1e-3), "binary_crossentropy")
    plain.fit(images, images, batch_size=128, epochs=epochs, verbose=0)
    return encoder, decoder
