"""The bound of a VAE on black and white MNIST, beside a published one for the same network.

`python -m benchmarks.figures vae_bound`

The network of Burda, Grosse and Salakhutdinov 2015: two hidden layers of 200 tanh units on each
side and 50 latent dimensions. As theirs, the images are drawn black and white anew in every epoch,
with the grey values as probabilities of white. They report a log-likelihood of -86.76 nats for a
test image (their table 1, one sample in training), from 5,000 importance samples and after 3,280
epochs. Ours is trained for a small part of these. The ELBO lies below the log-likelihood, and so
does the importance samples' bound, the less the more samples there are.
"""

import time
from functools import partial

import keras
import numpy as np
from scipy.special import logsumexp

from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.models.vae import VAE
from gankit.models.vae_networks import build_decoder, build_encoder

SHAPE, LATENT_DIM, UNITS, BATCH_SIZE = (28, 28, 1), 50, (200, 200), 100
EPOCHS, IMPORTANCE_SAMPLES, TEST_SEED = 60, 100, 10_000


def measure_all():
    """Trains once and returns the row."""
    measured_once("vae_bound", {"seed": 0, "epochs": EPOCHS}, partial(_measure, 0))
    return stored_rows("vae_bound")


def binarised(images, seed):
    """Draws black or white for every pixel, its grey value being the probability of white."""
    random = np.random.default_rng(seed)
    return (random.random(images.shape, "float32") < images).astype("float32")


def log_likelihood(vae, images, count):
    """Bounds each image's log-likelihood from below with importance samples.

    Burda et al. 2015, equation 8: the logarithm of the mean of `p(x, z) / q(z | x)`.

    Args:
        vae: A trained `VAE`.
        images: Array `(N, H, W, C)` of zeros and ones.
        count: Samples for each image.

    Returns:
        Array `(N,)`, nats.
    """
    mean, log_variance = vae.encode(images)
    random, log_weights = np.random.default_rng(0), []
    for _ in range(count):
        noise = random.standard_normal(mean.shape, "float32")
        codes = mean + np.exp(log_variance / 2) * noise
        white = np.clip(vae.decode(codes), 1e-7, 1 - 1e-7)
        pixels = np.log(np.where(images > 0.5, white, 1 - white)).sum(axis=(1, 2, 3))
        prior_less_posterior = 0.5 * (noise**2 + log_variance - codes**2).sum(axis=1)
        log_weights.append(pixels + prior_less_posterior)
    return logsumexp(log_weights, axis=0) - np.log(count)


def _measure(seed):
    train = _grey("train")
    keras.utils.set_random_seed(seed)
    encoder = build_encoder(SHAPE, LATENT_DIM, UNITS, "tanh")
    vae = VAE(encoder, build_decoder(LATENT_DIM, SHAPE, UNITS, "tanh"), seed=seed)
    steps = EPOCHS * len(train) // BATCH_SIZE
    rate = keras.optimizers.schedules.ExponentialDecay(1e-3, steps, 0.1)
    vae.compile(keras.optimizers.Adam(rate), jit_compile=True)
    start, start_of_work = time.perf_counter(), time.process_time()
    for epoch in range(EPOCHS):
        vae.fit(binarised(train, epoch), batch_size=BATCH_SIZE, verbose=0)
    seconds, work = time.perf_counter() - start, time.process_time() - start_of_work
    return {**_measured(vae), "seconds": round(seconds), "processor seconds": round(work)}


def _measured(vae):
    images = binarised(_grey("test"), TEST_SEED)
    logs = vae.evaluate(images, batch_size=1_000, verbose=0, return_dict=True)
    return {
        "ELBO": -logs["loss"],
        "reconstruction": logs["reconstruction"],
        "kl": logs["kl"],
        "reconstruction + kl - loss": logs["reconstruction"] + logs["kl"] - logs["loss"],
        "log-likelihood": float(np.mean(log_likelihood(vae, images, IMPORTANCE_SAMPLES))),
        "importance samples": IMPORTANCE_SAMPLES,
        "published log-likelihood": -86.76,
    }


def _grey(split):
    digits = data.load("mnist", split=split)
    if digits.is_generated:
        raise ValueError("Expected real MNIST. Point GANKIT_DATA at a folder with mnist.npz.")
    return digits.unit()
