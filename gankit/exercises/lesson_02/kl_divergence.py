"""Exercise: the KL divergence of a diagonal normal distribution, in closed form."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.lesson_02.clouds import divergence, drawn_clouds
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong

COUNT, LATENT_DIM = 6, 4


def probe(answer, seed):
    divergences, gradients = value_and_gradients(answer, drawn_clouds(seed, COUNT, LATENT_DIM))
    return {
        "the divergences": as_numbers(divergences, "the result"),
        "their gradient": gradients[0],
    }


def judge(evidence, seed):
    mean, log_variance = (x.astype("float64") for x in drawn_clouds(seed, COUNT, LATENT_DIM))
    found, expected = evidence["the divergences"], divergence(mean, log_variance).sum(axis=1)
    if found.shape == (COUNT, LATENT_DIM):
        return wrong("There is one number for each dimension: sum them, `axis=-1`.")
    if found.shape == ():
        return wrong(
            "It is one number for the whole batch: each image has a divergence of its own."
        )
    if found.shape != (COUNT,):
        return wrong(f"The shape is {found.shape}, expected one number for each image: ({COUNT},).")
    if agrees(found, expected):
        if not agrees(evidence["their gradient"], mean):
            return wrong(NO_GRADIENT)
        return right("0 only where the mean is 0 and the variance 1.")
    if message := named_mistake(found, MISTAKES, mean, log_variance):
        return wrong(message)
    return wrong(
        f"For the first image it is {found[0]:.4f}, expected {expected[0]:.4f}. For a mean of 0 "
        "and a log-variance of 0 it must be 0."
    )


MISTAKES = (
    (
        lambda mean, log_variance: divergence(mean, log_variance).mean(axis=1),
        "It is the mean over the dimensions: independent dimensions add up, so sum them.",
    ),
    (
        lambda mean, log_variance: -divergence(mean, log_variance).sum(axis=1),
        "The sign is turned: a KL divergence is never below 0.",
    ),
    (
        lambda mean, log_variance: 2 * divergence(mean, log_variance).sum(axis=1),
        "It is twice the expected number: the half in front is missing.",
    ),
    (
        lambda mean, log_variance: (divergence(mean, log_variance) + 0.5).sum(axis=1),
        "The 1 is missing: without it a perfect match costs one half for each dimension.",
    ),
    (
        lambda mean, log_variance: divergence(mean, 2 * log_variance).sum(axis=1),
        "The log-variance was taken for the logarithm of the deviation: the variance is "
        "`ops.exp(log_variance)`, without a square.",
    ),
    (
        lambda mean, log_variance: (
            divergence(mean, log_variance) - 0.5 * (mean**2 - np.abs(mean))
        ).sum(axis=1),
        "The mean must be squared.",
    ),
    (
        lambda mean, log_variance: (divergence(mean, log_variance) - 0.5 * (mean**2 - mean)).sum(
            axis=1
        ),
        "The mean must be squared.",
    ),
    (
        lambda mean, log_variance: (
            0.5 * ((1 + mean**2) * np.exp(-log_variance) + log_variance - 1)
        ).sum(axis=1),
        "This is the divergence the other way round, of the prior from the cloud: the KL "
        "divergence is not symmetric.",
    ),
)

KL_DIVERGENCE = Exercise(
    id="vae.kl_divergence",
    lesson=2,
    points=2,
    title="The KL divergence, in closed form",
    hints=(
        "For each dimension: half of mean squared, plus variance, minus log-variance, minus 1.",
        "The variance is `ops.exp(log_variance)`. Then sum over the dimensions, `axis=-1`.",
        "`0.5 * ops.sum(ops.square(mean) + ops.exp(log_variance) - log_variance - 1, axis=-1)`",
    ),
    record=probe,
    judge=judge,
)
