"""The networks of the label-forgetting autoencoder that most courses teach, to be compared with.

Convolutions with dropout and an unbounded code; they are trained with
`FaderNetwork(..., classifier_turns=1)`. `benchmarks/figures/forgetting.py` measures what that is
worth.
"""

import keras
from keras import layers

from gankit.layers import Conv2DTranspose, seeded_dropout
from gankit.models.fader_networks import decoder_inputs


def build_encoder(image_shape, latent_dim, filters=(16, 32), dropout=0.2):
    """Builds the encoder that most courses teach: convolutions, dropout, an unbounded code.

    Args:
        image_shape: `(H, W, C)`; each block halves height and width.
        latent_dim: Length of the code.
        filters: Numbers of filters of the blocks.
        dropout: Share of each block's outputs that is dropped while it learns.

    Returns:
        Functional, uncompiled `keras.Model` from images `(N, H, W, C)` in [-1, 1] to codes
        `(N, latent_dim)`.
    """
    x = images = keras.Input(image_shape, name="images")
    for width in filters:
        x = layers.Conv2D(width, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.ReLU()(x)
        x = layers.MaxPooling2D()(x)
        x = seeded_dropout(dropout)(x)
    x = layers.Flatten()(x)
    return keras.Model(images, layers.Dense(latent_dim, name="codes")(x), name="encoder")


def build_decoder(latent_dim, label_length, image_shape, filters=(32, 16)):
    """Builds the decoder that most courses teach: transposed convolutions, tanh at the end.

    Args:
        latent_dim: Length of the code.
        label_length: Length K of the label as a vector.
        image_shape: `(H, W, C)`, H and W divisible by 4.
        filters: Numbers of filters of the two smaller stages.

    Returns:
        Functional, uncompiled `keras.Model` from `[codes, labels]`, `(N, latent_dim)` and `(N, K)`,
        to images `(N, H, W, C)` in [-1, 1].

    Raises:
        ValueError: If height or width is not divisible by 4.
    """
    height, width, channels = image_shape
    if height % 4 or width % 4:
        raise ValueError(
            f"Expected a height and a width divisible by 4. Received: image_shape={image_shape}"
        )
    inputs = decoder_inputs(latent_dim, label_length)
    x = layers.Concatenate()(inputs)
    x = layers.Dense(height // 4 * (width // 4) * filters[0], use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU()(x)
    x = layers.Reshape((height // 4, width // 4, filters[0]))(x)
    x = Conv2DTranspose(filters[1], 4, 2, padding="same", use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    x = layers.ReLU()(x)
    x = Conv2DTranspose(channels, 4, 2, padding="same", activation="tanh")(x)
    return keras.Model(inputs, x, name="decoder")
