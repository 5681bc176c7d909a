"""Exercise: three models that share their layers."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.lesson_01.halves import after, drawn_weights, flat, reconstructed
from gankit.exercises.recording.autoencoders import joined_halves
from gankit.exercises.verdict import right, wrong


def draw(seed):
    """Draws images `(4, 28, 28, 1)` float32 in [0, 1] and the weights of both halves."""
    random = np.random.default_rng(seed)
    images = random.uniform(0, 1, (4, 28, 28, 1)).astype("float32")
    return images, drawn_weights(random, images[0].size, latent_dim=3)


def judge(evidence, images, weights):
    """Judges what came out, and which half the autoencoder's training step moved."""
    pixels = images.reshape(len(images), -1)
    codes, made = reconstructed(pixels, weights)
    if agrees(evidence["the output"], codes):
        return wrong("Out come the codes: the decoder is missing behind the encoder.")
    if not agrees(evidence["the output"], made.reshape(images.shape)):
        return wrong(
            "Its output is not `decoder(encoder(images))` with these two: were new layers built?"
        )
    before, learned = weights, after(1, weights, pixels, pixels)
    return _judge_step(evidence, _by_half(before), _by_half(learned))


def _by_half(weights):
    return {"the encoder": flat(weights[:2]), "the decoder": flat(weights[2:])}


def _judge_step(evidence, before, learned):
    for name in before:
        refuse_another_shape(evidence[name], before[name])
    still = [name for name in before if np.array_equal(evidence[name], before[name])]
    if len(still) == 2:
        return wrong(
            "The autoencoder was trained, and neither encoder nor decoder moved: it holds copies "
            "of them (or they are frozen). Call the two models that were given."
        )
    if still:
        return wrong(f"Only the other half learned: {still[0]} is frozen, or a copy of it is in.")
    for name in before:
        if not agrees(evidence[name], learned[name]):
            return wrong(f"{name.capitalize()} moved, but not as one training step would move it.")
    return right("Who trains the autoencoder trains both halves: the layers are the same.")


JOIN = Exercise(
    id="autoencoder.join",
    lesson=1,
    points=2,
    title="Three models that share layers",
    hints=(
        "A model can be called like a layer; its weights come along, they are not copied.",
        "`images = keras.Input(encoder.input_shape[1:])`",
        "`keras.Model(images, decoder(encoder(images)))`",
    ),
    draw=draw,
    record=joined_halves,
    judge=judge,
)
