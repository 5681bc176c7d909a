"""A code of 49 numbers: what do dense, deep and convolutional autoencoders lose? On real MNIST.

`python -m benchmarks.figures autoencoders`. With `GANKIT_SCALE=full` also the wide convolutional
network: hours on a CPU. Stop it whenever you like, it goes on at its last whole epoch.
"""

from functools import partial

import keras

from benchmarks.figures.autoencoder_training import (
    LATENT_DIM,
    SHAPE,
    cached_model,
    compiled,
    test_loss,
    train,
)
from benchmarks.figures.results import measured_once, stored_rows
from gankit.models import convolutional_autoencoders as convolutional
from gankit.models.autoencoders import build_autoencoder, build_decoder, build_encoder
from gankit.scale import scaled


def build_dense():
    """784-49-784."""
    return build_encoder(SHAPE, LATENT_DIM), build_decoder(LATENT_DIM, SHAPE)


def build_deep():
    """784-512-256-49-256-512-784."""
    encoder = build_encoder(SHAPE, LATENT_DIM, (512, 256))
    return encoder, build_decoder(LATENT_DIM, SHAPE, (256, 512))


def build_light():
    """Strided convolutions around a 7x7x1 code."""
    return convolutional.build_light_encoder(SHAPE), convolutional.build_light_decoder(SHAPE)


def build_wide():
    """128 filters of 7x7 around a 7x7x1 code."""
    return convolutional.build_wide_encoder(SHAPE), convolutional.build_wide_decoder(SHAPE)


# name: builder of both halves, epochs, learning rate, XLA
NETWORKS = {
    "dense": (build_dense, 20, 3e-3, True),
    "deep": (build_deep, 25, 1e-3, True),
    "light": (build_light, 15, 3e-3, False),
}
AT_FULL_SCALE = {"wide": (build_wide, 40, 1e-3, False)}


def measure_all():
    """Trains every network once and returns the rows."""
    networks = {**NETWORKS, **scaled(smoke={}, lesson={}, full=AT_FULL_SCALE)}
    for name, (build, epochs, learning_rate, jit_compile) in networks.items():
        settings = {"network": name, "epochs": epochs, "learning rate": learning_rate}
        measured_once("autoencoders", settings, partial(_measure, name, build, jit_compile))
    return stored_rows("autoencoders")


def _measure(name, build, jit_compile):
    keras.utils.set_random_seed(0)
    model = build_autoencoder(*build())
    _, epochs, learning_rate, _ = {**NETWORKS, **AT_FULL_SCALE}[name]
    compiled(model, epochs, learning_rate, jit_compile)
    spent = train(model, epochs, f"autoencoder_{name}", is_resumable=name in AT_FULL_SCALE)
    model.save(cached_model(name))
    return {"parameters": model.count_params(), "test loss": test_loss(model), **spent}
