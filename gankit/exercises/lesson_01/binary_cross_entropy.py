"""Exercise: the reconstruction loss, binary cross-entropy by hand."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong

TINY = 1e-7


def probe(answer, seed):
    loss, gradients = value_and_gradients(answer, drawn_images(seed))
    return {
        "the loss": as_numbers(loss, "the loss"),
        "its gradient": as_numbers(gradients[1], "its gradient"),
    }


def judge(evidence, seed):
    images, reconstructions = (array.astype("float64") for array in drawn_images(seed))
    loss, expected = evidence["the loss"], mean_cost(images, reconstructions)
    if loss.shape != ():
        return wrong(
            f"The loss has the shape {loss.shape}: it must be one number, the mean over all pixels "
            "of all images."
        )
    if not agrees(loss, expected):  # first: by chance a mistake may give the right number
        if message := named_mistake(loss, MISTAKES, images, reconstructions):
            return wrong(message)
        return wrong(f"On {len(images)} images it is {loss:.4f}, expected {expected:.4f}.")
    inside = np.abs(reconstructions - 0.5) < 0.5  # at both ends it is up to the clipping
    if not agrees(evidence["its gradient"][inside], slopes(images, reconstructions, inside)):
        return wrong(NO_GRADIENT)
    return right("A grey pixel costs something even if it is hit: the loss does not reach 0.")


def drawn_images(seed):
    """Draws images and reconstructions `(4, 5, 5, 1)`, float32; a few pixels are exactly 0 or 1."""
    random = np.random.default_rng(seed)
    images = random.uniform(0.05, 0.95, (4, 5, 5, 1))
    reconstructions = np.clip(images + random.normal(0, 0.25, images.shape), 0.03, 0.97)
    # A sigmoid is exactly 0 or 1 in float32 where it is very sure; here it is right to be.
    for pixels in (images, reconstructions):
        pixels[0, 0, 0], pixels[1, 2, 2] = 0, 1
    return [images.astype("float32"), reconstructions.astype("float32")]


def costs(images, reconstructions):
    """The cost of every pixel, in its two halves: what is bright, and what is dark."""
    safe = np.clip(reconstructions, TINY, 1 - TINY)
    return -images * np.log(safe), -(1 - images) * np.log(1 - safe)


def slopes(images, reconstructions, inside):
    """The gradient of the expected loss, at the pixels that are neither 0 nor 1."""
    x, made = images[inside], reconstructions[inside]
    return (made - x) / (made * (1 - made)) / images.size


def mean_cost(images, reconstructions):
    """The expected loss."""
    return np.mean(sum(costs(images, reconstructions)))


MISTAKES = (
    (
        lambda images, made: np.mean(costs(images, made)[0]),
        "Only the bright half counts: an image that is white all over would be perfect. Add "
        "`(1 - x) * log(1 - r)`.",
    ),
    (
        lambda images, made: np.mean(costs(images, made)[1]),
        "Only the dark half counts: an image that is black all over would be perfect.",
    ),
    (
        lambda images, made: -mean_cost(images, made),
        "The sign is turned: a loss is minimised, so a better reconstruction must score lower.",
    ),
    (
        lambda images, made: np.sum(sum(costs(images, made))),
        "This is the sum over all pixels and images: take the mean.",
    ),
    (
        lambda images, made: np.sum(sum(costs(images, made))) / len(images),
        "This is the sum over an image's pixels: take the mean over pixels as well.",
    ),
    (
        lambda images, made: mean_cost(made, images),
        "The two are swapped: the logarithm belongs to the reconstruction.",
    ),
    (
        lambda images, made: mean_cost(images, 1 / (1 + np.exp(-made))),
        "A sigmoid too many: the decoder ends in one already.",
    ),
    (
        lambda images, made: np.mean((images - made) ** 2),
        "This is the squared error; cross-entropy was asked for.",
    ),
)

BINARY_CROSS_ENTROPY = Exercise(
    id="autoencoder.binary_cross_entropy",
    lesson=1,
    points=2,
    title="Binary cross-entropy by hand",
    hints=(
        "A pixel x is reconstructed as r. It costs -(x log r + (1 - x) log(1 - r)).",
        "A log of 0 is infinite: `ops.clip(reconstructions, 1e-7, 1 - 1e-7)` first, as Keras does.",
        "`-ops.mean(x * ops.log(r) + (1 - x) * ops.log(1 - r))`",
    ),
    record=probe,
    judge=judge,
)
