"""Exercise: the same divergence as an average over draws."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.lesson_02.clouds import divergence, drawn_clouds
from gankit.exercises.verdict import right, wrong

COUNT, LATENT_DIM = 40, 3


def probe(answer, seed):
    return {"the estimate": as_numbers(answer(*drawn_inputs(seed)), "the estimate")}


def judge(evidence, seed):
    mean, log_variance, noise = (x.astype("float64") for x in drawn_inputs(seed))
    found = evidence["the estimate"]
    if found.shape != ():
        return wrong(f"The estimate has the shape {found.shape}: it must be one number, the mean.")
    draws = mean + np.exp(log_variance / 2) * noise
    expected = log_ratio(draws, mean, log_variance).sum(axis=1).mean()
    if agrees(found, expected):
        return right("No formula was needed, only draws and two densities.")
    if agrees(found, divergence(mean, log_variance).sum()):
        return wrong("This is the closed form: average over the draws, so that we can compare.")
    if message := named_mistake(found, MISTAKES, mean, log_variance, noise, draws):
        return wrong(message)
    return wrong(
        f"With these {COUNT} draws it is {found:.4f}, expected {expected:.4f}: the mean of "
        "log q(z) - log p(z) over z = mean + deviation * noise."
    )


def drawn_inputs(seed):
    """Draws a mean `(3,)`, a log-variance `(3,)` and unit normal noise `(40, 3)`, float32."""
    mean, log_variance = (array[0] for array in drawn_clouds(seed, 1, LATENT_DIM))
    noise = np.random.default_rng(1000 + seed).standard_normal((COUNT, LATENT_DIM), "float32")
    return mean, log_variance, noise


def log_ratio(draws, mean, log_variance):
    """Logarithm of the cloud's density less that of the unit normal one, for each dimension."""
    cloud = -0.5 * (log_variance + (draws - mean) ** 2 / np.exp(log_variance))
    return cloud + 0.5 * draws**2


MISTAKES = (
    (
        lambda mean, log_variance, noise, draws: (
            -log_ratio(draws, mean, log_variance).sum(axis=1).mean()
        ),
        "The sign is turned: log q(z) comes first, log p(z) is taken off.",
    ),
    (
        lambda mean, log_variance, noise, draws: (
            log_ratio(noise, mean, log_variance).sum(axis=1).mean()
        ),
        "These are draws from the prior: the average is over draws from q, so scale and shift the "
        "noise first.",
    ),
    (
        lambda mean, log_variance, noise, draws: (
            -log_ratio(noise, mean, log_variance).sum(axis=1).mean()
        ),
        "These are draws from the prior, which give the divergence the other way round: draw from "
        "q, so scale and shift the noise first.",
    ),
    (
        lambda mean, log_variance, noise, draws: log_ratio(draws, mean, log_variance).mean(),
        "It is the mean over the dimensions too: logarithms of densities add up over dimensions.",
    ),
    (
        lambda mean, log_variance, noise, draws: log_ratio(draws, mean, log_variance).sum(),
        "It is the sum over the draws: take their mean.",
    ),
    (
        lambda mean, log_variance, noise, draws: (
            (log_ratio(draws, mean, log_variance) + 0.5 * log_variance).sum(axis=1).mean()
        ),
        "The density of q lacks its log-variance: a narrow cloud is a high one.",
    ),
    (
        lambda mean, log_variance, noise, draws: (
            log_ratio(mean + np.exp(log_variance) * noise, mean, log_variance).sum(axis=1).mean()
        ),
        "The noise is scaled by the variance: the deviation is `np.exp(log_variance / 2)`.",
    ),
)

MONTE_CARLO_KL = Exercise(
    id="vae.monte_carlo_kl",
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
    record=probe,
    judge=judge,
)
