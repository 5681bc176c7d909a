"""Exercise: which images keep their labels."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.call import Call
from gankit.exercises.verdict import right, wrong

SIZES = (30, 30, 60, 60, 110, 110)  # of the classes, in pairs
RECORD = Call("the result")


def draw(seed):
    """Draws labels `(400,)`, how many of each class to choose, and a seed, for three calls.

    The first two calls are the same, the third one has another seed.
    """
    random = np.random.default_rng(seed)
    labels = random.permutation(np.repeat(random.permutation(len(SIZES)), SIZES))
    per_class, (one, other) = int(random.integers(4, 8)), random.permutation(10_000)[:2].tolist()
    return tuple((labels, per_class, told) for told in (one, one, other))


def judge(evidence, *cases):
    labels, per_class, _ = cases[0]
    choices = RECORD.results(evidence, cases)
    for rows in choices:
        if message := problem_with(rows, labels, per_class):
            return wrong(message)
    first, again, other = (sorted(rows.tolist()) for rows in choices)
    if first != again:
        return wrong(
            "The same seed chose other images: draw with `np.random.default_rng(seed)`, so that "
            "everybody can choose the same ones."
        )
    if first == other:
        return wrong(
            "Another seed chose the same images: draw among all of a class, not its first ones."
        )
    if all(has_twins(rows, labels) for rows in choices):
        return wrong(
            "In classes of equal size the same places were chosen: make `random` once, before the "
            "first class, and let each class have a draw of its own."
        )
    return right("As many of each class, drawn by chance, and the same for the same seed.")


def problem_with(rows, labels, per_class):
    """Names what is wrong with one choice, or returns None."""
    expected = len(SIZES) * per_class
    if rows.shape == labels.shape:
        return (
            "It is a mask, as long as the labels: return the numbers of the chosen rows, "
            "`np.flatnonzero`."
        )
    if rows.shape != (expected,):
        return f"The shape is {rows.shape}, expected ({expected},): {per_class} of each class."
    if rows.dtype.kind not in "iu":
        return (
            "These are no whole numbers, so they can't number rows, as in `images[rows]`: "
            "`.astype(int)` makes them."
        )
    if not np.all((rows >= 0) & (rows < len(labels))):
        return f"Expected numbers of rows, from 0 to {len(labels) - 1}."
    if np.array_equal(np.sort(rows), np.repeat(np.arange(len(SIZES)), per_class)):
        return "These are labels: return the numbers of the rows that bear them."
    if len(set(rows.tolist())) < len(rows):
        return "A row is chosen twice: draw without replacement (`replace=False`)."
    counts = np.bincount(labels[rows], minlength=len(SIZES))
    if not np.all(counts == per_class):
        return (
            f"The classes have {counts.tolist()} images, expected {per_class} each: draw within "
            "each class, or rare ones come off badly."
        )
    return None


def has_twins(rows, labels):
    """Says whether in every pair of equally large classes the same places were chosen."""
    chosen = np.isin(np.arange(len(labels)), rows)
    by_size = np.argsort(np.bincount(labels), kind="stable")
    places = [np.flatnonzero(chosen[labels == label]) for label in by_size]
    return all(map(np.array_equal, places[::2], places[1::2]))


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
    draw=draw,
    record=RECORD,
    judge=judge,
)
