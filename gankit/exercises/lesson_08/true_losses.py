"""Exercise: the losses of the single steps, from the running means that were shown."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws the running means of a short epoch whose losses are restless, and fall: `(12,)`."""
    return (running_means(2 * np.exp(-np.arange(12) / 5) + random.uniform(0, 1, 12)),)


def running_means(losses):
    """Returns the mean of the first 1, 2, ... losses, as Keras shows it during an epoch."""
    return np.cumsum(losses) / np.arange(1, len(losses) + 1)


def sums(means, first=1):
    """Returns the sums so far; the first mean is of so many losses."""
    return means * (first + np.arange(len(means)))


TRUE_LOSSES = comparing(
    "animation.true_losses",
    lesson=8,
    points=2,
    title="From running means back to losses",
    hints=(
        "A mean of n losses, times n, is their sum.",
        "The sum after n steps minus the sum after n - 1 steps is the loss of step n.",
        "`np.diff(sums, prepend=0)` takes the differences, the first sum's included; the counts "
        "are `np.arange(1, len(means) + 1)`.",
    ),
    draw=draw,
    expected=lambda means: np.diff(sums(means), prepend=0),
    tolerance=1e-3,
    result="the losses",
    praise="Every step's own loss, as restless as it was.",
    shape="Expected the shape {expected}, one loss for each mean, received {received}: the first "
    "loss is the first mean.",
    otherwise="The losses start with {expected}; received {received}.",
    mistakes=(
        (
            lambda means: means,
            "These are the means as they came: no step's own loss is among them.",
        ),
        (
            lambda means: np.diff(means, prepend=0),
            "These are differences of means; multiply each mean by its number of steps first: that "
            "gives the sum so far.",
        ),
        (
            sums,
            "These are the sums so far: a step's own loss is the difference of two of them.",
        ),
        (
            lambda means: np.append(means[0], np.diff(sums(means, first=0))),
            "The steps are counted from 0: the first mean is of 1 loss, the second of 2.",
        ),
        (running_means, "These are means of the means, calmer still: undo the mean."),
    ),
)
