"""Exercise: the loss of a VAE, with the right sums and means."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong

SHAPE = (5, 4, 3, 1)


def probe(answer, seed):
    images, reconstructions, kl, beta = drawn_batch(seed)
    loss, gradients = value_and_gradients(
        lambda said, divergences: answer(images, said, divergences, beta), [reconstructions, kl]
    )
    return {
        "the loss": as_numbers(loss, "the loss"),
        "the reconstructions' gradient": gradients[0],
        "the divergences' gradient": gradients[1],
    }


def judge(evidence, seed):
    images, reconstructions, kl, beta = drawn_batch(seed)
    costs, loss = pixel_costs(images, reconstructions), evidence["the loss"]
    by_image = costs.sum(axis=(1, 2, 3))
    if loss.shape != ():
        return wrong(f"The loss has the shape {loss.shape}: the batch's mean must be one number.")
    if agrees(loss, by_image.mean() + beta * kl.mean()):
        slopes = (reconstructions - images) / (reconstructions * (1 - reconstructions))
        if not (
            agrees(evidence["the reconstructions' gradient"], slopes / len(images))
            and agrees(evidence["the divergences' gradient"], np.full(kl.shape, beta / len(kl)))
        ):
            return wrong(NO_GRADIENT)
        return right("Summed over pixels, averaged over images: nats per image.")
    if message := named_mistake(
        loss, MISTAKES, images, reconstructions, kl.astype("float64"), beta
    ):
        return wrong(message)
    return wrong(
        f"It is {loss:.4f}, expected {by_image.mean() + beta * kl.mean():.4f}: cross-entropy "
        "summed over an image's pixels, plus beta times its divergence, and of all that the "
        "batch's mean."
    )


def drawn_batch(seed):
    """Draws images and reconstructions `(5, 4, 3, 1)`, divergences `(5,)`, and a beta."""
    random = np.random.default_rng(seed)
    images = random.uniform(0, 1, SHAPE).astype("float32")
    reconstructions = random.uniform(0.05, 0.95, SHAPE).astype("float32")
    kl = random.uniform(1, 9, SHAPE[0]).astype("float32")
    return images, reconstructions, kl, float(random.choice([0.25, 0.5, 3.0, 4.0]))


def pixel_costs(images, reconstructions):
    """Binary cross-entropy of each pixel."""
    images, said = images.astype("float64"), reconstructions.astype("float64")
    return -(images * np.log(said) + (1 - images) * np.log(1 - said))


def _reconstruction(images, said):
    return pixel_costs(images, said).sum(axis=(1, 2, 3)).mean()


MISTAKES = (
    (
        lambda images, said, kl, beta: pixel_costs(images, said).mean() + beta * kl.mean(),
        "The pixels are averaged: the KL divergence then weighs as many times too much as there "
        "are pixels, and the codes collapse. Sum over the pixels.",
    ),
    (
        lambda images, said, kl, beta: pixel_costs(images, said).sum() + beta * kl.sum(),
        "It is summed over the batch: take the mean over the images, or the loss grows with the "
        "batch.",
    ),
    (
        lambda images, said, kl, beta: pixel_costs(images, said).sum() + beta * kl.mean(),
        "The reconstruction is summed over the batch: sum over an image's pixels, then take the "
        "mean over the images.",
    ),
    (
        lambda images, said, kl, beta: _reconstruction(images, said) + beta * kl.sum(),
        "The divergences are summed over the batch: take their mean.",
    ),
    (
        lambda images, said, kl, beta: _reconstruction(images, said) + kl.mean(),
        "beta is missing: it weighs the divergence.",
    ),
    (
        lambda images, said, kl, beta: _reconstruction(images, said) - beta * kl.mean(),
        "The divergence is taken off, so it would be made large: add it.",
    ),
    (
        lambda images, said, kl, beta: _reconstruction(images, said),
        "The divergence is missing: without it these are the losses of a plain autoencoder.",
    ),
    (
        lambda images, said, kl, beta: beta * _reconstruction(images, said) + kl.mean(),
        "beta weighs the reconstruction here: it belongs to the divergence.",
    ),
    (
        lambda images, said, kl, beta: (
            ((images - said) ** 2).sum(axis=(1, 2, 3)).mean() + beta * kl.mean()
        ),
        "This is the squared error: a pixel is black or white with a probability, so take the "
        "binary cross-entropy.",
    ),
    (
        lambda images, said, kl, beta: -_reconstruction(images, said) + beta * kl.mean(),
        "The reconstruction's sign is turned: minus the logarithm of a probability is above 0.",
    ),
)

TOTAL_LOSS = Exercise(
    id="vae.total_loss",
    lesson=2,
    points=3,
    title="The loss, with the right sums and means",
    hints=(
        "One image costs the sum over its pixels plus beta times its divergence; the batch costs "
        "the mean of its images.",
        "`ops.binary_crossentropy(images, reconstructions)` gives the cost of each pixel, in the "
        "images' shape.",
        "`ops.sum(..., axis=(1, 2, 3))` sums over the pixels; then `ops.mean(... + beta * kl)`.",
    ),
    record=probe,
    judge=judge,
)
