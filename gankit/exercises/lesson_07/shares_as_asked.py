"""Exercise: how often a reader reads what was asked for, label by label."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the shares": as_numbers(answer(*drawn_readings(seed)), "the result")}


def judge(evidence, seed):
    received, (logits, asked) = evidence["the shares"], drawn_readings(seed)
    if agrees(received, shares(logits, asked), tolerance=1e-6):
        return right("One number for each digit: a single one would hide which is drawn badly.")
    if message := named_mistake(received, MISTAKES, logits, asked, tolerance=1e-6):
        return wrong(message)
    count = logits.shape[1]
    if received.shape != (count,):
        return wrong(f"The shape is {received.shape}, expected {(count,)}: one share per class.")
    return wrong(
        "Of the samples that a class was asked for, the share that is read as this class: the "
        "largest logit of a row says what is read."
    )


def drawn_readings(seed):
    """Draws a reader's logits `(N, K)`, float32, and what was asked for: no class equally often."""
    random = np.random.default_rng(seed)
    count = int(random.integers(4, 8))
    asked = random.permutation(np.repeat(np.arange(count), 20 + 9 * random.permutation(count)))
    logits = random.normal(size=(len(asked), count)) + 1.5 * np.eye(count)[asked]
    return logits.astype("float32"), asked


def confusion(logits, asked):
    """Counts `(K, K)`: a row for what was asked for, a column for what is read."""
    count = logits.shape[1]
    read = logits.argmax(axis=1)
    return np.bincount(count * asked + read, minlength=count**2).reshape(count, count)


def shares(logits, asked):
    """Returns the expected shares `(K,)`."""
    counts = confusion(logits, asked)
    return np.diag(counts) / counts.sum(axis=1)


MISTAKES = (
    (
        lambda logits, asked: np.mean(logits.argmax(axis=1) == asked),
        "This is one share over all samples; it could hide a digit that is never drawn right. "
        "Take it for each class alone.",
    ),
    (
        lambda logits, asked: (
            np.diag(confusion(logits, asked)) / confusion(logits, asked).sum(axis=0)
        ),
        "You divided by how often each class was read; divide by how often it was asked for.",
    ),
    (
        lambda logits, asked: np.diag(confusion(logits, asked)) / len(asked),
        "You divided by the number of all samples; divide by how often each class was asked for.",
    ),
    (
        lambda logits, asked: np.diag(confusion(logits, asked)),
        "These are counts: divide each by how often the class was asked for.",
    ),
    (
        lambda logits, asked: 1 - shares(logits, asked),
        "These are the shares read as something else: one minus what was asked.",
    ),
    (
        lambda logits, asked: (
            confusion(logits, asked) / confusion(logits, asked).sum(axis=1)[:, None]
        ),
        "This is the whole table of what is read for what was asked: return its diagonal.",
    ),
    (
        lambda logits, asked: confusion(logits, asked).sum(axis=0) / len(asked),
        "This is how often each class is read, whatever was asked for: compare the two.",
    ),
    (
        lambda logits, asked: (
            confusion(logits, asked).sum(axis=0) / confusion(logits, asked).sum(axis=1)
        ),
        "This is how often each class is read, whatever was asked for: compare the two.",
    ),
)

SHARES_AS_ASKED = Exercise(
    id="cgan.shares_as_asked",
    lesson=7,
    points=2,
    title="How often is drawn what was asked for?",
    hints=(
        "What is read: `logits.argmax(axis=1)`, one class for each sample.",
        "`asked == label` picks the samples that a class was asked for; the mean of booleans is a "
        "share.",
        "`[np.mean(read[asked == label] == label) for label in range(logits.shape[1])]`",
    ),
    record=probe,
    judge=judge,
)
