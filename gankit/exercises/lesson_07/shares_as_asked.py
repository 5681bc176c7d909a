"""Exercise: how often a reader reads what was asked for, label by label."""

import numpy as np

from gankit.exercises.comparing import comparing

WHATEVER_WAS_ASKED = (
    "This is how often each class is read, whatever was asked for: compare the two."
)


def draw(random):
    """Draws a reader's logits `(N, K)`, float32, and what was asked for: no class equally often."""
    count = int(random.integers(4, 8))
    asked = random.permutation(np.repeat(np.arange(count), 20 + 9 * random.permutation(count)))
    logits = random.normal(size=(len(asked), count)) + 1.5 * np.eye(count)[asked]
    return logits.astype("float32"), asked


def table(logits, asked):
    """Counts `(K, K)`: a row for what was asked for, a column for what is read."""
    counts = np.zeros((logits.shape[1],) * 2)
    np.add.at(counts, (asked, logits.argmax(axis=1)), 1)
    return counts


def hits(logits, asked):
    """Counts for each class how often it is read where it was asked for."""
    return np.diag(table(logits, asked))


def shares(logits, asked):
    """Returns the expected shares `(K,)`."""
    return hits(logits, asked) / table(logits, asked).sum(axis=1)


SHARES_AS_ASKED = comparing(
    "cgan.shares_as_asked",
    lesson=7,
    points=2,
    title="How often is drawn what was asked for?",
    hints=(
        "Class by class: take the samples that it was asked for, and count how many of them are "
        "read as it. What is read is the class of the largest logit.",
        "`read = logits.argmax(axis=1)`; `asked == label` picks the samples that a class was asked "
        "for; the mean of booleans is a share.",
        "`[np.mean(read[asked == label] == label) for label in range(logits.shape[1])]`",
    ),
    draw=draw,
    expected=shares,
    tolerance=1e-6,
    praise="One number for each digit: a single one would hide which is drawn badly.",
    shape="The shape is {received}, expected {expected}: one share per class.",
    otherwise="Of the samples that a class was asked for, the share that is read as this class: "
    "the largest logit of a row says what is read.",
    mistakes=(
        (
            lambda logits, asked: np.mean(logits.argmax(axis=1) == asked),
            "This is one share over all samples; it could hide a digit that is never drawn right. "
            "Take it for each class alone.",
        ),
        (
            lambda logits, asked: hits(logits, asked) / table(logits, asked).sum(axis=0),
            "You divided by how often each class was read; divide by how often it was asked for.",
        ),
        (
            lambda logits, asked: hits(logits, asked) / len(asked),
            "You divided by the number of all samples; divide by how often each class was asked "
            "for.",
        ),
        (
            hits,
            "These are counts: divide each by how often the class was asked for.",
        ),
        (
            lambda logits, asked: 100 * shares(logits, asked),
            "These are percentages: return shares, from 0 to 1.",
        ),
        (
            lambda logits, asked: 1 - shares(logits, asked),
            "These are the shares read as something else: one minus what was asked.",
        ),
        (
            lambda logits, asked: (
                table(logits, asked) / table(logits, asked).sum(axis=1, keepdims=True)
            ),
            "This is the whole table of what is read for what was asked: return its diagonal.",
        ),
        (
            lambda logits, asked: table(logits, asked).sum(axis=0) / len(asked),
            WHATEVER_WAS_ASKED,
        ),
        (
            lambda logits, asked: table(logits, asked).sum(axis=0) / np.bincount(asked),
            WHATEVER_WAS_ASKED,
        ),
    ),
)
