"""Exercise: the same divergence as an average over draws."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.lesson_02.clouds import divergence, drawn_clouds


def draw(random):
    """Draws a mean `(3,)`, a log-variance `(3,)` and unit normal noise `(40, 3)`, float32."""
    mean, log_variance = (array[0] for array in drawn_clouds(random, 1, 3))
    return mean, log_variance, random.standard_normal((40, 3), "float32")


def drawn(mean, log_variance, noise):
    """Makes draws from the cloud."""
    return mean + np.exp(log_variance / 2) * noise


def log_ratio(draws, mean, log_variance):
    """Logarithm of the cloud's density less that of the unit normal one, for each dimension."""
    cloud = -0.5 * (log_variance + (draws - mean) ** 2 / np.exp(log_variance))
    return cloud + 0.5 * draws**2


def estimate(draws, mean, log_variance):
    """Sums the ratio over the dimensions and averages it over draws."""
    return log_ratio(draws, mean, log_variance).sum(axis=1).mean()


MONTE_CARLO_KL = comparing(
    "vae.monte_carlo_kl",
    lesson=2,
    points=2,
    title="The KL divergence, by draws",
    hints=(
        "Three steps: draws of q from the noise; log q and log p at each draw; the mean of the "
        "difference.",
        "`log_density(draws, mean, log_variance)` is log q; log p is the same function with a mean "
        "of 0 and a log-variance of 0.",
        "`draws = mean + np.exp(log_variance / 2) * noise`; then "
        "`np.mean(log_density(draws, mean, log_variance) - log_density(draws, 0 * mean, "
        "0 * mean))`",
    ),
    draw=draw,
    expected=lambda mean, log_variance, noise: estimate(
        drawn(mean, log_variance, noise), mean, log_variance
    ),
    result="the estimate",
    praise="No formula was needed, only draws and two densities.",
    shape="The estimate has the shape {received}: it must be one number, the mean.",
    otherwise="With these draws it is {received}, expected {expected}: the mean of log q(z) - "
    "log p(z) over z = mean + deviation * noise.",
    mistakes=(
        (
            lambda mean, log_variance, noise: divergence(mean, log_variance).sum(),
            "This is the closed form: average over the draws, so that we can compare.",
        ),
        (
            lambda mean, log_variance, noise: (
                -estimate(drawn(mean, log_variance, noise), mean, log_variance)
            ),
            "The sign is turned: log q(z) comes first, log p(z) is taken off.",
        ),
        (
            lambda mean, log_variance, noise: estimate(noise, mean, log_variance),
            "These are draws from the prior: the average is over draws from q, so scale and shift "
            "the noise first.",
        ),
        (
            lambda mean, log_variance, noise: -estimate(noise, mean, log_variance),
            "These are draws from the prior, which give the divergence the other way round: draw "
            "from q, so scale and shift the noise first.",
        ),
        (
            lambda mean, log_variance, noise: (
                estimate(drawn(mean, log_variance, noise), mean, log_variance) / len(mean)
            ),
            "It is the mean over the dimensions too: logarithms of densities add up over "
            "dimensions.",
        ),
        (
            lambda mean, log_variance, noise: (
                estimate(drawn(mean, log_variance, noise), mean, log_variance) * len(noise)
            ),
            "It is the sum over the draws: take their mean.",
        ),
        (
            lambda mean, log_variance, noise: (
                estimate(drawn(mean, log_variance, noise), mean, log_variance)
                + 0.5 * log_variance.sum()
            ),
            "The density of q lacks its log-variance: a narrow cloud is a high one.",
        ),
        (
            lambda mean, log_variance, noise: estimate(
                drawn(mean, 2 * log_variance, noise), mean, log_variance
            ),
            "The noise is scaled by the variance: the deviation is `np.exp(log_variance / 2)`.",
        ),
    ),
)
