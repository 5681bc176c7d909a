"""Exercise: the two halves of a dense autoencoder."""

import numpy as np

from gankit.exercises.cross_entropy import sigmoid
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.recording.autoencoders import built_halves
from gankit.exercises.verdict import right, wrong

PIXELS = 28 * 28


def draw(seed):
    """Draws images `(6, 28, 28, 1)` in [0, 1], codes `(6, latent_dim)`, and both halves' weights.

    The weights are such that about half of the sums are below 0.
    """
    random = np.random.default_rng(seed)
    latent_dim = int(random.integers(5, 12))
    images, codes = random.uniform(0, 1, (6, 28, 28, 1)), random.uniform(0, 3, (6, latent_dim))
    encoder = random.normal(0, 0.1, (PIXELS, latent_dim)), random.normal(0, 0.1, latent_dim)
    decoder = random.normal(0, 0.3, (latent_dim, PIXELS)), random.normal(0, 0.3, PIXELS)
    halves = ([weight.astype("float32") for weight in half] for half in (encoder, decoder))
    return images.astype("float32"), codes.astype("float32"), *halves


def judge(evidence, images, codes, encoder_weights, decoder_weights):
    """Judges the shapes, then which activation stands behind either layer."""
    made_codes, made_images = evidence["the codes"], evidence["the images"]
    if made_codes.shape != codes.shape:
        return wrong(
            f"{len(images)} images become codes of shape {made_codes.shape}, expected "
            f"{codes.shape}: `layers.Flatten()` before the `Dense` layer makes one long row of an "
            "image."
        )
    if made_images.shape != images.shape:
        return wrong(
            f"{len(codes)} codes become images of shape {made_images.shape}, expected "
            f"{images.shape}: end with `layers.Reshape((28, 28, 1))`."
        )
    of_codes = _sums(images.reshape(-1, PIXELS), encoder_weights)
    of_pixels = _sums(codes, decoder_weights)
    problem = _problem_of_codes(made_codes, of_codes) or _problem_of_pixels(
        made_images.reshape(-1, PIXELS), of_pixels
    )
    return wrong(problem) if problem else right("Two dense layers, one for each way.")


def _problem_of_codes(received, sums):
    if agrees(received, relu(sums)):
        return None
    for activation, name in CODE_ACTIVATIONS:
        if agrees(received, activation(sums)):
            return f"The code has {name}: a ReLU was asked for, which cuts off at 0."
    return "The code is not one dense layer with a ReLU behind the flat image."


def _problem_of_pixels(received, sums):
    if agrees(received, sigmoid(sums)):
        return None
    for activation, name in PIXEL_ACTIVATIONS:
        if agrees(received, activation(sums)):
            return f"The decoder {name}: pixels lie from 0 to 1, end with a sigmoid."
    return "The decoder is not one dense layer with a sigmoid, and a reshape."


def _sums(inputs, weights):
    kernel, bias = weights
    return inputs @ kernel + bias


def relu(sums):
    """Cuts off at 0."""
    return np.maximum(sums, 0)


def softmax(sums):
    """Returns shares that add up to 1 in each row."""
    return np.exp(sums) / np.exp(sums).sum(axis=1, keepdims=True)


CODE_ACTIVATIONS = (
    (np.array, "no activation"),
    (sigmoid, "a sigmoid"),
    (np.tanh, "a tanh"),
    (softmax, "a softmax"),
)
PIXEL_ACTIVATIONS = (
    (np.array, "has no activation"),
    (relu, "ends in a ReLU"),
    (np.tanh, "ends in a tanh"),
    (softmax, "ends in a softmax"),
)

ENCODER_AND_DECODER = Exercise(
    id="autoencoder.encoder_and_decoder",
    lesson=1,
    points=2,
    title="Encoder and decoder",
    hints=(
        "Two models, each with an `Input` of its own: `(28, 28, 1)` and `(latent_dim,)`.",
        '`layers.Flatten()`, then `layers.Dense(latent_dim, activation="relu")` for the encoder.',
        '`layers.Dense(784, activation="sigmoid")`, then `layers.Reshape((28, 28, 1))` for the '
        "decoder; `keras.Sequential([...])` or `keras.Model(inputs, outputs)`.",
    ),
    draw=draw,
    record=built_halves,
    judge=judge,
)
