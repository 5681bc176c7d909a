"""The networks of a progressive GAN, full grown, told a label: for attributes of faces.

What `cgan_networks` does to a DCGAN's is done to these: the generator finds the label beside its
latent vector, the discriminator's features are projected on it (Miyato and Koyama 2018).
"""

import keras
from keras import layers

from gankit.layers import EqualisedDense
from gankit.models import progan_networks


def build_generator(latent_dim, label_length, sides, channels=3, filters=16):
    """Builds a progressive GAN's generator with the label beside the latent vector.

    Args:
        latent_dim: Length of the latent vector.
        label_length: Length K of the label as a vector: the number of classes or of attributes.
        sides: Resolutions, as for `gankit.models.progan_networks`.
        channels: Of the images.
        filters: As for `gankit.models.progan_networks`.

    Returns:
        Functional, uncompiled `keras.Model` from `[latents, labels]`, `(N, latent_dim)` and
        `(N, K)`, to images `(N, H, W, channels)` in [-1, 1].
    """
    latents = keras.Input((latent_dim,), name="latents")
    labels = keras.Input((label_length,), name="labels")
    network = progan_networks.build_generator(
        latent_dim + label_length, sides, channels, filters, fading=False
    )
    images = network(layers.Concatenate()([latents, labels]))
    return keras.Model([latents, labels], images, name="generator")


def build_discriminator(label_length, sides, channels=3, filters=16):
    """Builds a progressive GAN's discriminator with a projection of the label.

    Args:
        label_length: Length K of the label as a vector.
        sides: Resolutions, as for `gankit.models.progan_networks`.
        channels: Of the images.
        filters: As for `gankit.models.progan_networks`.

    Returns:
        Functional, uncompiled `keras.Model` from `[images, labels]`, `(N, H, W, channels)` and
        `(N, K)`, to logits `(N, 1)`.
    """
    labels = keras.Input((label_length,), name="labels")
    network = progan_networks.build_discriminator(sides, channels, filters, fading=False)
    features = network.layers[-1].input
    # So small that the sum over all features is about as large as the logit itself.
    gain = features.shape[-1] ** -0.5
    embedding = EqualisedDense(features.shape[-1], gain, name="embedding")(labels)
    agreement = layers.Dot(axes=1)([embedding, features])
    logits = layers.Add()([network.output, agreement])
    return keras.Model([network.input, labels], logits, name="discriminator")
