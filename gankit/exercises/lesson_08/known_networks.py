"""Networks so plain that anybody who knows the seed can write their gradients down.

The generator makes one picture p, whatever the latent vector; its bias is that picture. The
discriminator's logit is w x + b. So a loss of the logit l pulls at the picture by dloss/dl times w,
whatever the loss is.
"""

import keras
import numpy as np
from keras import layers

SHAPE = (28, 28, 1)
PIXELS = 28 * 28
BATCH = 8


def build_generator(latent_shape, seed):
    """Builds the generator of one picture.

    Args:
        latent_shape: Shape of a latent vector, such as `(16,)`.
        seed: Whole number.
    """
    latents = keras.Input(latent_shape)
    nothing = layers.Flatten()(layers.Rescaling(0.0)(latents))
    picture = keras.initializers.Constant(drawn_picture(seed))
    pixels = layers.Dense(PIXELS, bias_initializer=picture)(nothing)
    return keras.Model(latents, layers.Reshape(SHAPE)(pixels))


def build_discriminator(seed, logit=0.0):
    """Builds the discriminator; it gives the generator's picture this logit."""
    images = keras.Input(SHAPE)
    said = layers.Dense(1)(layers.Flatten()(images))
    discriminator = keras.Model(images, said)
    discriminator.set_weights(drawn_slope(seed, logit))
    return discriminator


def drawn_picture(seed):
    """Draws the generator's picture, float32 `(784,)`."""
    return _drawn_pictures(seed)[0]


def drawn_real(seed):
    """Draws a batch of real samples `(8, 28, 28, 1)`: one picture, so that any part is alike."""
    return np.tile(_drawn_pictures(seed)[1].reshape(1, *SHAPE), (BATCH, 1, 1, 1))


def drawn_slope(seed, logit=0.0):
    """Draws the discriminator's weights `(784, 1)` and the bias `(1,)` that gives this logit."""
    slope = np.random.default_rng([seed, 2]).normal(0, 0.1, PIXELS).astype("float32")
    return [slope[:, None], np.array([logit - slope @ drawn_picture(seed)], "float32")]


def _drawn_pictures(seed):
    return np.random.default_rng([seed, 1]).uniform(-0.5, 0.5, (2, PIXELS)).astype("float32")
