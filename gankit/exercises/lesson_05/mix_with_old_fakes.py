"""Exercise: replay, half of the fakes from earlier rounds."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong

DRAWS = 4


def probe(answer, seed):
    fakes, old_fakes = drawn_fakes(seed)
    draws = [
        as_numbers(answer(fakes.copy(), old_fakes.copy(), draw), "the result")
        for draw in range(DRAWS)
    ]
    return {f"draw {number}": draw for number, draw in enumerate(draws)}


def judge(evidence, seed):
    fakes, old_fakes = drawn_fakes(seed)
    draws = [evidence[f"draw {number}"] for number in range(DRAWS)]
    for draw in draws:
        if draw.shape != fakes.shape:
            return wrong(f"The shape is {draw.shape}: the batch must keep its shape {fakes.shape}.")
    new, old = zip(*(found_rows(draw, fakes, old_fakes) for draw in draws), strict=True)
    half = len(fakes) // 2
    for new_rows, old_rows in zip(new, old, strict=True):
        if len(new_rows) + len(old_rows) != len(fakes):
            return wrong("Some rows are neither new nor old fakes: pick samples, don't blend them.")
        if len(old_rows) != half:
            return wrong(f"{len(old_rows)} of {len(fakes)} are old, expected half: {half}.")
        if len(set(new_rows)) + len(set(old_rows)) != len(fakes):
            return wrong("A sample occurs twice: draw without replacement (`replace=False`).")
    if len({tuple(sorted(rows)) for rows in old}) == 1:
        return wrong("The same old fakes every time: draw them anew with the seed that is given.")
    return right("The discriminator does not forget what fooled it earlier.")


def drawn_fakes(seed):
    """Draws new fakes `(10, 2)` and old ones `(60, 2)`, float32, all different."""
    random = np.random.default_rng(seed)
    return random.normal(size=(10, 2)).astype("float32"), random.normal(5, 1, size=(60, 2)).astype(
        "float32"
    )


def found_rows(batch, fakes, old_fakes):
    """Finds each row of a batch: the indices of its new and of its old fakes."""
    new, old = [], []
    for row in batch:
        new.extend(np.flatnonzero(np.all(np.isclose(fakes, row, atol=1e-6), axis=1)))
        old.extend(np.flatnonzero(np.all(np.isclose(old_fakes, row, atol=1e-6), axis=1)))
    return new, old


MIX_WITH_OLD_FAKES = Exercise(
    id="gan.mix_with_old_fakes",
    lesson=5,
    points=2,
    title="Replay old fakes",
    hints=(
        "The batch keeps its size: half of it new, half of it old.",
        "`np.random.default_rng(seed).choice(old_fakes, half, replace=False)` draws rows.",
        "`np.concatenate([fakes[half:], drawn])` with `half = len(fakes) // 2`.",
    ),
    record=probe,
    judge=judge,
)
