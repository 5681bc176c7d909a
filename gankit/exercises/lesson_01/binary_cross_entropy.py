"""Exercise: the reconstruction loss, binary cross-entropy by hand."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import sigmoid
from gankit.exercises.pixels import bright_costs, dark_costs, pixel_costs, pixel_slopes


def draw(random):
    """Draws images and reconstructions `(4, 5, 5, 1)`, float32; a few pixels are exactly 0 or 1."""
    images = random.uniform(0.05, 0.95, (4, 5, 5, 1))
    reconstructions = np.clip(images + random.normal(0, 0.25, images.shape), 0.03, 0.97)
    # A sigmoid is exactly 0 or 1 in float32 where it is very sure; here it is right to be.
    for pixels in (images, reconstructions):
        pixels[0, 0, 0], pixels[1, 2, 2] = 0, 1
    return images.astype("float32"), reconstructions.astype("float32")


def mean_cost(images, reconstructions):
    """The expected loss."""
    return np.mean(pixel_costs(images, reconstructions))


BINARY_CROSS_ENTROPY = comparing(
    "autoencoder.binary_cross_entropy",
    lesson=1,
    points=2,
    title="Binary cross-entropy by hand",
    hints=(
        "A pixel x is reconstructed as r. It costs -(x log r + (1 - x) log(1 - r)).",
        "A log of 0 is infinite: `ops.clip(reconstructions, 1e-7, 1 - 1e-7)` first, as Keras does.",
        "`-ops.mean(x * ops.log(r) + (1 - x) * ops.log(1 - r))`",
    ),
    draw=draw,
    expected=mean_cost,
    slopes=lambda images, made: [pixel_slopes(images, made) / images.size],
    differentiated=(1,),
    tensors=2,
    result="the loss",
    praise="A grey pixel costs something even if it is hit: the loss does not reach 0.",
    shape="The loss has the shape {received}: it must be one number, the mean over all pixels of "
    "all images.",
    otherwise="It is {received}, expected {expected}.",
    mistakes=(
        (
            lambda images, made: np.mean(bright_costs(images, made)),
            "Only the bright half counts: an image that is white all over would be perfect. Add "
            "`(1 - x) * log(1 - r)`.",
        ),
        (
            lambda images, made: np.mean(dark_costs(images, made)),
            "Only the dark half counts: an image that is black all over would be perfect.",
        ),
        (
            lambda images, made: -mean_cost(images, made),
            "The sign is turned: a loss is minimised, so a better reconstruction must score lower.",
        ),
        (
            lambda images, made: np.sum(pixel_costs(images, made)),
            "This is the sum over all pixels and images: take the mean.",
        ),
        (
            lambda images, made: np.sum(pixel_costs(images, made)) / len(images),
            "This is the sum over an image's pixels: take the mean over pixels as well.",
        ),
        (
            lambda images, made: mean_cost(made, images),
            "The two are swapped: the logarithm belongs to the reconstruction.",
        ),
        (
            lambda images, made: mean_cost(images, sigmoid(made)),
            "A sigmoid too many: the decoder ends in one already.",
        ),
        (
            lambda images, made: np.mean((images - made) ** 2),
            "This is the squared error; cross-entropy was asked for.",
        ),
    ),
)
