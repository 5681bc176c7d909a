"""Other right answers to the exercises of lesson 02, variational autoencoders."""

from statistics import NormalDist

import keras
import numpy as np
from keras import ops
from scipy import stats

from tests.exercises.right_answers import right_answer

seed_generator = keras.random.SeedGenerator(7)


@right_answer("vae.sample")
def by_the_root_of_the_variance(mean, log_variance):
    noise = keras.random.normal((len(mean), mean.shape[1]), dtype="float32")
    return ops.sqrt(ops.exp(log_variance)) * noise + mean


@right_answer("vae.sample")
def noise_from_numpy(mean, log_variance):
    noise = np.random.default_rng().standard_normal(tuple(mean.shape)).astype("float32")
    return mean + ops.convert_to_tensor(noise) * ops.exp(0.5 * log_variance)


@right_answer("vae.sample")
def with_a_seed_generator(mean, log_variance):
    # A seed generator moves on with every call, so no two draws are alike.
    return mean + ops.exp(log_variance / 2) * keras.random.normal(
        ops.shape(mean), seed=seed_generator
    )


@right_answer("vae.kl_divergence")
def as_the_paper_prints_it(mean, log_variance):
    gain = 1 + log_variance - mean**2 - ops.exp(log_variance)
    return -0.5 * ops.sum(gain, axis=1)


@right_answer("vae.kl_divergence")
def term_by_term(mean, log_variance):
    variance = ops.exp(log_variance)
    trace, length = ops.sum(variance, axis=-1), ops.sum(mean * mean, axis=-1)
    log_determinant = ops.sum(ops.log(variance), axis=-1)
    return (trace + length - mean.shape[-1] - log_determinant) / 2


@right_answer("vae.monte_carlo_kl")
def by_scipy(mean, log_variance, noise):
    deviation = np.exp(log_variance / 2)
    draws = mean + deviation * noise
    log_q = stats.norm.logpdf(draws, mean, deviation).sum(axis=1)
    return (log_q - stats.norm.logpdf(draws).sum(axis=1)).mean()


@right_answer("vae.monte_carlo_kl")
def draw_by_draw(mean, log_variance, noise):
    total = 0.0
    for row in noise:
        draw = mean + np.sqrt(np.exp(log_variance)) * row
        # The constants cancel, and (draw - mean) / deviation is the noise itself.
        total += 0.5 * np.sum(draw**2 - row**2 - log_variance)
    return total / len(noise)


@right_answer("vae.total_loss")
def by_logarithms(images, reconstructions, kl, beta):
    said = ops.clip(reconstructions, 1e-7, 1 - 1e-7)
    white, black = images * ops.log(said), (1 - images) * ops.log(1 - said)
    return beta * ops.mean(kl) - ops.sum(white + black) / len(images)


@right_answer("vae.total_loss")
def by_mean_times_pixels(images, reconstructions, kl, beta):
    flat = (len(images), -1)
    pairs = ops.reshape(images, flat), ops.reshape(reconstructions, flat)
    by_image = keras.losses.binary_crossentropy(*pairs) * pairs[0].shape[1]
    return ops.mean(by_image) + beta * ops.mean(kl)


@right_answer("vae.latent_grid")
def by_a_mesh(side):
    shares = (np.arange(side) + 0.5) / side
    x, y = np.meshgrid(stats.norm.ppf(shares), stats.norm.ppf(shares[::-1]))
    return np.column_stack([x.ravel(), y.ravel()])


@right_answer("vae.latent_grid")
def by_the_standard_library(side):
    values = [NormalDist().inv_cdf((2 * number + 1) / (2 * side)) for number in range(side)]
    return [[x, y] for y in reversed(values) for x in values]


@right_answer("vae.interpolate")
def by_linspace(start, end, count):
    return np.linspace(start, end, count)


@right_answer("vae.interpolate")
def code_by_code(start, end, count):
    steps = count - 1
    return [(steps - step) / steps * start + step / steps * end for step in range(count)]


@right_answer("vae.active_units")
def in_keras_as_whole_numbers(mean, log_variance, threshold):
    nats = (ops.square(mean) + ops.exp(log_variance) - log_variance - 1) / 2
    return ops.convert_to_numpy(ops.cast(ops.mean(nats, axis=0) > threshold, "int32"))


@right_answer("vae.active_units")
def dimension_by_dimension(mean, log_variance, threshold):
    active = []
    for m, v in zip(mean.T, log_variance.T, strict=True):
        active.append(bool(np.mean(m**2 + np.exp(v) - v - 1) > 2 * threshold))
    return np.array(active)
