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


@wrong_answer("vae.sample", "log-variance itself")
def log_variance_for_deviation(mean, log_variance):
    return mean + log_variance * normal_like(mean)


@wrong_answer("vae.sample", "not scaled")
def noise_not_scaled(mean, log_variance):
    return mean + normal_like(mean)


@wrong_answer("vae.sample", "add the mean")
def mean_forgotten(mean, log_variance):
    return ops.exp(log_variance / 2) * normal_like(mean)


@wrong_answer("vae.sample", "One noise was used")
def one_noise_for_the_batch(mean, log_variance):
    noise = keras.random.normal((1, mean.shape[1]))
    return mean + ops.exp(log_variance / 2) * noise


@wrong_answer("vae.sample", "same numbers")
def seed_inside(mean, log_variance):
    noise = keras.random.normal(ops.shape(mean), seed=0)
    return mean + ops.exp(log_variance / 2) * noise


@wrong_answer("vae.sample", "`uniform`")
def uniform_noise(mean, log_variance):
    noise = keras.random.uniform(ops.shape(mean), -1, 1)
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


@wrong_answer("vae.kl_divergence", "mean over the dimensions")
def mean_over_dimensions(mean, log_variance):
    return ops.mean(by_dimension(mean, log_variance), axis=-1)


@wrong_answer("vae.kl_divergence", "sign is turned")
def sign_of_the_paper(mean, log_variance):
    # Appendix B prints minus the divergence, since the bound holds it so.
    return 0.5 * ops.sum(1 + log_variance - ops.square(mean) - ops.exp(log_variance), axis=-1)


@wrong_answer("vae.kl_divergence", "half in front")
def half_forgotten(mean, log_variance):
    return 2 * ops.sum(by_dimension(mean, log_variance), axis=-1)


@wrong_answer("vae.kl_divergence", "The 1 is missing")
def one_forgotten(mean, log_variance):
    return 0.5 * ops.sum(ops.square(mean) + ops.exp(log_variance) - log_variance, axis=-1)


@wrong_answer("vae.kl_divergence", "without a square")
def log_variance_for_log_deviation(mean, log_variance):
    return ops.sum(by_dimension(mean, 2 * log_variance), axis=-1)


@wrong_answer("vae.kl_divergence", "must be squared")
def mean_not_squared(mean, log_variance):
    return 0.5 * ops.sum(mean + ops.exp(log_variance) - log_variance - 1, axis=-1)


@wrong_answer("vae.kl_divergence", "the other way round")
def of_the_prior_from_the_cloud(mean, log_variance):
    ratio = (1 + ops.square(mean)) * ops.exp(-log_variance)
    return 0.5 * ops.sum(ratio + log_variance - 1, axis=-1)


@wrong_answer("vae.kl_divergence", "one number for the whole batch")
def summed_over_the_batch(mean, log_variance):
    return ops.sum(by_dimension(mean, log_variance))


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


@wrong_answer("vae.monte_carlo_kl", "draws from the prior")
def draws_from_the_prior(mean, log_variance, noise):
    ratio = log_density(noise, mean, log_variance) - log_density(noise, 0 * mean, 0 * mean)
    return np.mean(ratio)


@wrong_answer("vae.monte_carlo_kl", "the other way round")
def everything_from_the_prior(mean, log_variance, noise):
    ratio = log_density(noise, 0 * mean, 0 * mean) - log_density(noise, mean, log_variance)
    return np.mean(ratio)


@wrong_answer("vae.monte_carlo_kl", "closed form")
def closed_form(mean, log_variance, noise):
    return 0.5 * np.sum(mean**2 + np.exp(log_variance) - log_variance - 1)


@wrong_answer("vae.monte_carlo_kl", "sum over the draws")
def summed_over_draws(mean, log_variance, noise):
    draws = drawn(mean, log_variance, noise)
    ratio = log_density(draws, mean, log_variance) - log_density(draws, 0 * mean, 0 * mean)
    return np.sum(ratio)


@wrong_answer("vae.monte_carlo_kl", "lacks its log-variance")
def density_without_its_height(mean, log_variance, noise):
    draws = drawn(mean, log_variance, noise)
    return np.mean(np.sum(0.5 * draws**2 - 0.5 * noise**2, axis=1))


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


@wrong_answer("vae.total_loss", "summed over the batch")
def all_summed(images, reconstructions, kl, beta):
    return ops.sum(costs(images, reconstructions) + beta * kl)


@wrong_answer("vae.total_loss", "The reconstruction is summed over the batch")
def reconstruction_summed(images, reconstructions, kl, beta):
    return ops.sum(costs(images, reconstructions)) + beta * ops.mean(kl)


@wrong_answer("vae.total_loss", "The divergences are summed")
def divergences_summed(images, reconstructions, kl, beta):
    return ops.mean(costs(images, reconstructions)) + beta * ops.sum(kl)


@wrong_answer("vae.total_loss", "beta is missing")
def beta_forgotten(images, reconstructions, kl, beta):
    return ops.mean(costs(images, reconstructions) + kl)


@wrong_answer("vae.total_loss", "taken off")
def divergence_taken_off(images, reconstructions, kl, beta):
    return ops.mean(costs(images, reconstructions) - beta * kl)


@wrong_answer("vae.total_loss", "plain autoencoder")
def divergence_forgotten(images, reconstructions, kl, beta):
    return ops.mean(costs(images, reconstructions))


@wrong_answer("vae.total_loss", "squared error")
def squared_error(images, reconstructions, kl, beta):
    squares = ops.sum(ops.square(images - reconstructions), axis=(1, 2, 3))
    return ops.mean(squares + beta * kl)


@wrong_answer("vae.total_loss", "beta weighs the reconstruction")
def beta_at_the_wrong_place(images, reconstructions, kl, beta):
    return ops.mean(beta * costs(images, reconstructions) + kl)


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


@wrong_answer("vae.latent_grid", "infinite")
def quantiles_of_the_ends(side):
    return plane(norm.ppf(np.linspace(0, 1, side)))


@wrong_answer("vae.latent_grid", "norm.ppf(0.5 /")
def ends_cut_off_elsewhere(side):
    return plane(norm.ppf(np.linspace(0.05, 0.95, side)))


@wrong_answer("vae.latent_grid", "shares of the range")
def shares_for_codes(side):
    return plane((np.arange(side) + 0.5) / side)


@wrong_answer("vae.latent_grid", "upside down")
def upside_down(side):
    return np.array([(x, y) for y in quantiles(side) for x in quantiles(side)])


@wrong_answer("vae.latent_grid", "axes are swapped")
def axes_of_the_plane_swapped(side):
    return plane(quantiles(side))[:, ::-1]


@wrong_answer("vae.latent_grid", "axes are swapped")
def down_the_columns_first(side):
    return np.array([(x, y) for x in quantiles(side) for y in quantiles(side)])


@wrong_answer("vae.latent_grid", "one row for each code")
def left_as_a_square(side):
    return plane(quantiles(side)).reshape(side, side, 2)


@wrong_answer("vae.interpolate", "The end is never reached")
def end_left_out(start, end, count):
    return start + np.arange(count)[:, None] / count * (end - start)


@wrong_answer("vae.interpolate", "Both ends are left out")
def both_ends_left_out(start, end, count):
    return start + np.arange(1, count + 1)[:, None] / (count + 1) * (end - start)


@wrong_answer("vae.interpolate", "leads backwards")
def backwards(start, end, count):
    shares = np.linspace(0, 1, count)[:, None]
    return shares * start + (1 - shares) * end


@wrong_answer("vae.interpolate", "added to the start")
def end_added(start, end, count):
    return start + np.linspace(0, 1, count)[:, None] * end


@wrong_answer("vae.interpolate", "axes are swapped")
def one_column_for_each_code(start, end, count):
    return np.linspace(start, end, count, axis=1)


@wrong_answer("vae.active_units", "the other way round")
def quiet_units(mean, log_variance, threshold):
    return np.array(by_dimension(mean, log_variance)).mean(axis=0) < threshold


@wrong_answer("vae.active_units", "One single image")
def largest_over_images(mean, log_variance, threshold):
    return np.array(by_dimension(mean, log_variance)).max(axis=0) > threshold


@wrong_answer("vae.active_units", "summed over the images")
def summed_over_images(mean, log_variance, threshold):
    return np.array(by_dimension(mean, log_variance)).sum(axis=0) > threshold


@wrong_answer("vae.active_units", "Only the means")
def by_the_means_alone(mean, log_variance, threshold):
    return np.abs(mean).mean(axis=0) > threshold


@wrong_answer("vae.active_units", "Only the means")
def by_the_means_variance(mean, log_variance, threshold):
    return mean.var(axis=0) > threshold


@wrong_answer("vae.active_units", "threshold that is given")
def anything_above_zero(mean, log_variance, threshold):
    return np.array(by_dimension(mean, log_variance)).mean(axis=0) > 0


@wrong_answer("vae.active_units", "an answer for each image")
def by_image(mean, log_variance, threshold):
    return np.array(by_dimension(mean, log_variance)).mean(axis=1) > threshold


@wrong_answer("vae.active_units", "It is one number")
def counted(mean, log_variance, threshold):
    return np.sum(np.array(by_dimension(mean, log_variance)).mean(axis=0) > threshold)
