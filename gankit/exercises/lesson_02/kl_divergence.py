"""Exercise: the KL divergence of a diagonal normal distribution, in closed form."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.lesson_02.clouds import divergence, drawn_clouds


def summed(mean, log_variance):
    """The expected divergences, one for each image."""
    return divergence(mean, log_variance).sum(axis=1)


def slopes(mean, log_variance):
    """The expected gradients for both."""
    return [mean, 0.5 * (np.exp(log_variance) - 1)]


def _with_the_mean_as(function):
    """Returns the divergences with something else in place of the mean's square."""
    return lambda mean, log_variance: (
        summed(mean, log_variance) + 0.5 * np.sum(function(mean) - mean**2, axis=1)
    )


KL_DIVERGENCE = comparing(
    "vae.kl_divergence",
    lesson=2,
    points=2,
    title="The KL divergence, in closed form",
    hints=(
        "For each dimension: half of mean squared, plus variance, minus log-variance, minus 1.",
        "The variance is `ops.exp(log_variance)`. Then sum over the dimensions, `axis=-1`.",
        "`0.5 * ops.sum(ops.square(mean) + ops.exp(log_variance) - log_variance - 1, axis=-1)`",
    ),
    draw=lambda random: drawn_clouds(random, count=6, latent_dim=4),
    expected=summed,
    slopes=slopes,
    differentiated=(0, 1),
    praise="0 only where the mean is 0 and the variance 1.",
    shape="The shape is {received}, expected one number for each image: {expected}.",
    otherwise="The first ones are {received}, expected {expected}. For a mean of 0 and a "
    "log-variance of 0 it must be 0.",
    mistakes=(
        (divergence, "There is one number for each dimension: sum them, `axis=-1`."),
        (
            lambda mean, log_variance: divergence(mean, log_variance).sum(),
            "It is one number for the whole batch: each image has a divergence of its own.",
        ),
        (
            lambda mean, log_variance: summed(mean, log_variance).mean(),
            "It is one number for the whole batch: each image has a divergence of its own.",
        ),
        (
            lambda mean, log_variance: divergence(mean, log_variance).mean(axis=1),
            "It is the mean over the dimensions: independent dimensions add up, so sum them.",
        ),
        (
            lambda mean, log_variance: -summed(mean, log_variance),
            "The sign is turned: a KL divergence is never below 0.",
        ),
        (
            lambda mean, log_variance: 2 * summed(mean, log_variance),
            "It is twice the expected number: the half in front is missing.",
        ),
        (
            lambda mean, log_variance: (divergence(mean, log_variance) + 0.5).sum(axis=1),
            "The 1 is missing: without it a perfect match costs one half for each dimension.",
        ),
        (
            lambda mean, log_variance: summed(mean, 2 * log_variance),
            "The log-variance was taken for the logarithm of the deviation: the variance is "
            "`ops.exp(log_variance)`, without a square.",
        ),
        (_with_the_mean_as(np.abs), "The mean must be squared."),
        (_with_the_mean_as(np.array), "The mean must be squared."),
        (
            lambda mean, log_variance: np.sum(
                0.5 * ((1 + mean**2) * np.exp(-log_variance) + log_variance - 1), axis=1
            ),
            "This is the divergence the other way round, of the prior from the cloud: the KL "
            "divergence is not symmetric.",
        ),
    ),
)
