"""Exercise: the codes on the way from one code to another."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the codes": as_numbers(answer(*drawn_way(seed)), "the result")}


def judge(evidence, seed):
    start, end, count = drawn_way(seed)
    codes, expected = evidence["the codes"], way(start, end, np.linspace(0, 1, count))
    if codes.shape == (len(start), count):
        return wrong("The axes are swapped: one row for each code on the way.")
    if codes.shape != expected.shape:
        return wrong(f"The shape is {codes.shape}, expected {expected.shape}: {count} codes.")
    if agrees(codes, expected):
        return right("Equal steps along a straight line, both ends included.")
    if message := named_mistake(codes, MISTAKES, start, end, count):
        return wrong(message)
    if not agrees(codes[0], start):
        return wrong("The first code is not the start.")
    if not agrees(codes[-1], end):
        return wrong("The last code is not the end.")
    return wrong(
        "Both ends are right, but the way between them is no straight line in equal steps."
    )


def drawn_way(seed):
    """Draws two codes of three dimensions, float32, and how many codes to lay on the way."""
    random = np.random.default_rng(seed)
    start, end = random.normal(0, 1.5, (2, 3)).astype("float32")
    return start, end, int(random.integers(5, 10))


def way(start, end, shares):
    """Returns the codes at some shares of the way."""
    shares = np.asarray(shares)[:, None]
    return (1 - shares) * start + shares * end


MISTAKES = (
    (
        lambda start, end, count: way(start, end, np.linspace(0, 1, count, endpoint=False)),
        "The end is never reached: the last code must be the end itself, as with "
        "`np.linspace(0, 1, count)`.",
    ),
    (
        lambda start, end, count: way(start, end, np.linspace(0, 1, count + 2)[1:-1]),
        "Both ends are left out: the first code is the start, the last one the end.",
    ),
    (
        lambda start, end, count: way(end, start, np.linspace(0, 1, count)),
        "The way leads backwards: the first code is the start.",
    ),
    (
        lambda start, end, count: start + np.linspace(0, 1, count)[:, None] * end,
        "The end was added to the start: go along the difference, `end - start`.",
    ),
    (
        lambda start, end, count: np.repeat(start[None], count, axis=0),
        "Every code is the start: move on by the difference, `end - start`.",
    ),
)

INTERPOLATE = Exercise(
    id="vae.interpolate",
    lesson=2,
    points=1,
    title="From one code to another",
    hints=(
        "At the share t of the way lies `start + t * (end - start)`.",
        "`np.linspace(0, 1, count)` gives the shares, both ends included.",
        "`start + np.linspace(0, 1, count)[:, None] * (end - start)`",
    ),
    record=probe,
    judge=judge,
)
