"""Exercise: how much more likely is it that this is a digit than that it is none?"""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws logits `(N, K + 1)`, float32, the extra class last; it is often the largest."""
    count, classes = int(random.integers(10, 20)), int(random.integers(4, 8))
    logits = random.normal(0, 3, (count, classes + 1))
    logits[::3, -1] += 5
    return (logits.astype("float32"),)


def pooled(logits):
    """Returns the logarithm of the sum of the exponentials of each row."""
    return np.log(np.exp(logits).sum(axis=1))


def log_odds(logits):
    """Returns the expected scores."""
    return pooled(logits[:, :-1]) - logits[:, -1]


DIGIT_SCORES = comparing(
    "robust.digit_scores",
    lesson=12,
    points=2,
    title="A digit, or none of them?",
    hints=(
        "The probability of being *some* digit is to that of being none as the sum of "
        "`exp(logit)` over the digits is to `exp(logit)` of the extra class.",
        "`np.exp(logits[:, :-1]).sum(axis=1)` is the digits' part, `logits[:, -1]` the extra "
        "class's logit.",
        "The logarithm of the fraction: `np.log(digits) - logits[:, -1]`.",
    ),
    draw=draw,
    expected=log_odds,
    tolerance=1e-3,
    result="the scores",
    praise="Above 0 where a digit is more likely than none.",
    shape="The shape is {received}, expected {expected}: one score for each row.",
    otherwise="The scores are {received}, expected {expected}: the logarithm of the sum of "
    "exp(logit) over the digits, minus the last logit.",
    mistakes=(
        (
            lambda logits: logits[:, :-1].max(axis=1) - logits[:, -1],
            "This compares the extra class with the best digit alone: torn between a 3 and an 8 it "
            "is still a digit. Pool the digits, log(sum(exp)).",
        ),
        (
            lambda logits: logits[:, :-1].max(axis=1),
            "This is the largest logit of the digits: the extra class is not asked.",
        ),
        (
            lambda logits: 1 / (1 + np.exp(-log_odds(logits))),
            "This is the probability of a digit. It ranks the samples alike, but where it is near "
            "1 float32 makes all of them equal: return the log-odds, before the sigmoid.",
        ),
        (
            lambda logits: -log_odds(logits),
            "The sign is turned: a high score must mean a digit.",
        ),
        (
            lambda logits: pooled(logits) - logits[:, -1],
            "The extra class is among the pooled ones, too: pool all but the last, `[:, :-1]`.",
        ),
        (
            lambda logits: pooled(logits[:, 1:]) - logits[:, 0],
            "The first class is taken for the extra one: it is the last.",
        ),
        (
            lambda logits: pooled(logits[:, :-1]),
            "The extra class's logit is missing: subtract it.",
        ),
        (
            lambda logits: logits[:, :-1].sum(axis=1) - logits[:, -1],
            "You summed the logits: sum their exponentials, and take the logarithm of the sum.",
        ),
        (
            lambda logits: logits[:, :-1].mean(axis=1) - logits[:, -1],
            "You took the mean of the digits' logits: nine unlikely digits would weigh against one "
            "that is certain. Pool them, log(sum(exp)).",
        ),
    ),
)
