"""Exercise: the Frechet distance of two clouds of features, each taken for a Gaussian."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws real and fake features `(N, 3)`: as many of both, so that wrong axes run through."""
    count = int(random.integers(30, 50))
    mixings = np.eye(3) + random.normal(0, 0.3, (2, 3, 3))
    real, fake = random.normal(size=(2, count, 3)) @ mixings
    return real, 1.5 * fake + random.normal(0, 1, 3)


def gap(real, fake, axis=0):
    """Returns the squared distance of the means."""
    return np.sum((real.mean(axis=axis) - fake.mean(axis=axis)) ** 2)


def covariances(real, fake, bias=False):
    """Returns a covariance matrix for each cloud."""
    return [np.cov(cloud, rowvar=False, bias=bias) for cloud in (real, fake)]


def spread(one, other, factor=2):
    """Returns trace(A + B - 2 (A B)^(1/2)): that root's trace is the sum of its eigenvalues."""
    values = np.linalg.eigvals(one @ other).real
    return np.trace(one + other) - factor * np.sqrt(np.clip(values, 0, None)).sum()


def distance(real, fake):
    """Returns the expected distance; Heusel et al. 2017, equation 6."""
    return gap(real, fake) + spread(*covariances(real, fake))


def _without_correlations(real, fake):
    return gap(real, fake) + np.sum((real.std(axis=0, ddof=1) - fake.std(axis=0, ddof=1)) ** 2)


def _with_product(change):
    """Makes a mistake of what is done with the product of the covariances in place of its root."""

    def mistaken(real, fake):
        one, other = covariances(real, fake)
        return gap(real, fake) + np.trace(one + other) - 2 * np.trace(change(one @ other))

    return mistaken


def _of_samples(axis):
    """Makes a mistake of covariances between samples, and of the axis of the means."""
    return lambda real, fake: gap(real, fake, axis) + spread(np.cov(real), np.cov(fake))


WRONG_AXIS = (
    "`np.cov` takes rows for variables: these are covariances between samples. The features lie in "
    "the columns: `np.cov(features, rowvar=False)`."
)

FRECHET_DISTANCE = comparing(
    "evaluation.frechet_distance",
    lesson=12,
    points=3,
    title="The Frechet distance of two Gaussians",
    hints=(
        "Means: `features.mean(axis=0)`. Covariances: `np.cov(features, rowvar=False)`.",
        "The trace of the product's root is the sum of the roots of the product's eigenvalues: "
        "`np.linalg.eigvals(real_covariance @ fake_covariance)`.",
        "Eigenvalues may come out as complex numbers or a hair below 0, by rounding: take `.real`, "
        "clip at 0, then `np.sqrt` and `.sum()`.",
    ),
    draw=draw,
    expected=distance,
    tolerance=1e-3,
    result="the distance",
    praise="Where they lie, and how they are spread: 0 only if both agree.",
    shape="It has the shape {received}: it is one number.",
    otherwise="It is {received}, expected {expected}: the squared distance of the means, plus "
    "trace(A + B) - 2 trace((A B)^(1/2)) of the covariances A and B.",
    mistakes=(
        (_of_samples(axis=0), WRONG_AXIS),
        (_of_samples(axis=1), WRONG_AXIS),
        (
            _with_product(lambda product: np.sqrt(np.abs(product))),
            "You took the root of each entry. The root of a matrix is the matrix that gives it "
            "when multiplied by itself; its trace is the sum of the roots of the eigenvalues.",
        ),
        (
            _with_product(lambda product: product),
            "The root is missing: trace(A + B - 2 A B) is not even 0 for equal clouds.",
        ),
        (
            _without_correlations,
            "You compared the spread of each feature by itself, as `A * B` or the diagonals do. "
            "How features vary together counts as well: `A @ B`.",
        ),
        (
            lambda real, fake: np.sqrt(gap(real, fake)) + spread(*covariances(real, fake)),
            "The distance of the means is not squared.",
        ),
        (
            lambda real, fake: gap(real, fake) + spread(*covariances(real, fake), factor=1),
            "The factor 2 in front of the root is missing: the distance of a cloud from itself "
            "would not be 0.",
        ),
        (
            lambda real, fake: np.sqrt(distance(real, fake)),
            "This is the root of what is asked for: by custom the squared distance is reported.",
        ),
        (
            gap,
            "Only the means are compared: a collapse onto the mean image would look perfect.",
        ),
        (
            lambda real, fake: spread(*covariances(real, fake)),
            "The means are missing: a cloud far away, of the same spread, would look perfect.",
        ),
        (
            lambda real, fake: gap(real, fake) / 3 + spread(*covariances(real, fake)),
            "You took the mean over the features of the squared differences: take the sum.",
        ),
        (
            lambda real, fake: gap(real, fake) + spread(*covariances(real, fake, bias=True)),
            "The covariances are divided by N: divide by N - 1, as `np.cov` does.",
        ),
    ),
)
