"""Exercise: for every sample a label that is not its own."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.verdict import right, wrong

DRAWS = 5
AGAIN = "draw 0 again"


def probe(answer, seed):
    labels, count = drawn_labels(seed)
    draws = {name: answer(labels.copy(), count, number) for name, number in _draws().items()}
    return {name: as_numbers(draw, "the result") for name, draw in draws.items()}


def judge(evidence, seed):
    labels, count = drawn_labels(seed)
    draws = [evidence[f"draw {number}"].astype("float64") for number in range(DRAWS)]
    for draw in draws:
        refuse_another_shape(draw, labels)
    if np.any([(draw < 0) | (draw >= count) | (draw % 1 != 0) for draw in draws]):
        return wrong(
            f"There are labels that name no class: {count} classes go from 0 to {count - 1}, and "
            "whatever is pushed over the end must come in again at the other, `% count`."
        )
    same = np.mean(draws == labels)
    if same > 0:
        return wrong(
            f"{same:.0%} of the labels are the true ones: a label drawn from all classes, or "
            "another sample's, is by chance the same now and then."
        )
    if not agrees(evidence[AGAIN], draws[0]):
        return wrong(
            "Two calls with the same seed differ: draw with `np.random.default_rng(seed)`."
        )
    return judge_shifts((np.stack(draws) - labels) % count, count)


def judge_shifts(shifts, count):
    """Judges how far each wrong label lies behind the true one, counted round the classes."""
    if np.ptp(shifts) == 0:
        return wrong(
            f"The wrong label is always {shifts.flat[0]:.0f} further: so each class is only ever "
            "taken for one other. Draw for every sample how far to go."
        )
    if np.all(np.ptp(shifts, axis=1) == 0):
        return wrong(
            "Within a draw all samples go equally far: each class is taken for one other. Draw one "
            "number for every sample."
        )
    if np.all(np.ptp(shifts, axis=0) == 0):
        return wrong("The draw is the same for every seed: hand the seed on to the generator.")
    shares = np.array([np.mean(shifts == shift) for shift in range(1, count)])
    if shares.min() == 0:
        missing = 1 + int(shares.argmin())
        return wrong(
            f"No label ever goes {missing} further: `integers` leaves its upper end out, so every "
            f"other class needs `integers(1, {count})`."
        )
    # Some 3,000 draws: chance crosses these margins about once in a million.
    expected = 1 / (count - 1)
    if np.abs(shares - expected).max() > 5.5 * np.sqrt(expected * (1 - expected) / shifts.size):
        return wrong(
            f"Going {1 + int(shares.argmax())} further happens in {shares.max():.0%} of the draws, "
            f"expected {expected:.0%} each: all other classes must be equally likely."
        )
    return right("Always wrong, and each way of being wrong is equally likely.")


def drawn_labels(seed):
    """Draws 600 labels and the number of classes, 6 to 10."""
    random = np.random.default_rng(seed)
    count = int(random.integers(6, 11))
    return random.integers(0, count, 600), count


def _draws():
    """What each draw is called, and the seed that it is asked for with."""
    return {**{f"draw {number}": number for number in range(DRAWS)}, AGAIN: 0}


OTHER_LABELS = Exercise(
    id="cgan.other_labels",
    lesson=7,
    points=2,
    title="A label that is not its own",
    hints=(
        "Think of the classes on a clock: go on from the true one by at least 1, not all round.",
        "`np.random.default_rng(seed).integers(1, count, len(labels))` draws how far each goes.",
        "`(labels + shift) % count`",
    ),
    record=probe,
    judge=judge,
)
