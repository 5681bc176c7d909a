"""Exercise: the schedule of growing."""

import numpy as np

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.recording.many_calls import ManyCalls
from gankit.exercises.recording.returned import Kind
from gankit.exercises.verdict import right, wrong

PAIR = "the pair of level and alpha"


def draw(seed):
    """Draws numbers of images, some in each part of a growth and at each end of a fade."""
    random = np.random.default_rng(seed)
    levels = int(random.integers(3, 6))
    stabilise, fade = (100 * (2 + random.permutation(20)[:2])).tolist()
    moments = [0, int(random.integers(1, stabilise))]
    for level in range(1, levels):
        start = stabilise + (level - 1) * (fade + stabilise)
        moments += [start, *(start + random.integers(1, fade, 2)).tolist(), start + fade]
        moments.append(start + fade + int(random.integers(1, stabilise)))
    end = stabilise + (levels - 1) * (fade + stabilise)
    moments += [end + 1, end + 10 * (fade + stabilise)]
    random.shuffle(moments)
    return tuple((moment, levels, stabilise, fade) for moment in moments)


def growth_at(shown, levels, stabilise, fade):
    """Returns the expected level and alpha, an array of two numbers."""
    part, within = divmod(max(0, shown - stabilise), stabilise + fade)
    if shown < stabilise:
        return np.array([0, 1.0])
    if part + 1 >= levels:
        return np.array([levels - 1, 1.0])
    return np.array([part + 1, min(1.0, within / fade)])


def _then(change):
    """Returns a mistake that changes the right level and alpha."""

    def mistaken(shown, levels, stabilise, fade):
        return np.array(change(*growth_at(shown, levels, stabilise, fade)))

    return mistaken


def _fading_first(shown, levels, stabilise, fade):
    part, within = divmod(shown, fade + stabilise)
    last = part >= levels
    return np.array([min(part, levels - 1), 1.0 if last else min(1.0, within / fade)])


def _fading_first_from_level_1(shown, levels, stabilise, fade):
    return growth_at(max(shown - fade, 0), levels, stabilise, fade)


def _unclipped(shown, levels, stabilise, fade):
    level, alpha = growth_at(shown, levels, stabilise, fade)
    start = stabilise + (level - 1) * (fade + stabilise)
    return np.array([level, (shown - start) / fade if level else alpha])


def _over_the_whole_level(shown, levels, stabilise, fade):
    level, alpha = growth_at(shown, levels, stabilise, fade)
    start = stabilise + (level - 1) * (fade + stabilise)
    return np.array([level, min(1.0, (shown - start) / (fade + stabilise)) if level else alpha])


def _without_end(shown, levels, stabilise, fade):
    return growth_at(shown, 10**9, stabilise, fade)


def _swapped_lengths(shown, levels, stabilise, fade):
    return growth_at(shown, levels, fade, stabilise)


MISTAKES = (
    (
        _without_end,
        "The level goes on growing: after the last one, `levels - 1`, nothing changes any more.",
    ),
    (
        _then(lambda level, alpha: (level, alpha if level else 0.0)),
        "At level 0 there is nothing to fade from: alpha is 1 there.",
    ),
    (
        _then(lambda level, alpha: (level, 1.0)),
        "Alpha is 1 all the time, so nothing fades: while a level fades in, it goes from 0 to 1.",
    ),
    (
        _then(lambda level, alpha: (level, 0.0)),
        "Alpha is 0 all the time: the new layers would never be seen.",
    ),
    (
        _then(lambda level, alpha: (level, 1.0 - alpha)),
        "Alpha is turned round: it is the share of the *new* layers, so each fade starts at 0.",
    ),
    (
        _then(lambda level, alpha: (level + 1, alpha)),
        "The levels are counted from 1 here: the first one is level 0.",
    ),
    (
        _then(lambda level, alpha: (max(level - (alpha < 1), 0), alpha)),
        "While a level fades in, this still names the one before: the new layers are there from "
        "the first image of their fade on, with alpha 0.",
    ),
    (
        _unclipped,
        "Alpha runs beyond 1: when the fade is over it stays at 1.",
    ),
    (
        _over_the_whole_level,
        "The fade takes up the whole level: it lasts `fade` images, and `stabilise` more are shown "
        "with alpha 1.",
    ),
    (
        _fading_first,
        "Level 0 gets a fade as well: there is nothing before it, so it lasts `stabilise` images "
        "only.",
    ),
    (
        _fading_first_from_level_1,
        "Level 0 lasts too long: it has no fade, so it lasts `stabilise` images only.",
    ),
    (
        _swapped_lengths,
        "`stabilise` and `fade` are swapped.",
    ),
)
HINTS = (
    "Level 0 is shown `stabilise` images. Every later level takes `fade + stabilise`: how many "
    "images into the growth behind level 0 are we?",
    "`divmod(shown - stabilise, fade + stabilise)` gives two numbers: how many later levels are "
    "done, and how many images of the present one.",
    "With these, `done` and `within`: the level is `done + 1`, alpha `min(1, within / fade)`. "
    "Before: level 0, alpha 1. Behind the last: `levels - 1`, alpha 1.",
)
NAMED = tuple(Mistake(*pair) for pair in MISTAKES)


def judge(evidence, *cases):
    received, expected = evidence[PAIR], _called(growth_at, cases)
    if received.shape != expected.shape:
        return wrong(
            f"It returns an array of the shape {received.shape[1:]}, expected two numbers: the "
            "level and alpha."
        )
    missed = ~_alike(received, expected)
    if not missed.any():
        return right("Stabilise, fade, stabilise, fade, and rest.")
    for mistake in NAMED:
        if _alike(received, _called(mistake.answer, cases))[missed].all():
            return wrong(mistake.message)
    return wrong(_told(cases, received, expected, np.flatnonzero(missed)[0]))


def _called(function, cases):
    return np.array([function(*case) for case in cases])


def _alike(some, others):
    """Says for each call whether two answers agree."""
    return np.abs(some - others).max(axis=1) < 1e-6


def _told(cases, received, expected, number):
    shown, levels, stabilise, fade = cases[number]
    given, asked = (
        f"level {pairs[number][0]:g}, alpha {pairs[number][1]:.3g}"
        for pairs in (received, expected)
    )
    return (
        f"After {shown} images, with {levels} levels, stabilise={stabilise} and fade={fade}, it is "
        f"{given}; expected {asked}."
    )


GROWTH_AT = Exercise(
    id="progan.growth_at",
    lesson=11,
    points=3,
    title="Which level, and how much of it",
    hints=HINTS,
    draw=draw,
    record=ManyCalls(PAIR, Kind.TUPLE),
    judge=judge,
    mistakes=NAMED,
)
