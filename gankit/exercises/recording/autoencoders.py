"""Halves of autoencoders: an answer builds them, joins them, or fits a denoiser made of them."""

import contextlib
import io

import keras
import numpy as np
from keras import layers

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.recording.differentiation import to_numpy

RATE_PER_PIXEL = 0.08  # a pixel's part in the mean loss is the smaller, the more there are
NOISE_SCALE, NOISE_OFFSET = -0.8, 0.9


def built_halves(answer, images, codes, encoder_weights, decoder_weights):
    """Lets an answer build an encoder and a decoder, and runs them with given weights.

    Args:
        answer: Function of the code's length that returns both.
        images: Float32 array `(N, 28, 28, 1)` in [0, 1].
        codes: Float32 array `(N, latent_dim)`.
        encoder_weights: Kernel and bias of one dense layer.
        decoder_weights: The same for the decoder.

    Returns:
        Evidence: the codes of the images, the images of the codes.
    """
    encoder, decoder = _checked_halves(answer(codes.shape[1]), codes.shape[1])
    return {
        "the codes": _output(encoder, "encoder", images, encoder_weights),
        "the images": _output(decoder, "decoder", codes, decoder_weights),
    }


def joined_halves(answer, images, weights):
    """Lets an answer join an encoder and a decoder, runs the result and trains it for one step.

    Args:
        answer: Function of `(encoder, decoder)` that returns a model.
        images: Float32 array `(N, H, W, C)` in [0, 1].
        weights: As in `build_halves`.

    Returns:
        Evidence: what it makes of the images before, and both halves' weights after the step.
    """
    encoder, decoder = build_halves(weights, images.shape[1:])
    autoencoder = _checked_model(answer(encoder, decoder))
    made = as_numbers(to_numpy(autoencoder(images)), "the output")
    # What came out of the wrong end can't be trained towards the images.
    if made.shape == images.shape:
        _compiled(autoencoder, images[0].size).train_on_batch(images, images)
    return {"the output": made, "the encoder": flat(encoder), "the decoder": flat(decoder)}


def fitted_denoiser(answer, images, weights, epochs):
    """Lets an answer fit a denoiser whose noise is known.

    Args:
        answer: Function of `(denoiser, noise, images, epochs)`.
        images: Float32 array `(N, H, W, C)` in [0, 1].
        weights: As in `build_halves`.
        epochs: List of whole numbers, one for each fit from the same weights.

    Returns:
        Evidence: for each fit the weights of both halves in one vector.
    """
    return {
        f"the weights of fit {number}": _fitted(answer, images, weights, asked)
        for number, asked in enumerate(epochs, 1)
    }


def _fitted(answer, images, weights, epochs):
    shape = images.shape[1:]
    halves, clean, noised = build_halves(weights, shape), keras.Input(shape), keras.Input(shape)
    noise = keras.Model(noised, layers.Rescaling(NOISE_SCALE, NOISE_OFFSET)(noised))
    denoiser = keras.Model(clean, keras.Sequential(halves)(noise(clean)))
    with contextlib.redirect_stdout(io.StringIO()):  # no progress bars around a verdict
        answer(_compiled(denoiser, images[0].size), noise, images, epochs)
    return np.concatenate([flat(half) for half in halves])


def build_halves(weights, image_shape):
    """Builds an encoder and a decoder as the notebook does, each with one dense layer.

    Args:
        weights: Kernel and bias of the encoder, `(pixels, latent_dim)` and `(latent_dim,)`, whose
            code is a tanh, then those of the decoder, which ends in a sigmoid.
        image_shape: `(H, W, C)`.

    Returns:
        Tuple of both.
    """
    pixels, latent_dim = weights[0].shape
    code, image = layers.Dense(latent_dim, "tanh"), layers.Dense(pixels, "sigmoid")
    encoder = keras.Sequential([keras.Input(image_shape), layers.Flatten(), code])
    decoder = keras.Sequential([keras.Input((latent_dim,)), image, layers.Reshape(image_shape)])
    for half, its_weights in ((encoder, weights[:2]), (decoder, weights[2:])):
        half.set_weights(its_weights)
        half(keras.Input(half.input_shape[1:]))  # so that it has an `input` and an `output` as well
    return encoder, decoder


def flat(network):
    """Returns all weights of a network in one float32 vector."""
    return np.concatenate([weight.ravel() for weight in network.get_weights()])


def _compiled(network, pixels):
    # Eager, because tracing a graph would take longer than the few steps.
    descent = keras.optimizers.SGD(RATE_PER_PIXEL * pixels)
    network.compile(optimizer=descent, loss="binary_crossentropy", run_eagerly=True)
    return network


def _checked_model(model):
    if model is None:
        raise Unusable("The result is None: does your function end in `return ...`?")
    if not isinstance(model, keras.Model):
        raise Unusable(
            f"Expected a `keras.Model`, received {type(model).__name__}: an `Input` of the images' "
            "shape, and `keras.Model(inputs, outputs)`."
        )
    return model


def _checked_halves(networks, length):
    if networks is None:
        raise Unusable("The result is None: does your function end in `return encoder, decoder`?")
    pair = isinstance(networks, (list, tuple)) and len(networks) == 2
    if not pair or not all(isinstance(network, keras.Model) for network in networks):
        raise Unusable("Expected two models: `return encoder, decoder`.")
    shapes = [getattr(network, "input_shape", None) for network in networks]
    if shapes == [(None, length), (None, 28, 28, 1)]:
        raise Unusable("The two are swapped: the encoder, which takes images, comes first.")
    if shapes[1] is not None and shapes[1] != (None, length):
        raise Unusable(
            f"The decoder takes {shapes[1]}, expected codes (None, {length}): give it an "
            "`Input` of its own, so that it can be used apart from the encoder."
        )
    return networks


def _output(network, name, inputs, weights):
    """Runs a network with given weights; with its own it could bring out anything, such as 0."""
    network(inputs)  # builds what has no `Input`
    own = network.get_weights()
    if len(own) != 2:
        raise Unusable(
            f"The {name} has {len(own)} arrays of weights, expected 2: the kernel and the bias of "
            "one `Dense` layer."
        )
    if [weight.shape for weight in own] == [weight.shape for weight in weights]:
        network.set_weights(weights)  # else its output has another shape as well, or is refused
    return as_numbers(to_numpy(network(inputs)), f"the output of the {name}")
