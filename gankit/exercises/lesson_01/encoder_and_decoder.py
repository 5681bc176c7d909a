"""Exercise: the two halves of a dense autoencoder."""

import keras
import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong

PIXELS = 28 * 28
DEVIATIONS = {"encoder": 0.1, "decoder": 0.3}  # of the drawn weights


def probe(answer, seed):
    images, codes = drawn_inputs(seed)
    encoder, decoder = checked(answer(codes.shape[1]), codes.shape[1])
    give_weights(encoder, "encoder", seed)
    give_weights(decoder, "decoder", seed)
    return {
        "the codes": as_numbers(keras.ops.convert_to_numpy(encoder(images)), "the code"),
        "the images": as_numbers(keras.ops.convert_to_numpy(decoder(codes)), "the reconstruction"),
    }


def judge(evidence, seed):
    images, codes = drawn_inputs(seed)
    length = codes.shape[1]
    if evidence["the codes"].shape != (len(images), length):
        shape = evidence["the codes"].shape
        return wrong(
            f"{len(images)} images become codes of shape {shape}, expected {len(images), length}: "
            "`layers.Flatten()` before the `Dense` layer makes one long row of an image."
        )
    if evidence["the images"].shape != images.shape:
        shape = evidence["the images"].shape
        return wrong(
            f"{len(codes)} codes become images of shape {shape}, expected {images.shape}: end "
            "with `layers.Reshape((28, 28, 1))`."
        )
    return judge_activations(evidence, images.reshape(-1, PIXELS), codes, seed)


def judge_activations(evidence, images, codes, seed):
    """Judges which activation stands behind either layer."""
    kernel, bias = drawn_weights([(PIXELS, codes.shape[1]), codes.shape[1:]], "encoder", seed)
    sums = images @ kernel + bias
    if not agrees(evidence["the codes"], np.maximum(sums, 0)):
        for activation, name in ((sums, "no activation"), *ACTIVATIONS):
            values = activation(sums) if callable(activation) else activation
            if agrees(evidence["the codes"], values):
                return wrong(f"The code has {name}: a ReLU was asked for, which cuts off at 0.")
        return wrong("The code is not one dense layer with a ReLU behind the flat image.")
    kernel, bias = drawn_weights([(codes.shape[1], PIXELS), (PIXELS,)], "decoder", seed)
    sums = codes @ kernel + bias
    received = evidence["the images"].reshape(len(codes), PIXELS)
    if agrees(received, sums):
        return wrong("The decoder has no activation: pixels lie from 0 to 1, end with a sigmoid.")
    if agrees(received, np.maximum(sums, 0)):
        return wrong("The decoder ends in a ReLU: pixels lie from 0 to 1, end with a sigmoid.")
    if not agrees(received, sigmoid(sums)):
        return wrong("The decoder is not one dense layer with a sigmoid, and a reshape.")
    return right("Two dense layers, one for each way.")


def checked(networks, length):
    """Returns the encoder and the decoder, if they are that."""
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


def give_weights(network, name, seed):
    """Puts drawn numbers into a network's only layer with weights.

    With weights of its own a network could bring out anything, such as zeros everywhere.
    """
    weights = network.get_weights()
    if len(weights) != 2:
        raise Unusable(
            f"The {name} has {len(weights)} arrays of weights, expected 2: the kernel and the bias "
            "of one `Dense` layer."
        )
    network.set_weights(drawn_weights([weight.shape for weight in weights], name, seed))


def drawn_weights(shapes, name, seed):
    """Draws arrays of some shapes, such that about half of the sums are below 0."""
    random = np.random.default_rng([seed, *name.encode()])
    return [random.normal(0, DEVIATIONS[name], shape).astype("float32") for shape in shapes]


def drawn_inputs(seed):
    """Draws images `(6, 28, 28, 1)` in [0, 1] and codes `(6, code_dim)`, float32."""
    random = np.random.default_rng(seed)
    images = random.uniform(0, 1, (6, 28, 28, 1))
    codes = random.uniform(0, 3, (6, int(random.integers(5, 12))))
    return images.astype("float32"), codes.astype("float32")


def sigmoid(sums):
    return 1 / (1 + np.exp(-sums))


def softmax(sums):
    return np.exp(sums) / np.exp(sums).sum(axis=1, keepdims=True)


ACTIVATIONS = ((sigmoid, "a sigmoid"), (np.tanh, "a tanh"), (softmax, "a softmax"))

ENCODER_AND_DECODER = Exercise(
    id="autoencoder.encoder_and_decoder",
    lesson=1,
    points=2,
    title="Encoder and decoder",
    hints=(
        "Two models, each with an `Input` of its own: `(28, 28, 1)` and `(code_dim,)`.",
        '`layers.Flatten()`, then `layers.Dense(code_dim, activation="relu")` for the encoder.',
        '`layers.Dense(784, activation="sigmoid")`, then `layers.Reshape((28, 28, 1))` for the '
        "decoder; `keras.Sequential([...])` or `keras.Model(inputs, outputs)`.",
    ),
    record=probe,
    judge=judge,
)
