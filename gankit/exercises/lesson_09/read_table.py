"""Exercise: reading a table of coverage."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.choices import chosen_causes
from gankit.exercises.verdict import right, wrong

# Each reading with what it would look like, the answer to those who see it where it is not.
READINGS = {
    "like the data": "25 modes by both counts, 98.9 % of good samples, a KL of 0 and a ratio of 1",
    "modes missing": "fewer modes by either count",
    "modes uneven": "all modes reached, but fewer that get their share, and a KL well above 0",
    "samples between modes": "few good samples, although those that are good spread as they should",
    "modes too narrow": "more good samples than the data itself has, and a ratio far below 1",
    "modes too wide": "fewer good samples, and a ratio far above 1",
}
EXPECTED = {
    "A": "modes uneven",
    "B": "samples between modes",
    "C": "modes too narrow",
    "D": "like the data",
    "E": "modes missing",
}


def draw(seed):
    """Draws a code for each reading, so that the same answer is recorded otherwise per seed."""
    codes = np.random.default_rng(seed).choice(10**9, len(READINGS), replace=False)
    return tuple(EXPECTED), list(READINGS), codes.tolist()


def judge(evidence, letters, readings, codes):
    for letter, code in zip(letters, evidence["the causes"], strict=True):
        said = readings[codes.index(int(code))]
        if said != EXPECTED[letter]:
            return wrong(f"{letter} is something else. {said.capitalize()} means {READINGS[said]}.")
    return right("No single column would have told them apart.")


READ_TABLE = Exercise(
    id="wgan.read_table",
    lesson=9,
    points=2,
    title="Read a table of coverage",
    hints=(
        "The data itself has 98.9 % of good samples, not 100: what does it take to have more?",
        "The two counts of modes differ where some modes get few samples.",
        "The ratio of the spread looks at good samples alone: what lies between modes does not "
        "count for it.",
    ),
    draw=draw,
    record=chosen_causes,
    judge=judge,
)
