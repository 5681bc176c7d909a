"""Exercise: the loss of a VAE, with the right sums and means."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.pixels import pixel_costs, pixel_slopes

SHAPE = (5, 4, 3, 1)


def draw(random):
    """Draws images and reconstructions `(5, 4, 3, 1)`, divergences `(5,)`, and a beta.

    A black and a white pixel are reconstructed without a doubt, as a sigmoid in float32 does.
    """
    images, made = random.uniform(0, 1, SHAPE), random.uniform(0.05, 0.95, SHAPE)
    for pixels in (images, made):
        pixels[0, 0, 0], pixels[1, 2, 2] = 0, 1
    kl = random.uniform(1, 9, SHAPE[0])
    arrays = (array.astype("float32") for array in (images, made, kl))
    return *arrays, float(random.choice([0.25, 0.5, 3.0, 4.0]))


def by_image(images, made):
    """What the reconstruction of each image costs."""
    return pixel_costs(images, made).sum(axis=(1, 2, 3))


def loss(images, made, kl, beta):
    """The expected loss, in nats per image."""
    return by_image(images, made).mean() + beta * kl.mean()


def slopes(images, made, kl, beta):
    """The expected gradients for the reconstructions and the divergences."""
    return [pixel_slopes(images, made) / len(images), np.full(kl.shape, beta / len(kl))]


TOTAL_LOSS = comparing(
    "vae.total_loss",
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
    draw=draw,
    expected=loss,
    slopes=slopes,
    differentiated=(1, 2),
    tensors=3,
    result="the loss",
    praise="Summed over pixels, averaged over images: nats per image.",
    shape="The loss has the shape {received}: the batch's mean must be one number.",
    otherwise="It is {received}, expected {expected}: cross-entropy summed over an image's pixels, "
    "plus beta times its divergence, and of all that the batch's mean.",
    mistakes=(
        (
            lambda images, made, kl, beta: pixel_costs(images, made).mean() + beta * kl.mean(),
            "The pixels are averaged: the KL divergence then weighs as many times too much as "
            "there are pixels, and the codes collapse. Sum over the pixels.",
        ),
        (
            lambda images, made, kl, beta: len(images) * loss(images, made, kl, beta),
            "It is summed over the batch: take the mean over the images, or the loss grows with "
            "the batch.",
        ),
        (
            lambda images, made, kl, beta: by_image(images, made).sum() + beta * kl.mean(),
            "The reconstruction is summed over the batch: sum over an image's pixels, then take "
            "the mean over the images.",
        ),
        (
            lambda images, made, kl, beta: by_image(images, made).mean() + beta * kl.sum(),
            "The divergences are summed over the batch: take their mean.",
        ),
        (
            lambda images, made, kl, beta: loss(images, made, kl, 1),
            "beta is missing: it weighs the divergence.",
        ),
        (
            lambda images, made, kl, beta: loss(images, made, kl, -beta),
            "The divergence is taken off, so it would be made large: add it.",
        ),
        (
            lambda images, made, kl, beta: loss(images, made, kl, 0),
            "The divergence is missing: without it these are the losses of a plain autoencoder.",
        ),
        (
            lambda images, made, kl, beta: beta * by_image(images, made).mean() + kl.mean(),
            "beta weighs the reconstruction here: it belongs to the divergence.",
        ),
        (
            lambda images, made, kl, beta: (
                ((images - made) ** 2).sum(axis=(1, 2, 3)).mean() + beta * kl.mean()
            ),
            "This is the squared error: a pixel is black or white with a probability, so take the "
            "binary cross-entropy.",
        ),
        (
            lambda images, made, kl, beta: -by_image(images, made).mean() + beta * kl.mean(),
            "The reconstruction's sign is turned: minus the logarithm of a probability is above 0.",
        ),
    ),
)
