"""Exercise: for every sample a label that is not its own."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import refuse_another_shape
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind
from gankit.exercises.verdict import right, wrong

SEEDS = (0, 1, 2, 3, 4)  # what the answer is handed, one call for each
CALL = Call("the labels", kind=Kind.ARRAY)


def draw(seed):
    """Draws 600 labels and the number of classes, 6 to 10.

    After a call with each seed come two with the first one: on the same labels, and on others.
    """
    random = np.random.default_rng(seed)
    count = int(random.integers(6, 11))
    labels, others = random.integers(0, count, (2, 600))
    calls = [(labels, number) for number in SEEDS] + [(labels, SEEDS[0]), (others, SEEDS[0])]
    return tuple((given, count, number) for given, number in calls)


def judge(evidence, *cases):
    draws, count = CALL.results(evidence, cases), cases[0][1]
    labels = np.stack([given for given, _, _ in cases])
    for drawn in draws:
        refuse_another_shape(drawn, labels[0])
    if any(drawn.dtype.kind not in "iu" for drawn in draws):
        return wrong("The labels are no whole numbers, and could pick no row of an array.")
    draws = np.stack(draws)
    if np.any((draws < 0) | (draws >= count)):
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
    if not np.array_equal(draws[0], draws[len(SEEDS)]):
        return wrong(
            "Two calls with the same seed differ: draw with `np.random.default_rng(seed)`."
        )
    return judge_shifts(((draws - labels) % count)[: len(SEEDS)], count)


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
    draw=draw,
    record=CALL,
    judge=judge,
)
