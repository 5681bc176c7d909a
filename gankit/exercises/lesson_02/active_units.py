"""Exercise: which dimensions of the code are used."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.lesson_02.clouds import divergence
from gankit.exercises.verdict import right, wrong

THRESHOLD = 0.1
DIMENSIONS = 24
# Kinds of dimensions: busy; narrow though its mean is always 0; and these, the prior nearly.
MOVED, QUIET = 2, 3


def probe(answer, seed):
    return {"the units": as_numbers(answer(*drawn_codes(seed), THRESHOLD), "the result")}


def judge(evidence, seed):
    mean, log_variance = drawn_codes(seed)
    found = evidence["the units"]
    by_dimension = divergence(mean, log_variance)
    expected = by_dimension.mean(axis=0) > THRESHOLD
    if found.shape == ():
        return wrong("It is one number: say of each dimension whether it is active, True or False.")
    if found.shape == (len(mean),):
        return wrong("There is an answer for each image: the question is about each dimension.")
    if found.shape != expected.shape:
        return wrong(f"The shape is {found.shape}, expected one answer for each dimension.")
    if not np.isin(found, [0, 1]).all():
        return wrong("Expected True or False for each dimension: compare with the threshold.")
    if np.array_equal(found.astype(bool), expected):
        return right("A dimension that costs nothing says nothing.")
    for mistake, message in MISTAKES:
        if np.array_equal(found.astype(bool), mistake(mean, log_variance, by_dimension)):
            return wrong(message)
    return wrong(
        f"Expected {expected.tolist()}, received {found.astype(bool).tolist()}: is the KL "
        "divergence of the dimension, averaged over the images, above the threshold?"
    )


def drawn_codes(seed):
    """Draws `(mean, log_variance)`, float32 `(40, 24)`, with dimensions of five kinds.

    How often each kind occurs is drawn, at least once, and where: 24 answers, each yes or no.
    """
    random = np.random.default_rng(seed)
    kinds = random.permutation(np.append(np.arange(5), random.integers(0, 5, DIMENSIONS - 5)))
    deviations = np.array([1.0, 0.0, 0.0, 0.02, 0.02])
    mean = random.normal(0, 1, (40, DIMENSIONS)) * deviations[kinds]
    log_variance = np.tile(np.array([-2.5, -1.5, 0.0, 0.0, 0.0])[kinds], (40, 1))
    mean[:, kinds == MOVED] = 0.35  # moved, but KL 0.06: a mean alone says nothing
    mean[7, kinds == QUIET] = 1.5  # one image's KL is 1.1, the average is 0.03
    return mean.astype("float32"), log_variance.astype("float32")


MISTAKES = (
    (
        lambda mean, log_variance, by_dimension: by_dimension.mean(axis=0) <= THRESHOLD,
        "It is the other way round: active are those above the threshold.",
    ),
    (
        lambda mean, log_variance, by_dimension: by_dimension.max(axis=0) > THRESHOLD,
        "One single image makes a dimension active here: average over the images.",
    ),
    (
        lambda mean, log_variance, by_dimension: by_dimension.sum(axis=0) > THRESHOLD,
        "The divergences are summed over the images: average them, or more images make more "
        "active dimensions.",
    ),
    (
        lambda mean, log_variance, by_dimension: np.abs(mean).mean(axis=0) > THRESHOLD,
        "Only the means were looked at: what counts is the divergence, with the variances.",
    ),
    (
        lambda mean, log_variance, by_dimension: mean.var(axis=0) > THRESHOLD,
        "Only the means were looked at: what counts is the divergence, with the variances.",
    ),
    (
        lambda mean, log_variance, by_dimension: (0.5 * mean**2).mean(axis=0) > THRESHOLD,
        "Only the means were looked at: what counts is the divergence, with the variances.",
    ),
    (
        lambda mean, log_variance, by_dimension: by_dimension.mean(axis=0) > 0,
        "Every dimension above 0 counts here: compare with the threshold that is given.",
    ),
)

ACTIVE_UNITS = Exercise(
    id="vae.active_units",
    lesson=2,
    points=2,
    title="Which dimensions are used?",
    hints=(
        "The closed form again, but without the sum over the dimensions.",
        "Average it over the images, `axis=0`, and compare with the threshold.",
        "`np.mean(by_dimension, axis=0) > threshold` with `by_dimension` of shape "
        "`(N, latent_dim)`.",
    ),
    record=probe,
    judge=judge,
)
