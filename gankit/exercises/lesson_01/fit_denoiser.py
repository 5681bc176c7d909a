"""Exercise: what a denoiser is fitted to."""

import contextlib
import io

import keras
import numpy as np
from keras import layers

from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.lesson_01 import tiny
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    halves = tiny.build_halves(seed)
    noise = build_noise()
    images = keras.Input((tiny.PIXELS,))
    encoder, decoder = halves
    denoiser = keras.Model(images, decoder(encoder(noise(images))))
    with contextlib.redirect_stdout(io.StringIO()):  # no progress bars around a verdict
        answer(tiny.compiled(denoiser), noise, tiny.drawn_images(seed), epochs_of(seed))
    return {"the weights": flat_pair(halves)}


def judge(evidence, seed):
    after, images, epochs = evidence["the weights"], tiny.drawn_images(seed), epochs_of(seed)
    before = flat_pair(tiny.build_halves(seed))
    refuse_another_shape(after, before)
    if np.array_equal(after, before):
        return wrong("The denoiser did not move: call `denoiser.fit`.")
    noised, twice = noised_of(images), noised_of(noised_of(images))
    if agrees(after, learned(seed, noised, images, epochs)):
        return right("Noised in, clean out: the noise is drawn inside, the target is clean.")
    for inputs, targets, message in (
        (
            noised,
            noised,
            "The target is noised: the network learns to keep the noise. It must be the clean "
            "images.",
        ),
        (
            twice,
            images,
            "The noise is added twice: the denoiser brings its own, give it the clean images.",
        ),
        (
            twice,
            noised,
            "Noised images in, noised images as target: the noise inside comes on top, and the "
            "network learns to keep the first. Both must be the clean images.",
        ),
    ):
        if agrees(after, learned(seed, inputs, targets, epochs)):
            return wrong(message)
    if any(agrees(after, learned(seed, noised, images, n)) for n in range(1, 9)):
        return wrong(f"The number of epochs is not the one asked for: pass on `epochs` ({epochs}).")
    return wrong(
        "It learned, but not as `fit` with the clean images as target, in batches of 256, would "
        "teach it."
    )


def build_noise():
    """Builds a model that spoils images in a known way, so that each step is known."""
    images = keras.Input((tiny.PIXELS,))
    return keras.Model(images, layers.Rescaling(-0.8, 0.9)(images))


def noised_of(images):
    """What `build_noise` makes of images."""
    return (0.9 - 0.8 * images).astype("float32")


def epochs_of(seed):
    """Two to four epochs."""
    return 2 + seed % 3


def learned(seed, inputs, targets, epochs):
    """Returns both halves' weights after so many steps."""
    return flat_pair(tiny.descend(tiny.build_halves(seed), inputs, targets, epochs))


def flat_pair(halves):
    """Returns all weights of both halves in one vector."""
    return np.concatenate([tiny.flat(half) for half in halves])


FIT_DENOISER = Exercise(
    id="autoencoder.fit_denoiser",
    lesson=1,
    points=2,
    title="Fit a denoiser",
    hints=(
        "The noise sits in the denoiser already. What goes in, and what should come out?",
        "You do not need `noise` here; it is there to tempt you.",
        "`denoiser.fit(images, images, batch_size=256, epochs=epochs)`",
    ),
    record=probe,
    judge=judge,
)
