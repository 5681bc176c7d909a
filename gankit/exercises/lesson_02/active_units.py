"""Exercise: which dimensions of the code are used."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.lesson_02.clouds import divergence
from gankit.exercises.recording.returned import Kind

COUNT, DIMENSIONS = 40, 24
# Kinds of dimensions, by their columns: the deviation of the means, and the log-variance.
MOVED, QUIET, FEW, AROUND_1 = 1, 2, 3, 4
DEVIATIONS = np.array([1.0, 0.0, 0.02, 0.0, 1.0, 1.0, 0.0, 0.02])
LOG_VARIANCES = np.array([0.0, 0.0, 0.0, 0.0, 0.0, -2.5, -1.5, 0.0])
MEANS_ALONE = "Only the means were looked at: what counts is the divergence, with the variances."


def draw(random):
    """Draws means and log-variances `(40, 24)` of eight kinds of dimensions, and a threshold.

    How often each kind occurs is drawn, at least once, and where: 24 answers, each yes or no.
    """
    more = random.integers(0, len(DEVIATIONS), DIMENSIONS - len(DEVIATIONS))
    kinds = random.permutation(np.append(np.arange(len(DEVIATIONS)), more))
    threshold = float(random.uniform(0.15, 0.4))
    mean = random.normal(0, 1, (COUNT, DIMENSIONS)) * DEVIATIONS[kinds]
    mean[:, kinds == AROUND_1] += 1.0  # near 0 for a few images, and for no average
    # Two kinds lie close to the threshold, one on each side: no other threshold would do.
    mean[:, kinds == MOVED] = np.sqrt(2 * 0.9 * threshold)  # a mean alone says nothing
    mean[:8, kinds == FEW] = np.sqrt(2 * 1.1 * threshold * 5)  # a fifth of the images, far off
    mean[7, kinds == QUIET] = 1.5  # one image's KL is 1.1, the average is 0.03
    log_variance = np.tile(LOG_VARIANCES[kinds], (COUNT, 1))
    return mean.astype("float32"), log_variance.astype("float32"), threshold


def active(mean, log_variance, threshold):
    """The expected answers, one for each dimension."""
    return divergence(mean, log_variance).mean(axis=0) > threshold


ACTIVE_UNITS = comparing(
    "vae.active_units",
    lesson=2,
    points=2,
    title="Which dimensions are used?",
    hints=(
        "The closed form again, but without the sum over the dimensions.",
        "Average it over the images, `axis=0`, and compare with the threshold.",
        "`np.mean(by_dimension, axis=0) > threshold` with `by_dimension` of shape "
        "`(N, latent_dim)`.",
    ),
    draw=draw,
    expected=active,
    kind=Kind.ARRAY,
    praise="A dimension that costs nothing says nothing.",
    shape="The shape is {received}, expected one answer for each dimension: {expected}.",
    otherwise="They begin with {received}, expected {expected} (1 for an active one): is the KL "
    "divergence of the dimension, averaged over the images, above the threshold of {2:.2f}?",
    mistakes=(
        (
            lambda mean, log_variance, threshold: active(mean, log_variance, threshold).sum(),
            "It is one number: say of each dimension whether it is active, True or False.",
        ),
        (
            lambda mean, log_variance, threshold: active(mean.T, log_variance.T, threshold),
            "There is an answer for each image: the question is about each dimension.",
        ),
        (
            lambda mean, log_variance, threshold: divergence(mean, log_variance).mean(axis=0),
            "Expected True or False for each dimension: compare with the threshold.",
        ),
        (
            lambda mean, log_variance, threshold: ~active(mean, log_variance, threshold),
            "It is the other way round: active are those above the threshold.",
        ),
        (
            lambda mean, log_variance, threshold: active(mean, log_variance, 0.1),
            "The threshold is always 0.1 here: compare with the one that is given.",
        ),
        (
            lambda mean, log_variance, threshold: active(mean, log_variance, 0),
            "Every dimension above 0 counts here: compare with the threshold that is given.",
        ),
        (
            lambda mean, log_variance, threshold: (
                divergence(mean, log_variance).max(axis=0) > threshold
            ),
            "One single image makes a dimension active here: average over the images.",
        ),
        (
            lambda mean, log_variance, threshold: (
                divergence(mean, log_variance).min(axis=0) > threshold
            ),
            "All images must agree here: average over the images.",
        ),
        (
            lambda mean, log_variance, threshold: (
                np.mean(divergence(mean, log_variance) > threshold, axis=0) > 0.5
            ),
            "Most of the images decide here, each with one vote, or the cloud of their averages: "
            "average the images' divergences, and then compare.",
        ),
        (
            lambda mean, log_variance, threshold: (
                divergence(mean, log_variance).sum(axis=0) > threshold
            ),
            "The divergences are summed over the images: average them, or more images make more "
            "active dimensions.",
        ),
        (
            lambda mean, log_variance, threshold: (
                divergence(mean.mean(axis=0), log_variance.mean(axis=0)) > threshold
            ),
            "This is the divergence of the average cloud: average the images' divergences.",
        ),
        (
            lambda mean, log_variance, threshold: np.abs(mean).mean(axis=0) > threshold,
            MEANS_ALONE,
        ),
        (lambda mean, log_variance, threshold: mean.var(axis=0) > threshold, MEANS_ALONE),
        (
            lambda mean, log_variance, threshold: (0.5 * mean**2).mean(axis=0) > threshold,
            MEANS_ALONE,
        ),
    ),
)
