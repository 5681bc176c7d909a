"""A denoising autoencoder: noise goes in front, the target is the clean image.

Vincent et al. 2008, "Extracting and Composing Robust Features with Denoising Autoencoders".
"""

import keras
from keras import layers, ops

from gankit.refusals import refuse_negative


@keras.saving.register_keras_serializable(package="gankit")
class AddNoise(layers.Layer):
    """Adds normal noise to images and clips the sum to [0, 1], each time with a fresh draw.

    `keras.layers.GaussianNoise` is meant to harden a network while it learns, so it does nothing in
    `predict`. Here the noise is part of the task: it is added whenever the layer is called.

    Args:
        mean: Mean of the noise; above 0 it brightens the image.
        deviation: Standard deviation of the noise, 0 or above.
        seed: Whole number for the noise; None draws one from the global seed.
        **kwargs: A layer's usual `name` and `dtype`.

    Raises:
        ValueError: If `deviation` is negative.

    Input shape: Any, of images in [0, 1].

    Output shape: The same, in the same range.
    """

    def __init__(self, mean=0.5, deviation=0.5, seed=None, **kwargs):
        super().__init__(**kwargs)
        refuse_negative(deviation=deviation)
        self.mean = mean
        self.deviation = deviation
        self.seed = seed
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, images):
        noise = keras.random.normal(
            ops.shape(images), self.mean, self.deviation, seed=self.seed_generator
        )
        return ops.clip(images + noise, 0.0, 1.0)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        settings = {"mean": self.mean, "deviation": self.deviation, "seed": self.seed}
        return {**super().get_config(), **settings}


def build_noise(image_shape, mean=0.5, deviation=0.5, seed=None):
    """Builds a model that does nothing but add noise, so that one can look at what it makes.

    Args:
        image_shape: `(H, W, C)`.
        mean: Mean of the noise.
        deviation: Standard deviation of the noise, 0 or above.
        seed: Whole number for the noise; None draws one from the global seed.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [0, 1] to noised ones in
        the same range.
    """
    images = keras.Input(image_shape, name="images")
    return keras.Model(images, AddNoise(mean, deviation, seed)(images), name="noise")


def build_denoiser(noise, autoencoder):
    """Puts noise in front of an autoencoder, often one that is already trained.

    Train it with the clean images as input *and* target, `denoiser.fit(images, images)`: the noise
    is drawn inside, anew for every batch. What it has learned is in the autoencoder, whose layers
    it shares.

    Args:
        noise: Model from images to noised images.
        autoencoder: Model from images to reconstructions.

    Returns:
        Functional, uncompiled `keras.Model` from clean images to what is made of their noised
        versions.
    """
    images = keras.Input(noise.input_shape[1:], name="images")
    return keras.Model(images, autoencoder(noise(images)), name="denoiser")
