"""Exercise: what a denoiser is fitted to."""

import itertools

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.lesson_01.halves import after, descended, drawn_weights, flat
from gankit.exercises.recording.autoencoders import NOISE_OFFSET, NOISE_SCALE, fitted_denoiser
from gankit.exercises.verdict import right, wrong

COUNT, BATCH, MOST_STEPS = 520, 256, 80


def draw(seed):
    """Draws images `(520, 2, 3, 1)`, the weights of both halves, and the epochs of two fits.

    All the images are the same, so that it does not matter in which order `fit` takes them, and
    the number of steps tells how large the batches were. The fits differ in their epochs, so that
    no fixed number suits both.
    """
    random = np.random.default_rng(seed)
    image = random.uniform(0, 1, (1, 2, 3, 1)).astype("float32")
    weights = drawn_weights(random, image.size, latent_dim=3)
    return np.repeat(image, COUNT, axis=0), weights, random.permutation([2, 3, 4])[:2].tolist()


def judge(evidence, images, weights, epochs):
    """Judges by the weights what went in, what should have come out, and in how many steps."""
    for number, asked in enumerate(epochs, 1):
        learned = evidence[f"the weights of fit {number}"]
        refuse_another_shape(learned, flat(weights))
        verdict = judge_fit(learned, images[:1].reshape(1, -1), weights, asked)
        if not verdict.is_right:
            break
    return verdict


def judge_fit(learned, image, weights, epochs):
    """Judges one fit by the weights that came of it."""
    if np.array_equal(learned, flat(weights)):
        return wrong("The denoiser did not move: call `denoiser.fit`.")
    steps = epochs * -(-COUNT // BATCH)
    if agrees(learned, flat(after(steps, weights, noised(image), image))):
        return right("Noised in, clean out: the noise is drawn inside, the target is clean.")
    for inputs, targets, message in mistaken_data(image):
        if agrees(learned, flat(after(steps, weights, inputs, targets))):
            return wrong(message)
    return wrong(_about_steps(learned, weights, image, epochs))


def _about_steps(learned, weights, image, epochs):
    course = itertools.islice(descended(weights, noised(image), image), MOST_STEPS)
    fitting = (steps for steps, one in enumerate(course, 1) if agrees(learned, flat(one)))
    steps = next(fitting, None)
    if steps and steps % -(-COUNT // BATCH) == 0:
        return f"The number of epochs is not the one asked for: pass on `epochs` ({epochs})."
    if steps and steps % epochs == 0:
        return (
            f"An epoch of {COUNT} images took {steps // epochs} steps: in batches of {BATCH} "
            f"(`batch_size={BATCH}`) they are {-(-COUNT // BATCH)}."
        )
    return (
        "It learned, but not as `fit` with the clean images as target, in batches of 256, would "
        "teach it."
    )


def noised(images):
    """What the denoiser's own noise makes of images."""
    return NOISE_OFFSET + NOISE_SCALE * images


def mistaken_data(image):
    """Returns triples: what went in behind the noise, the target, and what to say of that."""
    once, twice = noised(image), noised(noised(image))
    return (
        (
            once,
            once,
            "The target is noised: the network learns to keep the noise. It must be the clean "
            "images.",
        ),
        (
            twice,
            image,
            "The noise is added twice: the denoiser brings its own, give it the clean images.",
        ),
        (
            twice,
            once,
            "Noised images in, noised images as target: the noise inside comes on top, and the "
            "network learns to keep the first. Both must be the clean images.",
        ),
    )


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
    draw=draw,
    record=fitted_denoiser,
    judge=judge,
    seconds=60,  # in batches of one image it takes long, and is to be told so
)
