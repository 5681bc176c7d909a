"""Exercise: three models that share their layers."""

import keras
import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.lesson_01 import tiny
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    encoder, decoder = tiny.build_halves(seed)
    images = tiny.drawn_images(seed)
    autoencoder = checked(answer(encoder, decoder))
    made = as_numbers(keras.ops.convert_to_numpy(autoencoder(images)), "what it makes of images")
    # What came out of the wrong end can't be trained towards the images.
    if made.shape == images.shape:
        tiny.compiled(autoencoder).train_on_batch(images, images)
    return {
        "the output": made,
        "the encoder": tiny.flat(encoder),
        "the decoder": tiny.flat(decoder),
    }


def judge(evidence, seed):
    encoder, decoder = tiny.build_halves(seed)
    images = tiny.drawn_images(seed)
    codes = keras.ops.convert_to_numpy(encoder(images))
    if agrees(evidence["the output"], codes):
        return wrong("Out come the codes: the decoder is missing behind the encoder.")
    if not agrees(evidence["the output"], keras.ops.convert_to_numpy(decoder(codes))):
        return wrong(
            "Its output is not `decoder(encoder(images))` with these two: were new layers built?"
        )
    encoder_moved = not np.array_equal(evidence["the encoder"], tiny.flat(encoder))
    decoder_moved = not np.array_equal(evidence["the decoder"], tiny.flat(decoder))
    if not encoder_moved and not decoder_moved:
        return wrong(
            "The autoencoder was trained, and neither encoder nor decoder moved: it holds copies "
            "of them (or they are frozen). Call the two models that were given."
        )
    if not encoder_moved or not decoder_moved:
        still = "encoder" if decoder_moved else "decoder"
        return wrong(f"Only the other half learned: the {still} is frozen, or a copy of it is in.")
    learned = tiny.descend((encoder, decoder), images, images, steps=1)
    for name, network in zip(("the encoder", "the decoder"), learned, strict=True):
        if not agrees(evidence[name], tiny.flat(network)):
            return wrong(f"{name.capitalize()} moved, but not as one training step would move it.")
    return right("Who trains the autoencoder trains both halves: the layers are the same.")


def checked(model):
    """Returns the answer's model, if it is one."""
    if model is None:
        raise Unusable("The result is None: does your function end in `return ...`?")
    if not isinstance(model, keras.Model):
        raise Unusable(
            f"Expected a `keras.Model`, received {type(model).__name__}: an `Input` of the images' "
            "shape, and `keras.Model(inputs, outputs)`."
        )
    return model


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
    record=probe,
    judge=judge,
)
