"""Exercise: did a network learn? Compare its weights to the bit."""

import numpy as np

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.recording.many_calls import ManyCalls
from gankit.exercises.verdict import right, wrong

SHAPES = ((3, 4), (4,), (4, 2), (2,))
RECORD = ManyCalls("what was said")


def draw(seed):
    """Draws 40 cases, the weights of a network before and after; half of them stayed as they were.

    Every way to move occurs five times, in an order of which there are 10**11, so that what is true
    of one seed is wrong for any other.
    """
    random = np.random.default_rng(seed)
    cases = [_case(random, move) for move in (*MOVES, *[_stay] * len(MOVES)) * 5]
    return tuple(cases[number] for number in random.permutation(len(cases)))


def judge(evidence, *cases):
    said = evidence[RECORD.result]
    if said.shape != (len(cases),) or not np.all((said == 0) | (said == 1)):
        return wrong("Expected one True or False for the whole network, not one per weight.")
    expected = answers_of(has_moved, cases)
    if np.array_equal(said, expected):
        return right("Equal to the bit, or moved: there is nothing between.")
    for mistake in MISTAKES:
        if np.array_equal(said, answers_of(mistake.answer, cases)):
            return wrong(mistake.message)
    missed, invented = np.sum(said < expected), np.sum(said > expected)
    return wrong(
        f"Of {expected.sum()} networks that moved, some by the last bit of one weight, it misses "
        f"{missed}; of as many that stayed it says of {invented} that they moved. Compare number "
        "by number, in every array."
    )


def has_moved(before, after):
    """Says whether any number of any array differs."""
    return not all(map(np.array_equal, before, after))


def answers_of(answer, cases):
    """Returns what an answer says to all cases, an array of whole numbers, 1 for True."""
    return np.array([int(answer(*case)) for case in cases])


def _case(random, move):
    before = [random.normal(size=shape).astype("float32") for shape in SHAPES]
    after = [weight.copy() for weight in before]
    move(after, int(random.integers(len(SHAPES))))
    return before, after


def _stay(after, index):
    pass


def _move_first(after, index):
    after[0] += 1


def _move_last(after, index):
    after[-1] += 1


def _turn_over(after, index):
    after[0] = after[0][::-1].copy()  # its sum stays


def _move_by_a_bit(after, index):
    after[index] = np.nextafter(after[index], np.float32(9))


MOVES = (_move_first, _move_last, _turn_over, _move_by_a_bit)
MISTAKES = (
    Mistake(
        lambda before, after: not has_moved(before, after),
        "It is the other way round: True means that something moved.",
    ),
    Mistake(
        lambda before, after: True,
        "It says that a network moved whose weights are all the same.",
    ),
    Mistake(
        lambda before, after: not np.array_equal(before[0], after[0]),
        "It misses a move of the last bias: look at every array.",
    ),
    Mistake(
        lambda before, after: not any(map(np.array_equal, before, after)),
        "It misses a network of which only the first layer moved.",
    ),
    Mistake(
        lambda before, after: sum(w.sum() for w in before) != sum(w.sum() for w in after),
        "It misses weights that moved while their sum stayed: compare number by number.",
    ),
    Mistake(
        lambda before, after: not all(map(np.allclose, before, after)),
        "It misses the smallest possible move: `allclose` forgives too much, compare with "
        "`array_equal`.",
    ),
)

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
    draw=draw,
    record=RECORD,
    judge=judge,
    mistakes=MISTAKES,
)
