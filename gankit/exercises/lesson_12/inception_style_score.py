"""Exercise: are the samples clear, and are they varied?"""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws probabilities `(N, K)`, float32; the classes are not equally frequent.

    One row is a single 1 among zeros, as a classifier's is that is sure.
    """
    count, classes = int(random.integers(20, 40)), int(random.integers(4, 8))
    logits = 2 * random.normal(size=(count, classes)) + random.normal(size=classes)
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    shares[int(random.integers(count))] = np.eye(classes)[int(random.integers(classes))]
    return (shares.astype("float32"),)


def divergences(shares, others, log=np.log):
    """Returns the Kullback-Leibler divergence of each row of shares; where they are 0 it is 0."""
    return np.sum(shares * log(np.where(shares > 0, shares / others, 1)), axis=1)


def of_marginal(shares):
    """Returns the divergences from the mean over the samples."""
    return divergences(shares, shares.mean(axis=0))


def entropy(shares):
    """Returns the entropy of each row, in nats."""
    return -np.sum(shares * np.log(np.where(shares > 0, shares, 1)), axis=-1)


def one_hot(shares):
    """Returns each row's class alone, as if the classifier were sure."""
    return np.eye(shares.shape[1])[shares.argmax(axis=1)]


INCEPTION_STYLE_SCORE = comparing(
    "evaluation.inception_style_score",
    lesson=12,
    points=3,
    title="The inception-style score",
    hints=(
        "First the marginal: the mean of all rows, one probability for each class.",
        "For each row: `np.sum(row * np.log(row / marginal))`. A tiny number inside the logarithm, "
        "such as 1e-12, keeps zeros from becoming NaN.",
        "The mean of these sums over all rows, and then `np.exp` of it, once.",
    ),
    draw=draw,
    expected=lambda shares: np.exp(of_marginal(shares).mean()),
    tolerance=1e-3,
    result="the score",
    praise="High where each sample is clear and all together are varied.",
    shape="It has the shape {received}: it is one number for all samples together.",
    otherwise="It is {received}, expected {expected}: the exponential of the mean over the rows of "
    "sum(p * log(p / marginal)).",
    mistakes=(
        (
            lambda shares: of_marginal(shares).mean(),
            "The exponential is missing: this is the mean divergence, in nats. `np.exp` turns it "
            "into a number of classes.",
        ),
        (
            lambda shares: np.exp(of_marginal(shares).mean() / np.log(2)),
            "The logarithm is the one to base 2, the exponential is not: `np.log` belongs to "
            "`np.exp`.",
        ),
        (
            lambda shares: np.exp(divergences(shares, 1 / shares.shape[1]).mean()),
            "Each row is compared with equal shares, as `mean(axis=1)` gives them: a generator "
            "that always draws the same class would score as high. The marginal is the mean over "
            "the samples, `axis=0`.",
        ),
        (
            lambda shares: np.exp(np.mean(of_marginal(shares)) / shares.shape[1]),
            "You took the mean over the classes as well: sum over the classes, then take the mean "
            "over the samples.",
        ),
        (
            lambda shares: np.exp(of_marginal(shares)).mean(),
            "The exponential comes too early: first the mean over the samples, then `np.exp`.",
        ),
        (
            lambda shares: np.exp(entropy(shares.mean(axis=0))),
            "This is the variety alone, the entropy of the marginal: grey noise of which the "
            "classifier knows nothing would get full marks.",
        ),
        (
            lambda shares: np.exp(-entropy(shares).mean()),
            "This is the clarity alone: a generator that draws one clear digit again and again "
            "would get full marks.",
        ),
        (
            lambda shares: np.exp(of_marginal(one_hot(shares)).mean()),
            "You took the most likely class for certain: the probabilities say how clear a sample "
            "is.",
        ),
        (
            lambda shares: np.exp(-of_marginal(shares).mean()),
            "The sign is turned: a divergence is never below 0. Is the fraction upside down?",
        ),
        (
            lambda shares: np.exp(of_marginal(shares).sum()),
            "You summed over the samples: take their mean, or twice as many would score higher.",
        ),
    ),
)
