"""Wrong answers to the exercises of lesson 02, variational autoencoders."""

import keras
import numpy as np
from keras import ops
from scipy.stats import norm

from tests.exercises.wrong_answers import wrong_answer


def normal_like(mean):
    return keras.random.normal(ops.shape(mean))


@wrong_answer("vae.sample", "scaled by the variance")
def variance_for_deviation(mean, log_variance):
    return mean + ops.exp(log_variance) * normal_like(mean)


@wrong_answer("vae.sample", "One noise was used")
def one_noise_for_the_batch(mean, log_variance):
    noise = keras.random.normal((1, mean.shape[1]))
    return mean + ops.exp(log_variance / 2) * noise


@wrong_answer("vae.sample", "One noise was used")
def one_noise_for_all_dimensions(mean, log_variance):
    noise = keras.random.normal((mean.shape[0], 1))
    return mean + ops.exp(log_variance / 2) * noise


@wrong_answer("vae.sample", "same numbers")
def seed_inside(mean, log_variance):
    noise = keras.random.normal(ops.shape(mean), seed=0)
    return mean + ops.exp(log_variance / 2) * noise


@wrong_answer("vae.sample", "no gradient flows back")
def drawn_with_numpy(mean, log_variance):
    deviation = np.exp(np.array(log_variance) / 2)
    return np.random.default_rng().normal(np.array(mean), deviation).astype("float32")


@wrong_answer("vae.sample", "no gradient reaches the log-variance")
def deviation_from_numpy(mean, log_variance):
    deviation = np.exp(np.array(log_variance) / 2).astype("float32")
    return mean + deviation * normal_like(mean)


def by_dimension(mean, log_variance):
    return 0.5 * (ops.square(mean) + ops.exp(log_variance) - log_variance - 1)


@wrong_answer("vae.kl_divergence", "half in front")
def half_forgotten(mean, log_variance):
    return 2 * ops.sum(by_dimension(mean, log_variance), axis=-1)


@wrong_answer("vae.kl_divergence", "one number for each dimension")
def not_summed(mean, log_variance):
    return by_dimension(mean, log_variance)


@wrong_answer("vae.kl_divergence", "no gradient flows back")
def through_numpy(mean, log_variance):
    return np.sum(by_dimension(np.array(mean), np.array(log_variance)), axis=-1)


def log_density(draws, mean, log_variance):
    squares = (draws - mean) ** 2 / np.exp(log_variance)
    return -0.5 * np.sum(np.log(2 * np.pi) + log_variance + squares, axis=-1)


def drawn(mean, log_variance, noise):
    return mean + np.exp(log_variance / 2) * noise


@wrong_answer("vae.monte_carlo_kl", "sign is turned")
def prior_first(mean, log_variance, noise):
    draws = drawn(mean, log_variance, noise)
    ratio = log_density(draws, 0 * mean, 0 * mean) - log_density(draws, mean, log_variance)
    return np.mean(ratio)


@wrong_answer("vae.monte_carlo_kl", "closed form")
def closed_form(mean, log_variance, noise):
    return 0.5 * np.sum(mean**2 + np.exp(log_variance) - log_variance - 1)


@wrong_answer("vae.monte_carlo_kl", "scaled by the variance")
def draws_too_wide(mean, log_variance, noise):
    draws = mean + np.exp(log_variance) * noise
    ratio = log_density(draws, mean, log_variance) - log_density(draws, 0 * mean, 0 * mean)
    return np.mean(ratio)


def costs(images, reconstructions):
    return ops.sum(ops.binary_crossentropy(images, reconstructions), axis=(1, 2, 3))


@wrong_answer("vae.total_loss", "The pixels are averaged")
def mean_over_pixels(images, reconstructions, kl, beta):
    cross_entropy = ops.mean(ops.binary_crossentropy(images, reconstructions))
    return cross_entropy + beta * ops.mean(kl)


@wrong_answer("vae.total_loss", "log of 0")
def nothing_clipped(images, reconstructions, kl, beta):
    logs = ops.log(reconstructions), ops.log(1 - reconstructions)
    by_pixel = images * logs[0] + (1 - images) * logs[1]
    return ops.mean(beta * kl - ops.sum(by_pixel, axis=(1, 2, 3)))


@wrong_answer("vae.total_loss", "no gradient flows back")
def gradient_of_the_divergence_stopped(images, reconstructions, kl, beta):
    return ops.mean(costs(images, reconstructions) + beta * ops.stop_gradient(kl))


@wrong_answer("vae.total_loss", "batch's mean must be one number")
def batch_not_averaged(images, reconstructions, kl, beta):
    return costs(images, reconstructions) + beta * kl


def plane(values):
    return np.array([(x, y) for y in values[::-1] for x in values])


def quantiles(side):
    return norm.ppf((np.arange(side) + 0.5) / side)


@wrong_answer("vae.latent_grid", "evenly spaced")
def evenly_spaced(side):
    return plane(np.linspace(-3, 3, side))


@wrong_answer("vae.latent_grid", "quantile at 0 or 1")
def quantiles_of_the_ends(side):
    return plane(norm.ppf(np.linspace(0, 1, side)))


@wrong_answer("vae.latent_grid", "norm.ppf(0.5 /")
def ends_cut_off_elsewhere(side):
    return plane(norm.ppf(np.linspace(0.05, 0.95, side)))


@wrong_answer("vae.latent_grid", "one row for each code")
def left_as_a_square(side):
    return plane(quantiles(side)).reshape(side, side, 2)


@wrong_answer("vae.interpolate", "The end is never reached")
def end_left_out(start, end, count):
    return start + np.arange(count)[:, None] / count * (end - start)


@wrong_answer("vae.interpolate", "no equal steps")
def slow_at_the_start(start, end, count):
    shares = np.linspace(0, 1, count)[:, None] ** 2
    return start + shares * (end - start)


@wrong_answer("vae.interpolate", "axes are swapped")
def one_column_for_each_code(start, end, count):
    return np.linspace(start, end, count, axis=1)


@wrong_answer("vae.active_units", "One single image")
def largest_over_images(mean, log_variance, threshold):
    return np.array(by_dimension(mean, log_variance)).max(axis=0) > threshold


@wrong_answer("vae.active_units", "Only the means")
def by_the_means_alone(mean, log_variance, threshold):
    return np.abs(mean).mean(axis=0) > threshold


@wrong_answer("vae.active_units", "always 0.1")
def threshold_of_the_text(mean, log_variance, threshold):
    return np.array(by_dimension(mean, log_variance)).mean(axis=0) > 0.1


@wrong_answer("vae.active_units", "Most of the images decide here")
def by_a_vote(mean, log_variance, threshold):
    active = np.array(by_dimension(mean, log_variance)) > threshold
    return active.mean(axis=0) > 0.5


@wrong_answer("vae.active_units", "average the images' divergences")
def of_averages(mean, log_variance, threshold):
    averages = np.mean(mean, axis=0, keepdims=True), np.mean(log_variance, axis=0, keepdims=True)
    return np.array(by_dimension(*averages))[0] > threshold


@wrong_answer("vae.active_units", "expected a NumPy array")
def as_a_list(mean, log_variance, threshold):
    nats = np.array(by_dimension(mean, log_variance)).mean(axis=0)
    return [number > threshold for number in nats]
