"""The networks of two tutorials that courses begin with, written anew from their published sizes.

PyTorch's "DCGAN Tutorial" draws 64x64 faces. TensorFlow's "Deep Convolutional Generative
Adversarial Network" draws 28x28 digits; here it begins at 16x16 in place of 7x7, and has colours.
"""

import keras
from keras import layers

from gankit.layers import Conv2DTranspose

LATENT_DIM, SHAPE = 100, (64, 64, 3)


def pytorch_tutorial():
    """Builds a compiled GAN of PyTorch's tutorial, 64 filters at the widest maps, Adam 2e-4, .5.

    Returns:
        `GAN`; the tutorial's batches are of 128.
    """
    x = latents = keras.Input((LATENT_DIM,))
    x = layers.Dense(4 * 4 * 512, use_bias=False, kernel_initializer=_narrow())(x)
    x = layers.ReLU()(_normalised(layers.Reshape((4, 4, 512))(x)))
    for filters in (256, 128, 64):
        x = layers.ReLU()(_normalised(_doubling(filters)(x)))
    generator = keras.Model(latents, layers.Activation("tanh")(_doubling(3)(x)))

    x = images = keras.Input(SHAPE)
    for filters in (64, 128, 256, 512):
        convolution = {"use_bias": False, "kernel_initializer": _narrow()}
        x = layers.Conv2D(filters, 4, 2, "same", **convolution)(x)
        x = layers.LeakyReLU(0.2)(x if filters == 64 else _normalised(x))
    logits = layers.Dense(1, use_bias=False, kernel_initializer=_narrow())(layers.Flatten()(x))
    return _compiled(generator, keras.Model(images, logits), rate=2e-4, beta_1=0.5)


def tensorflow_tutorial():
    """Builds a compiled GAN of TensorFlow's tutorial, at 64x64: kernels of 5, dropout, Adam 1e-4.

    Returns:
        `GAN`; the tutorial's batches are of 256.
    """
    x = latents = keras.Input((LATENT_DIM,))
    x = layers.Dense(16 * 16 * 256, use_bias=False)(x)
    x = layers.Reshape((16, 16, 256))(layers.LeakyReLU(0.3)(layers.BatchNormalization()(x)))
    for filters, strides in ((128, 1), (64, 2)):
        x = Conv2DTranspose(filters, 5, strides, "same", use_bias=False)(x)
        x = layers.LeakyReLU(0.3)(layers.BatchNormalization()(x))
    x = Conv2DTranspose(3, 5, 2, "same", use_bias=False)(x)
    generator = keras.Model(latents, layers.Activation("tanh")(x))

    x = images = keras.Input(SHAPE)
    for filters in (64, 128):
        x = layers.LeakyReLU(0.3)(layers.Conv2D(filters, 5, 2, "same")(x))
        x = layers.Dropout(0.3)(x)
    discriminator = keras.Model(images, layers.Dense(1)(layers.Flatten()(x)))
    return _compiled(generator, discriminator, rate=1e-4, beta_1=0.9)


def _compiled(generator, discriminator, rate, beta_1):
    from gankit.models.gan import GAN

    model = GAN(generator, discriminator, LATENT_DIM)
    adams = {p.name: keras.optimizers.Adam(rate, beta_1=beta_1) for p in model.phases()}
    model.compile(adams)
    return model


def _narrow():
    return keras.initializers.RandomNormal(0.0, 0.02)


def _doubling(filters):
    return Conv2DTranspose(filters, 4, 2, "same", use_bias=False, kernel_initializer=_narrow())


def _normalised(maps):
    gamma = keras.initializers.RandomNormal(1.0, 0.02)
    return layers.BatchNormalization(momentum=0.9, epsilon=1e-5, gamma_initializer=gamma)(maps)
