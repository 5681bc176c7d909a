"""Exercise: did a network learn? Compare its weights to the bit."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    said = []
    for before, after, _ in drawn_cases(seed):
        said.append(as_numbers(answer(before, after), "the result"))
        if said[-1].shape != ():
            said[-1] = np.array(2)  # neither True nor False
    return {"what was said": np.array(said, "float64")}


def judge(evidence, seed):
    cases = drawn_cases(seed)
    said = evidence["what was said"]
    if said.shape != (len(cases),) or not np.all((said == 0) | (said == 1)):
        return wrong("Expected one True or False for the whole network, not one per weight.")
    expected = [message is not None for _, _, message in cases]
    if np.array_equal(said, np.logical_not(expected)):
        return wrong("It is the other way round: True means that something moved.")
    if said[0]:
        return wrong("It says that a network moved whose weights are all the same.")
    for received, (_, _, message) in zip(said[1:], cases[1:], strict=True):
        if not received:
            return wrong(message)
    return right("Equal to the bit, or moved: there is nothing between.")


def drawn_cases(seed):
    """Draws `(before, after, message)`; the message is for those who miss the move."""
    random = np.random.default_rng(seed)
    shapes = [(3, 4), (4,), (4, 2), (2,)]
    before = [random.normal(size=shape).astype("float32") for shape in shapes]
    index = int(random.integers(len(shapes)))
    by_a_bit = _changed(before, index, lambda w: np.nextafter(w, np.float32(9)))
    with_equal_sum = _changed(before, 0, lambda w: w[::-1].copy())
    last_only = _changed(before, 3, lambda w: w + 1)
    first_only = _changed(before, 0, lambda w: w + 1)
    return [
        (before, [weight.copy() for weight in before], None),
        (before, first_only, "It misses a network of which only the first layer moved."),
        (before, last_only, "It misses a move of the last bias: look at every array."),
        (before, with_equal_sum, "It misses weights that moved while their sum stayed: compare "
         "number by number."),
        (before, by_a_bit, "It misses the smallest possible move: `allclose` forgives too much, "
         "compare with `array_equal`."),
    ]  # fmt: skip


def _changed(weights, index, change):
    copies = [weight.copy() for weight in weights]
    copies[index] = change(copies[index])
    return copies


HAS_MOVED = Exercise(
    id="gan.has_moved",
    lesson=5,
    points=2,
    title="Has a network moved?",
    hints=(
        "`before` and `after` are lists of arrays, as `network.get_weights()` gives them.",
        "One array that differs anywhere is enough; `zip(before, after)` pairs them.",
        "`any(not np.array_equal(old, new) for old, new in zip(before, after))`",
    ),
    probe=probe,
    judge=judge,
)
