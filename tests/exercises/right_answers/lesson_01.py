"""Other right answers to the exercises of lesson 01, autoencoders."""

import keras
import numpy as np
from keras import layers, ops

from gankit.models.autoencoders import build_autoencoder
from gankit.models.denoising import AddNoise
from gankit.models.sparse import share_active
from tests.exercises.right_answers import right_answer

right_answer("autoencoder.join")(build_autoencoder)
right_answer("autoencoder.share_active")(share_active)


@right_answer("autoencoder.encoder_and_decoder")
def functional_models(latent_dim):
    images, codes = keras.Input((28, 28, 1)), keras.Input((latent_dim,))
    code = layers.ReLU()(layers.Dense(latent_dim)(layers.Reshape((784,))(images)))
    pixels = layers.Activation("sigmoid")(layers.Dense(784)(codes))
    return [
        keras.Model(images, code),
        keras.Model(codes, layers.Reshape((28, 28, 1))(pixels)),
    ]


@right_answer("autoencoder.encoder_and_decoder")
def without_inputs(latent_dim):
    encoder = keras.Sequential([layers.Flatten(), layers.Dense(latent_dim, activation="relu")])
    pixels = layers.Dense(784, activation="sigmoid")
    return encoder, keras.Sequential([pixels, layers.Reshape((28, 28, 1))])


@right_answer("autoencoder.join")
def for_digits_only(encoder, decoder):
    images = keras.Input((28, 28, 1))
    return keras.Model(images, decoder(encoder(images)))


@right_answer("autoencoder.join")
def layer_by_layer(encoder, decoder):
    autoencoder = keras.Sequential()
    for layer in [*encoder.layers, *decoder.layers]:
        autoencoder.add(layer)
    return autoencoder


@right_answer("autoencoder.join")
def in_a_row(encoder, decoder):
    return keras.Sequential([encoder, decoder])


@right_answer("autoencoder.join")
def by_inputs_and_outputs(encoder, decoder):
    return keras.Model(encoder.input, decoder(encoder.output))


@right_answer("autoencoder.binary_cross_entropy")
def by_keras(images, reconstructions):
    return keras.losses.BinaryCrossentropy()(images, reconstructions)


@right_answer("autoencoder.binary_cross_entropy")
def with_another_small_number(images, reconstructions):
    made = ops.clip(reconstructions, 1e-6, 1 - 1e-6)
    return -ops.mean(images * ops.log(made) + (1 - images) * ops.log(1 - made))


@right_answer("autoencoder.receptive_field")
def back_from_the_code(kernels, strides):
    side = 1
    for kernel, stride in zip(reversed(kernels), reversed(strides), strict=True):
        side = (side - 1) * stride + kernel
    return side


@right_answer("autoencoder.receptive_field")
def by_products(kernels, strides):
    paces = np.cumprod([1, *strides])[:-1]
    return np.float64(1 + paces @ (np.array(kernels) - 1))


@right_answer("autoencoder.add_noise")
def by_the_layer(images, mean, deviation):
    return AddNoise(mean, deviation)(images)


@right_answer("autoencoder.add_noise")
def by_numpy(images, mean, deviation):
    images = np.asarray(images)
    return np.clip(images + np.random.default_rng().normal(mean, deviation, images.shape), 0, 1)


@right_answer("autoencoder.add_noise")
def by_a_method(images, mean, deviation):
    noise = np.random.default_rng().normal(mean, deviation, images.shape)
    return (images + noise).clip(0, 1)


@right_answer("autoencoder.fit_denoiser")
def validated_on_the_way(denoiser, noise, images, epochs):
    denoiser.fit(images, images, batch_size=256, epochs=epochs, validation_data=(images, images))


@right_answer("autoencoder.fit_denoiser")
def batch_by_batch(denoiser, noise, images, epochs):
    for _ in range(epochs):
        for start in range(0, len(images), 256):
            batch = images[start : start + 256]
            denoiser.train_on_batch(batch, batch)


@right_answer("autoencoder.psnr")
def peak_over_error(originals, reconstructions):
    root = np.sqrt(np.mean(np.square(originals - reconstructions)))
    return 20 * np.log10(1 / root)


@right_answer("autoencoder.l1_penalty")
def sum_over_the_number_of_images(codes, rate):
    return rate * ops.sum(ops.abs(codes)) / ops.shape(codes)[0]


@right_answer("autoencoder.l1_penalty")
def by_the_regularizer(codes, rate):
    return keras.regularizers.L1(rate)(codes) / len(codes)


@right_answer("autoencoder.raise_each_dimension")
def row_by_row(codes):
    rows = []
    for number in range(codes.shape[1]):
        code = codes.mean(axis=0)
        code[number] = codes[:, number].max()
        rows.append(code)
    return rows


@right_answer("autoencoder.project")
def by_the_covariance(codes, count):
    centred = codes - codes.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    return centred @ directions[:, ::-1][:, :count]


@right_answer("autoencoder.project")
def by_left_vectors_and_singular_values(codes, count):
    left, sizes, _ = np.linalg.svd(codes - codes.mean(axis=0), full_matrices=False)
    return (left * sizes)[:, :count]
