"""What does a denoiser win? Decibels, and digits that a classifier can read. On real MNIST.

Noise of mean 0.5 and deviation 0.5, clipped, in front of the trained deep autoencoder.
`python -m benchmarks.figures denoiser` (after `autoencoders`, which trains that one).
"""

from functools import partial

import keras
import numpy as np

from benchmarks.figures.autoencoder_training import (
    SHAPE,
    cached_model,
    compiled,
    real_digits,
    train,
)
from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.images import unit_to_signed
from gankit.models.denoising import build_denoiser, build_noise

EPOCHS, LEARNING_RATE = 8, 1e-3


def measure_all():
    """Trains the denoiser once and returns the rows."""
    settings = {"noise mean": 0.5, "noise deviation": 0.5, "epochs": EPOCHS}
    measured_once("denoiser", settings, partial(_measure, 0.5, 0.5))
    return stored_rows("denoiser")


def _measure(mean, deviation):
    if not cached_model("deep").exists():
        raise ValueError(
            "Expected a trained deep autoencoder. Run the figure `autoencoders` first."
        )
    keras.utils.set_random_seed(0)
    autoencoder = keras.saving.load_model(cached_model("deep"))
    noised = build_noise(SHAPE, mean, deviation, seed=1).predict(real_digits("test"), verbose=0)
    untrained = _psnr(autoencoder.predict(noised, batch_size=500, verbose=0))
    denoiser = build_denoiser(build_noise(SHAPE, mean, deviation, seed=0), autoencoder)
    spent = train(compiled(denoiser, EPOCHS, LEARNING_RATE, jit_compile=True), EPOCHS, "denoiser")
    cleaned = autoencoder.predict(noised, batch_size=500, verbose=0)
    return {
        "PSNR noised": _psnr(noised),
        "PSNR through the deep autoencoder": untrained,
        "PSNR denoised": _psnr(cleaned),
        "read clean": _share_read(real_digits("test")),
        "read noised": _share_read(noised),
        "read denoised": _share_read(cleaned),
        **spent,
    }


def _psnr(images):
    """Peak signal-to-noise ratio against the clean test images, in decibels."""
    return float(-10 * np.log10(np.mean((images - real_digits("test")) ** 2)))


def _share_read(images):
    """Share of the test images that a classifier trained on clean digits reads as labelled."""
    logits = mnist_reader().classifier.predict(unit_to_signed(images), batch_size=500, verbose=0)
    labels = data.load("mnist", split="test").labels
    return float(np.mean(logits.argmax(axis=1) == labels))
