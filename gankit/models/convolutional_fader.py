"""Convolutional networks for a label-forgetting autoencoder of faces.

Down by strides, up by sub-pixel convolutions. The code is a vector, normalised as the dense one of
`fader_networks`, which also holds the classifier: what the opponent can keep up with on digits it
can keep up with here.
"""

import math

import keras
from keras import layers

from gankit.layers import BatchNormalization, SubPixel
from gankit.models import dcgan
from gankit.models.cgan_networks import label_planes
from gankit.models.fader_networks import decoder_inputs


def build_encoder(image_shape, latent_dim, filters=16):
    """Builds an encoder that halves the image's side from block to block, down to 4 or less.

    Args:
        image_shape: `(H, W, C)`, as for `gankit.models.dcgan`.
        latent_dim: Length of the code.
        filters: Number of filters of the first block; each later one has twice as many.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [-1, 1] to codes
        `(N, latent_dim)`, each number of mean 0 and deviation 1.

    Raises:
        ValueError: If the image is not square or its side can't be reached by doubling.

    Example: `(32, 32, 3)` has three blocks: 32x32x3 -> 16x16x16 -> 8x8x32 -> 4x4x64.
    """
    dcgan.start_and_doublings(image_shape)
    x = images = keras.Input(image_shape, name="images")
    for block in range(math.ceil(math.log2(image_shape[0] / 4))):
        x = layers.Conv2D(filters * 2**block, 4, 2, "same", use_bias=False)(x)
        x = BatchNormalization(momentum=0.9)(x)
        x = layers.LeakyReLU(negative_slope=0.2)(x)
    x = layers.Dense(latent_dim, use_bias=False)(layers.Flatten()(x))
    codes = layers.BatchNormalization(momentum=0.9, center=False, scale=False, name="codes")(x)
    return keras.Model(images, codes, name="encoder")


def build_decoder(latent_dim, label_length, image_shape, filters=16):
    """Builds a decoder that is told the label at every size.

    Lample et al. 2017, section 4: the label comes to the maps of each block as planes that are
    constant all over the image. Told beside the code alone, it would have to find its way from the
    smallest maps to where a pair of glasses is drawn.

    Args:
        latent_dim: Length of the code.
        label_length: Length K of the label as a vector.
        image_shape: `(H, W, C)`, as for `gankit.models.dcgan`.
        filters: Half the number of filters at half the size; each smaller one has twice as many.

    Returns:
        Functional, uncompiled `keras.Model` from `[codes, labels]`, `(N, latent_dim)` and `(N, K)`,
        to images `(N, H, W, C)` in [-1, 1].

    Raises:
        ValueError: If the image is not square or its side can't be reached by doubling.

    Example: for `(32, 32, 3)` 4x4x128 -> 8x8x64 -> 16x16x32 -> 32x32x3.
    """
    side, doublings = dcgan.start_and_doublings(image_shape)
    width = filters * 2**doublings
    codes, labels = inputs = decoder_inputs(latent_dim, label_length)
    x = layers.Dense(side * side * width, use_bias=False)(codes)
    x = layers.Reshape((side, side, width))(x)
    for doubling in reversed(range(1, doublings)):
        x = _told(_normalised(x), labels)
        x = SubPixel(filters * 2**doubling, use_bias=False)(x)
    x = SubPixel(image_shape[-1])(_told(_normalised(x), labels))
    return keras.Model(inputs, layers.Activation("tanh")(x), name="decoder")


def _normalised(maps):
    return layers.ReLU()(BatchNormalization(momentum=0.9)(maps))


def _told(maps, labels):
    return layers.Concatenate()([maps, label_planes(labels, *maps.shape[1:3])])
