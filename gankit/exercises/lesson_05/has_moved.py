"""Exercise: did a network learn? Compare its weights to the bit."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong

NEITHER = 2  # neither True nor False


def probe(answer, seed):
    said = []
    for before, after, _ in drawn_cases(seed):
        result = as_numbers(answer(before, after), "the result")
        said.append(result if result.shape == () else NEITHER)
    return {"what was said": np.array(said, "float64")}


def judge(evidence, seed):
    moves = [message for _, _, message in drawn_cases(seed)]
    said = evidence["what was said"]
    if said.shape != (len(moves),) or not np.all((said == 0) | (said == 1)):
        return wrong("Expected one True or False for the whole network, not one per weight.")
    expected = [message is not None for message in moves]
    if np.array_equal(said, np.logical_not(expected)):
        return wrong("It is the other way round: True means that something moved.")
    if np.any(said[np.logical_not(expected)]):
        return wrong("It says that a network moved whose weights are all the same.")
    missed = {message for message, received in zip(moves, said, strict=True) if not received}
    for _, message in MOVES:
        if message in missed:
            return wrong(message)
    return right("Equal to the bit, or moved: there is nothing between.")


def drawn_cases(seed):
    """Draws `(before, after, message)`; the message is for those who miss the move.

    Every move occurs five times among 20 networks that stayed as they were, in an order of which
    there are 10**11, so that what is true of one seed is wrong for any other.
    """
    random = np.random.default_rng(seed)
    cases = [_case(random, move, message) for move, message in (*MOVES, *STAYED) * 5]
    return [cases[number] for number in random.permutation(len(cases))]


def _case(random, move, message):
    shapes = [(3, 4), (4,), (4, 2), (2,)]
    before = [random.normal(size=shape).astype("float32") for shape in shapes]
    after = [weight.copy() for weight in before]
    move(after, int(random.integers(len(shapes))))
    return before, after, message


def _move_first(after, index):
    after[0] += 1


def _move_last(after, index):
    after[-1] += 1


def _turn_over(after, index):
    after[0] = after[0][::-1].copy()


def _move_by_a_bit(after, index):
    after[index] = np.nextafter(after[index], np.float32(9))


def _stay(after, index):
    pass


# The first message that fits is shown, so the coarsest oversight comes first.
MOVES = (
    (_move_first, "It misses a network of which only the first layer moved."),
    (_move_last, "It misses a move of the last bias: look at every array."),
    (
        _turn_over,
        "It misses weights that moved while their sum stayed: compare number by number.",
    ),
    (
        _move_by_a_bit,
        "It misses the smallest possible move: `allclose` forgives too much, compare with "
        "`array_equal`.",
    ),
)
STAYED = ((_stay, None),) * len(MOVES)

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
    record=probe,
    judge=judge,
)
