"""Exercise: the losses of the single steps, from the running means that were shown."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the losses": as_numbers(answer(running_means(drawn_losses(seed))), "the losses")}


def judge(evidence, seed):
    received, expected = evidence["the losses"], drawn_losses(seed)
    means = running_means(expected)
    if received.shape != expected.shape:
        return wrong(
            f"Expected {len(expected)} losses, one for each mean, received shape {received.shape}: "
            "the first loss is the first mean."
        )
    if agrees(received, expected, 1e-3):
        return right("Every step's own loss, as restless as it was.")
    if message := named_mistake(received, MISTAKES, means, tolerance=1e-3):
        return wrong(message)
    return wrong(
        f"For the means {means[:3].round(3).tolist()} the losses start with "
        f"{expected[:3].round(3).tolist()}; received {received[:3].round(3).tolist()}."
    )


def drawn_losses(seed):
    """Draws the losses of a short epoch: restless, and falling. Float64 `(12,)`."""
    random = np.random.default_rng(seed)
    return 2 * np.exp(-np.arange(12) / 5) + random.uniform(0, 1, 12)


def running_means(losses):
    """Returns the mean of the first 1, 2, ... losses, as Keras shows it during an epoch."""
    return np.cumsum(losses) / np.arange(1, len(losses) + 1)


def _off_by_one(means):
    counts = np.arange(len(means))
    return np.append(means[0], counts[1:] * means[1:] - (counts[1:] - 1) * means[:-1])


MISTAKES = (
    (lambda means: means, "These are the means as they came: no step's own loss is among them."),
    (
        lambda means: np.append(means[0], np.diff(means)),
        "These are differences of means; multiply each mean by its number of steps first: that "
        "gives the sum so far.",
    ),
    (
        lambda means: means * np.arange(1, len(means) + 1),
        "These are the sums so far: a step's own loss is the difference of two of them.",
    ),
    (
        _off_by_one,
        "The steps are counted from 0: the first mean is of 1 loss, the second of 2.",
    ),
    (running_means, "These are means of the means, calmer still: undo the mean."),
)

TRUE_LOSSES = Exercise(
    id="animation.true_losses",
    lesson=8,
    points=2,
    title="From running means back to losses",
    hints=(
        "A mean of n losses, times n, is their sum.",
        "The sum after n steps minus the sum after n - 1 steps is the loss of step n.",
        "`np.diff(sums, prepend=0)` takes the differences, the first sum's included; the counts "
        "are `np.arange(1, len(means) + 1)`.",
    ),
    record=probe,
    judge=judge,
)
