"""Exercise: which images keep their labels."""

import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong

CLASSES, COUNT = 6, 400
CHOICES = ("the first choice", "the same again", "with another seed")


def probe(answer, seed):
    labels, per_class, seeds = drawn_case(seed)
    one, other = seeds
    return {
        name: _rows(answer(labels.copy(), per_class, told))
        for name, told in zip(CHOICES, (one, one, other), strict=True)
    }


def judge(evidence, seed):
    labels, per_class, _ = drawn_case(seed)
    for name in CHOICES:
        if message := problem_with(evidence[name], labels, per_class):
            return wrong(message)
    first, again, other = (sorted(evidence[name].tolist()) for name in CHOICES)
    if first != again:
        return wrong(
            "The same seed chose other images: draw with `np.random.default_rng(seed)`, so that "
            "everybody can choose the same ones."
        )
    if first == other:
        return wrong(
            "Another seed chose the same images: draw among all of a class, not its first ones."
        )
    return right("As many of each class, drawn by chance, and the same for the same seed.")


def problem_with(rows, labels, per_class):
    """Names what is wrong with one choice, or returns None."""
    expected = CLASSES * per_class
    if rows.shape == labels.shape:
        return "It is as long as the labels: return the numbers of the chosen rows, not a mask."
    if rows.shape != (expected,):
        return f"The shape is {rows.shape}, expected ({expected},): {per_class} of each class."
    if not np.all((rows >= 0) & (rows < len(labels)) & (rows == np.floor(rows))):
        return f"Expected numbers of rows, from 0 to {len(labels) - 1}."
    if np.array_equal(np.sort(rows), np.repeat(np.arange(CLASSES), per_class)):
        return "These are labels: return the numbers of the rows that bear them."
    if len(set(rows.tolist())) < len(rows):
        return "A row is chosen twice: draw without replacement (`replace=False`)."
    counts = np.bincount(labels[rows.astype(int)], minlength=CLASSES)
    if not np.all(counts == per_class):
        return (
            f"The classes have {counts.tolist()} images, expected {per_class} each: draw within "
            "each class, or rare ones come off badly."
        )
    return None


def drawn_case(seed):
    """Draws labels `(400,)` of six classes, some rare, how many to choose, and two seeds."""
    random = np.random.default_rng(seed)
    weights = random.permutation([1, 2, 3, 4, 5, 6])
    labels = random.choice(CLASSES, COUNT, p=weights / weights.sum())
    labels[random.permutation(COUNT)[: 8 * CLASSES]] = np.repeat(np.arange(CLASSES), 8)
    return labels, int(random.integers(4, 8)), random.permutation(10_000)[:2].tolist()


def _rows(result):
    rows = as_numbers(result, "the result")
    if rows.dtype.kind == "b" and rows.shape == (COUNT,):
        raise Unusable("It is a mask: return the numbers of the chosen rows, `np.flatnonzero`.")
    return rows


FEW_LABELS = Exercise(
    id="aae.few_labels",
    lesson=3,
    points=2,
    title="A few labels of each class",
    hints=(
        "`np.flatnonzero(labels == c)` lists the rows of the class c.",
        "`random.choice(rows, per_class, replace=False)` draws some of them; `random` comes from "
        "`np.random.default_rng(seed)`, made once.",
        "`np.concatenate([...])` joins what was drawn for each c in `np.unique(labels)`.",
    ),
    record=probe,
    judge=judge,
)
