"""Wrong answers to the exercises of lesson 01, autoencoders."""

import keras
import numpy as np
from keras import layers, ops

from tests.exercises.wrong_answers import wrong_answer


def halves(latent_dim, encoder_end, decoder_end):
    """Both halves with the given last layers."""
    encoder = keras.Sequential([keras.Input((28, 28, 1)), *encoder_end(latent_dim)])
    return encoder, keras.Sequential([keras.Input((latent_dim,)), *decoder_end])


def flat_code(activation):
    return lambda latent_dim: [layers.Flatten(), layers.Dense(latent_dim, activation=activation)]


def image(activation):
    return [layers.Dense(784, activation=activation), layers.Reshape((28, 28, 1))]


@wrong_answer("autoencoder.encoder_and_decoder", "The code has no activation")
def linear_code(latent_dim):
    return halves(latent_dim, flat_code(None), image("sigmoid"))


@wrong_answer("autoencoder.encoder_and_decoder", "The code has a sigmoid")
def sigmoid_code(latent_dim):
    return halves(latent_dim, flat_code("sigmoid"), image("sigmoid"))


@wrong_answer("autoencoder.encoder_and_decoder", "The code has a softmax")
def softmax_code(latent_dim):
    return halves(latent_dim, flat_code("softmax"), image("sigmoid"))


@wrong_answer("autoencoder.encoder_and_decoder", "The decoder has no activation")
def linear_decoder(latent_dim):
    return halves(latent_dim, flat_code("relu"), image(None))


@wrong_answer("autoencoder.encoder_and_decoder", "ends in a ReLU")
def relu_decoder(latent_dim):
    return halves(latent_dim, flat_code("relu"), image("relu"))


@wrong_answer("autoencoder.encoder_and_decoder", "Flatten")
def flatten_forgotten(latent_dim):
    return halves(latent_dim, lambda length: [layers.Dense(length, "relu")], image("sigmoid"))


@wrong_answer("autoencoder.encoder_and_decoder", "Reshape")
def reshape_forgotten(latent_dim):
    return halves(latent_dim, flat_code("relu"), image("sigmoid")[:1])


@wrong_answer("autoencoder.encoder_and_decoder", "one `Dense` layer")
def layers_too_many(latent_dim):
    end = [layers.Dense(64, "relu"), *image("sigmoid")]
    return halves(latent_dim, flat_code("relu"), end)


@wrong_answer("autoencoder.encoder_and_decoder", "The two are swapped")
def decoder_first(latent_dim):
    return halves(latent_dim, flat_code("relu"), image("sigmoid"))[::-1]


@wrong_answer("autoencoder.encoder_and_decoder", "an `Input` of its own")
def decoder_takes_images(latent_dim):
    encoder, decoder = halves(latent_dim, flat_code("relu"), image("sigmoid"))
    return encoder, keras.Sequential([encoder, decoder])


@wrong_answer("autoencoder.join", "holds copies")
def copies_joined(encoder, decoder):
    copies = [keras.models.clone_model(model) for model in (encoder, decoder)]
    for copy, model in zip(copies, (encoder, decoder), strict=True):
        copy.set_weights(model.get_weights())
    return keras.Sequential(copies)


@wrong_answer("autoencoder.join", "the encoder is frozen")
def encoder_frozen(encoder, decoder):
    encoder.trainable = False
    return keras.Sequential([encoder, decoder])


@wrong_answer("autoencoder.join", "the decoder is frozen, or a copy")
def decoder_copied(encoder, decoder):
    copy = keras.models.clone_model(decoder)
    copy.set_weights(decoder.get_weights())
    return keras.Sequential([encoder, copy])


@wrong_answer("autoencoder.join", "decoder is missing")
def decoder_forgotten(encoder, decoder):
    return keras.Model(encoder.input, encoder.output)


@wrong_answer("autoencoder.join", "were new layers built")
def new_layers_built(encoder, decoder):
    return keras.Sequential(
        [
            keras.Input(encoder.input_shape[1:]),
            layers.Flatten(),
            layers.Dense(encoder.output_shape[-1], "tanh"),
            layers.Dense(28 * 28, "sigmoid"),
            layers.Reshape(encoder.input_shape[1:]),
        ]
    )


@wrong_answer("autoencoder.join", "Your code stopped with")
def the_other_way_round(encoder, decoder):
    return keras.Sequential([keras.Input(encoder.input_shape[1:]), decoder, encoder])


def safe(reconstructions):
    return ops.clip(reconstructions, 1e-7, 1 - 1e-7)


@wrong_answer("autoencoder.binary_cross_entropy", "log of 0")
def nothing_clipped(images, reconstructions):
    logs = ops.log(reconstructions), ops.log(1 - reconstructions)
    return -ops.mean(images * logs[0] + (1 - images) * logs[1])


@wrong_answer("autoencoder.binary_cross_entropy", "sign is turned")
def minus_forgotten(images, reconstructions):
    made = safe(reconstructions)
    return ops.mean(images * ops.log(made) + (1 - images) * ops.log(1 - made))


@wrong_answer("autoencoder.binary_cross_entropy", "must be one number")
def one_loss_for_each_image(images, reconstructions):
    costs = keras.losses.binary_crossentropy(images, reconstructions)
    return ops.mean(costs, axis=(1, 2))


@wrong_answer("autoencoder.binary_cross_entropy", "no gradient flows back")
def gradient_stopped(images, reconstructions):
    made = ops.stop_gradient(reconstructions)
    return ops.mean(keras.losses.binary_crossentropy(images, made))


@wrong_answer("autoencoder.receptive_field", "strides are missing")
def strides_ignored(kernels, strides):
    return 1 + sum(kernel - 1 for kernel in kernels)


@wrong_answer("autoencoder.receptive_field", "own stride does not widen")
def paced_before_adding(kernels, strides):
    side, pace = 1, 1
    for kernel, stride in zip(kernels, strides, strict=True):
        pace *= stride
        side += (kernel - 1) * pace
    return side


@wrong_answer("autoencoder.receptive_field", "added whole")
def neighbours_side_by_side(kernels, strides):
    side, pace = 0, 1
    for kernel, stride in zip(kernels, strides, strict=True):
        side += kernel * pace
        pace *= stride
    return side


@wrong_answer("autoencoder.receptive_field", "other way round")
def from_the_code_to_the_image(kernels, strides):
    side = 1
    for kernel, stride in zip(kernels, strides, strict=True):
        side = (side - 1) * stride + kernel
    return side


@wrong_answer("autoencoder.receptive_field", "layer just before")
def only_the_last_stride(kernels, strides):
    side, last = 1, 1
    for kernel, stride in zip(kernels, strides, strict=True):
        side += (kernel - 1) * last
        last = stride
    return side


@wrong_answer("autoencoder.add_noise", "clip to [0, 1]")
def not_clipped(images, mean, deviation):
    return images + keras.random.normal(ops.shape(images), mean, deviation)


@wrong_answer("autoencoder.add_noise", "below 0")
def clipped_above_only(images, mean, deviation):
    return ops.minimum(images + keras.random.normal(ops.shape(images), mean, deviation), 1)


@wrong_answer("autoencoder.add_noise", "Two calls gave the same noise")
def seed_inside(images, mean, deviation):
    noise = keras.random.normal(ops.shape(images), mean, deviation, seed=1)
    return ops.clip(images + noise, 0, 1)


@wrong_answer("autoencoder.add_noise", "Every image got the same noise")
def one_noise_for_all(images, mean, deviation):
    noise = keras.random.normal(ops.shape(images)[1:], mean, deviation)
    return ops.clip(images + noise, 0, 1)


@wrong_answer("autoencoder.add_noise", "One number for a whole image")
def one_number_for_an_image(images, mean, deviation):
    noise = keras.random.normal((ops.shape(images)[0], 1, 1, 1), 0.1, 0.05)
    return ops.clip(images + noise, 0, 1)


@wrong_answer("autoencoder.add_noise", "`mean` is not used")
def mean_forgotten(images, mean, deviation):
    return ops.clip(images + keras.random.normal(ops.shape(images), 0, deviation), 0, 1)


@wrong_answer("autoencoder.add_noise", "should average")
def clipped_before_adding(images, mean, deviation):
    noise = ops.clip(keras.random.normal(ops.shape(images), mean, deviation), 0, 1)
    return ops.clip(images + noise, 0, 1)


@wrong_answer("autoencoder.add_noise", "changes an array")
def added_in_place(images, mean, deviation):
    images += np.random.default_rng().normal(mean, deviation, images.shape)
    return np.clip(images, 0, 1)


@wrong_answer("autoencoder.fit_denoiser", "The target is noised")
def noised_target(denoiser, noise, images, epochs):
    denoiser.fit(images, noise.predict(images), batch_size=256, epochs=epochs)


@wrong_answer("autoencoder.fit_denoiser", "added twice")
def noise_twice(denoiser, noise, images, epochs):
    denoiser.fit(noise.predict(images), images, batch_size=256, epochs=epochs)


@wrong_answer("autoencoder.fit_denoiser", "Noised images in, noised images as target")
def noised_on_both_sides(denoiser, noise, images, epochs):
    noised = noise.predict(images)
    denoiser.fit(noised, noised, batch_size=256, epochs=epochs)


@wrong_answer("autoencoder.fit_denoiser", "number of epochs")
def one_epoch_only(denoiser, noise, images, epochs):
    denoiser.fit(images, images, batch_size=256)


@wrong_answer("autoencoder.fit_denoiser", "did not move")
def only_evaluated(denoiser, noise, images, epochs):
    return denoiser.evaluate(images, images)


@wrong_answer("autoencoder.fit_denoiser", "`batch_size=256`")
def batch_size_forgotten(denoiser, noise, images, epochs):
    denoiser.fit(images, images, epochs=epochs)


@wrong_answer("autoencoder.fit_denoiser", "`batch_size=256`")
def all_images_at_once(denoiser, noise, images, epochs):
    denoiser.fit(images, images, batch_size=len(images), epochs=epochs)


@wrong_answer("autoencoder.fit_denoiser", "batches of 256")
def inverted_target(denoiser, noise, images, epochs):
    denoiser.fit(images, 1 - images, batch_size=256, epochs=epochs)


@wrong_answer("autoencoder.psnr", "natural logarithm")
def natural_logarithm(originals, reconstructions):
    return -10 * np.log(np.mean((originals - reconstructions) ** 2))


@wrong_answer("autoencoder.psnr", "20 belongs to the root")
def twenty(originals, reconstructions):
    return -20 * np.log10(np.mean((originals - reconstructions) ** 2))


@wrong_answer("autoencoder.psnr", "one number for all images")
def one_ratio_for_each_image(originals, reconstructions):
    return -10 * np.log10(np.mean((originals - reconstructions) ** 2, axis=(1, 2, 3)))


@wrong_answer("autoencoder.l1_penalty", "mean over the units as well")
def mean_of_everything(codes, rate):
    return rate * ops.mean(ops.abs(codes))


@wrong_answer("autoencoder.l1_penalty", "one number, the mean over the batch's images")
def one_cost_for_each_image(codes, rate):
    return rate * ops.sum(ops.abs(codes), axis=1)


@wrong_answer("autoencoder.l1_penalty", "no gradient flows back")
def gradient_of_the_codes_stopped(codes, rate):
    return rate * ops.mean(ops.sum(ops.abs(ops.stop_gradient(codes)), axis=1))


@wrong_answer("autoencoder.share_active", "expected one number for all codes")
def one_share_for_each_image(codes):
    return np.mean(codes > 0, axis=1)


@wrong_answer("autoencoder.share_active", "for any image at all")
def ever_active(codes):
    return np.mean(codes.max(axis=0) > 0)


@wrong_answer("autoencoder.share_active", "This is a count: divide")
def counted(codes):
    return np.sum(codes > 0)


@wrong_answer("autoencoder.raise_each_dimension", "pile up")
def mean_changed_on_the_way(codes):
    rows, mean = [], codes.mean(axis=0)
    for number in range(len(mean)):
        mean[number] = codes[:, number].max()
        rows.append(mean.copy())
    return np.stack(rows)


@wrong_answer("autoencoder.raise_each_dimension", "All numbers are raised")
def one_array_again_and_again(codes):
    rows, mean = [], codes.mean(axis=0)
    for number in range(len(mean)):
        mean[number] = codes[:, number].max()
        rows.append(mean)
    return np.stack(rows)


@wrong_answer("autoencoder.raise_each_dimension", "one row, a whole code")
def one_code_only(codes):
    return codes.max(axis=0)


@wrong_answer("autoencoder.project", "Take the mean off before the SVD")
def not_centred(codes, count):
    _, _, directions = np.linalg.svd(codes, full_matrices=False)
    return codes @ directions[:count].T


@wrong_answer("autoencoder.project", "These are the directions")
def directions_returned(codes, count):
    _, _, directions = np.linalg.svd(codes - codes.mean(axis=0), full_matrices=False)
    return directions[:count]


@wrong_answer("autoencoder.project", "expected a NumPy array")
def as_a_list(codes, count):
    centred = codes - codes.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    return [[code @ direction for direction in directions[:count]] for code in centred]


@wrong_answer("autoencoder.project", "These are not the codes")
def without_signs(codes, count):
    centred = codes - codes.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    return np.abs(centred @ directions[:count].T)


@wrong_answer("autoencoder.project", "The shape is (40, 2)")
def always_in_the_plane(codes, count):
    centred = codes - codes.mean(axis=0)
    return centred @ np.linalg.svd(centred, full_matrices=False)[2][:2].T


@wrong_answer("autoencoder.add_noise", "Some pixels share their noise")
def one_row_of_noise(images, mean, deviation):
    noise = keras.random.normal((len(images), 1, *images.shape[2:]), mean, deviation)
    return ops.clip(images + noise, 0, 1)
