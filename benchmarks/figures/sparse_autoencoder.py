"""A code wider than the image, few units of it active: how few, and at which loss? On real MNIST.

`python -m benchmarks.figures sparse_autoencoder`
"""

from functools import partial

import keras
import numpy as np

from benchmarks.figures.autoencoder_training import SHAPE, compiled, real_digits, test_loss, train
from benchmarks.figures.results import measured_once, stored_rows
from gankit.models.autoencoders import build_autoencoder, build_decoder
from gankit.models.sparse import build_sparse_encoder, share_active

LATENT_DIM, EPOCHS, LEARNING_RATE = 1000, 8, 2e-3


def measure_all():
    """Trains at two rates of the penalty and returns the rows."""
    for rate in (3.5e-4, 1e-3):
        settings = {"rate": rate, "units": LATENT_DIM, "epochs": EPOCHS}
        measured_once("sparse_autoencoder", settings, partial(_measure, rate))
    return stored_rows("sparse_autoencoder")


def _measure(rate):
    keras.utils.set_random_seed(0)
    encoder = build_sparse_encoder(SHAPE, LATENT_DIM, rate)
    model = build_autoencoder(encoder, build_decoder(LATENT_DIM, SHAPE))
    spent = train(
        compiled(model, EPOCHS, LEARNING_RATE, jit_compile=True), EPOCHS, "sparse_autoencoder"
    )
    codes = encoder.predict(real_digits("test"), batch_size=1000, verbose=0)
    return {
        "active": share_active(codes),
        "never active": float(np.mean(codes.max(axis=0) == 0)),
        "test loss": test_loss(model),
        **spent,
    }
