"""Exercise: replay, half of the fakes from earlier rounds."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind
from gankit.exercises.verdict import right, wrong

SEEDS = (0, 1, 2, 3, 0)  # what the answer is handed, one call for each; the last one once more
CALL = Call("the batch", kind=Kind.BATCH)


def draw(seed):
    """Draws new fakes `(10, 2)` and old ones `(60, 2)`, float32, all different."""
    random = np.random.default_rng(seed)
    batches = random.normal(size=(10, 2)), random.normal(5, 1, size=(60, 2))
    fakes, old_fakes = (batch.astype("float32") for batch in batches)
    return tuple((fakes, old_fakes, number) for number in SEEDS)


def judge(evidence, *cases):
    draws, (fakes, old_fakes, _) = CALL.results(evidence, cases), cases[0]
    for batch in draws:
        if problem := _problem(batch, fakes, old_fakes):
            return wrong(problem)
    drawn = [set(rows_of(old_fakes, batch)) for batch in draws]
    if all(rows == drawn[0] for rows in drawn):
        return wrong("The same old fakes every time: draw them anew with the seed that is given.")
    if drawn[0] != drawn[-1]:
        return wrong(
            "Two calls with the same seed differ: draw with `np.random.default_rng(seed)`."
        )
    return right("The discriminator does not forget what fooled it earlier.")


def _problem(batch, fakes, old_fakes):
    """Says what is wrong with one batch, or returns None."""
    if batch.shape != fakes.shape:
        return f"The shape is {batch.shape}: the batch must keep its shape {fakes.shape}."
    new, old, half = rows_of(fakes, batch), rows_of(old_fakes, batch), len(fakes) // 2
    if len(new) + len(old) != len(fakes):
        return "Some rows are neither new nor old fakes: pick samples, don't blend them."
    if len(old) != half:
        return f"{len(old)} of {len(fakes)} are old, expected half: {half}."
    if len(set(new)) + len(set(old)) != len(fakes):
        return "A sample occurs twice: draw without replacement (`replace=False`)."
    return None


def rows_of(samples, batch):
    """Finds the rows of a batch among samples: the samples' indices, in the batch's order."""
    equal = np.isclose(batch[:, None], samples[None], atol=1e-6).all(axis=2)
    return np.nonzero(equal)[1].tolist()


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
    draw=draw,
    record=CALL,
    judge=judge,
)
