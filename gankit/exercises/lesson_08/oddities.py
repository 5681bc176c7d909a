"""Exercise: what is odd in the slow GAN's animation, when, and where it can be seen."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.findings import findings
from gankit.exercises.verdict import right, wrong

PLACES = ["pictures", "discriminator's curve", "generator's curve", "both curves"]
LAST_STEP = 4_500
FEWEST, FEWEST_WORDS = 4, 4


def draw(seed):
    """Draws a code for each place, so that the same answer is recorded otherwise for each seed."""
    codes = np.random.default_rng(seed).choice(10**9, len(PLACES), replace=False)
    return PLACES, codes.tolist()


def judge(evidence, places, codes):
    steps, words = evidence["the steps"], evidence["the words"]
    seen = [places[codes.index(int(code))] for code in evidence["the places"]]
    if not len(steps) == len(words) == len(seen):
        raise ValueError("not one place and one text for each range of steps")
    problem = (
        problem_of_number(min(len(seen), int(evidence["different texts"])))
        or problem_of_steps(steps)
        or problem_of_words(words)
        or problem_of_places(seen)
    )
    if problem:
        return wrong(problem)
    return right(f"{len(seen)} oddities, each with its place. Now open the list, and compare.")


def problem_of_number(found):
    """Names it if too little was found, or returns None."""
    if found < FEWEST:
        return (
            f"{found} found so far, expected at least {FEWEST} different ones. Step through the "
            "first thousand steps with the arrow keys, then look at the curves alone."
        )
    return None


def problem_of_steps(steps):
    """Names what is wrong with ranges of steps, or returns None."""
    for first, last in steps.tolist():
        if not 0 <= first <= last <= LAST_STEP:
            return (
                f"From step {first:g} to {last:g}? The animation runs from 0 to {LAST_STEP:,}, and "
                "a range begins with the earlier step."
            )
    if np.all(steps[:, 1] - steps[:, 0] > LAST_STEP / 2):
        return (
            "Everything is odd nearly all the time? Say where each is seen best: one of them at "
            "least has a beginning and an end."
        )
    return None


def problem_of_words(words):
    """Names it if a finding is not described, or returns None."""
    if np.min(words) < FEWEST_WORDS:
        return (
            f"A finding is too short (words: {int(np.min(words))}): describe it so that somebody "
            f"else finds it again, in {FEWEST_WORDS} words or more."
        )
    return None


def problem_of_places(seen):
    """Names the place where nobody looked, or returns None."""
    if "pictures" not in seen:
        return "Nothing is odd about the pictures? Look at the first thousand steps again."
    if set(seen) == {"pictures"}:
        return "Nothing is odd about the curves? Read their numbers, and look at them closely."
    return None


ODDITIES = Exercise(
    id="animation.oddities",
    lesson=8,
    points=2,
    title="What is odd, when and where?",
    hints=(
        "Four questions: what do the pictures show at first? Do they differ from one another? What "
        "values do the curves take? Do they run as such curves usually do?",
        '`return [(100, 600, "pictures", "what you see there"), ...]`; the places are '
        '`"pictures"`, `"discriminator\'s curve"`, `"generator\'s curve"` and `"both curves"`.',
    ),
    draw=draw,
    record=findings,
    judge=judge,
)
