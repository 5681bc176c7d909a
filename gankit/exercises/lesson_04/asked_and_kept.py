"""Exercise: what a slider has changed, and what it has left alone."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws readings `(50, 6)` before and after, a column, and what was asked of it `(50,)`.

    In a third of the faces what is asked is what was there, so that who looks for a change in the
    place of what was asked finds another number.
    """
    before = random.random((50, 6)) < 0.4
    after = before ^ (random.random((50, 6)) < random.uniform(0.1, 0.3))
    which = int(random.integers(6))
    asked = before[:, which] ^ (random.random(50) < 0.67)
    after[:, which] = asked ^ (random.random(50) < random.uniform(0.1, 0.3))
    return before, after, which, asked


def asked_and_kept(before, after, which, asked):
    """The expected shares: of faces read as asked, of other readings that stayed."""
    others = np.arange(before.shape[1]) != which
    return np.mean(after[:, which] == asked), np.mean(after[:, others] == before[:, others])


def _kept(before, after, which, asked):
    return asked_and_kept(before, after, which, asked)[1]


def _read(before, after, which, asked):
    return asked_and_kept(before, after, which, asked)[0]


def _others(readings, which):
    return np.delete(readings, which, axis=1)


ASKED_AND_KEPT = comparing(
    "forgetting.asked_and_kept",
    lesson=4,
    points=2,
    title="What was changed, and what was left alone",
    hints=(
        "Two comparisons: the one column of `after` with `asked`, all other columns of `after` "
        "with the same columns of `before`.",
        "`after[:, which] == asked` says of each face whether it is read as asked; `np.mean` makes "
        "a share of it.",
        "`np.delete(after, which, axis=1)` leaves the other columns.",
    ),
    draw=draw,
    cases=3,
    expected=asked_and_kept,
    result=("the share as asked", "the share that stayed"),
    praise="One number for what was wanted, one for what was not.",
    shape="The shapes are {received}, expected {expected}: two numbers, each a share of all.",
    otherwise="These are {received}, expected {expected}.",
    mistakes=(
        (
            lambda *given: (_read(*given), np.mean(given[1] == given[0])),
            "The second share counts the changed attribute as well, and that one was to change: "
            "leave its column out.",
        ),
        (
            lambda before, after, which, asked: (
                np.mean(after[:, which] != before[:, which]),
                _kept(before, after, which, asked),
            ),
            "The first share says how often the reading changed. Some faces had what was asked for "
            "before: compare with `asked`.",
        ),
        (
            lambda before, after, which, asked: (
                np.mean(after[:, which]),
                _kept(before, after, which, asked),
            ),
            "The first share says how many are read as having it, but some were asked to be "
            "without: compare with `asked`.",
        ),
        (
            lambda before, after, which, asked: (
                np.mean(before[:, which] == asked),
                _kept(before, after, which, asked),
            ),
            "The first share reads the originals: it is `after` that was to become as asked.",
        ),
        (
            lambda before, after, which, asked: (
                _read(before, after, which, asked),
                np.mean((_others(after, which) == _others(before, which)).all(axis=1)),
            ),
            "The second share counts the faces of which *everything* else stayed; it is to count "
            "the single readings, face by face and attribute by attribute.",
        ),
        (
            lambda *given: (_read(*given), 1 - _kept(*given)),
            "The second share is of those that *changed*: it is to say how much stayed.",
        ),
        (
            lambda before, after, which, asked: (
                _read(before, after, which, asked),
                np.mean(_others(after, which)),
            ),
            "The second share says how often the others are read at all: compare them with what "
            "they were `before`.",
        ),
        (
            lambda *given: asked_and_kept(*given)[::-1],
            "The two are swapped: the share as asked comes first.",
        ),
    ),
)
