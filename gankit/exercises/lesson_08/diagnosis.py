"""Exercise: which cause lies behind which oddity of the slow training?"""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.choices import chosen_causes
from gankit.exercises.verdict import right, wrong

# Each cause with what it would look like, the answer to those who suspect it in vain.
CAUSES = {
    "saturating loss": "a generator whose gradients fade as soon as its fakes are seen through, "
    "and grow when the discriminator is in doubt",
    "too many turns": "a discriminator that stays right about nearly everything even while the "
    "pictures get better",
    "small learning rate": "weights that hardly move in a step although the gradients have a good "
    "length",
    "running means": "curves without any restlessness, that start afresh with every epoch",
    "close latent vectors": "pictures that are alike in the animation, and differ as soon as one "
    "draws others",
    "discriminator not frozen": "a discriminator that loses in the generator's turn what it "
    "learned in its own, and soon calls fakes real",
    "latent vectors drawn once": "a generator that is good for these vectors only: pictures for "
    "fresh ones would be far worse than those shown",
    "mode collapse": "pictures that are alike for fresh latent vectors as well",
    "images not shuffled": "pictures that all turn into one digit, then all into the next, in "
    "step with the data",
    "labels swapped": "a discriminator that is wrong about nearly everything from the start",
}
EXPECTED = {
    "A": "saturating loss",
    "B": "too many turns",
    "C": "close latent vectors",
    "D": "running means",
    "E": "small learning rate",
}


def draw(seed):
    """Draws a code for each cause, so that the same answer is recorded otherwise for each seed."""
    codes = np.random.default_rng(seed).choice(10**9, len(CAUSES), replace=False)
    return tuple(EXPECTED), list(CAUSES), codes.tolist()


def judge(evidence, letters, causes, codes):
    for letter, code in zip(letters, evidence["the causes"], strict=True):
        cause = causes[codes.index(int(code))]
        if cause != EXPECTED[letter]:
            return wrong(f"{letter} is something else: {cause} would show as {CAUSES[cause]}.")
    return right("Five oddities, five causes, each seen before it was believed.")


DIAGNOSIS = Exercise(
    id="animation.diagnosis",
    lesson=8,
    points=3,
    title="The diagnosis: what is behind the oddities?",
    hints=(
        "For each cause ask: what would the panels show if it were so? Then look.",
        "Two of the oddities are not in the training at all, only in what is shown of it.",
        "Is the pixel spread small for fresh latent vectors too? If not, the generator is not to "
        "blame.",
    ),
    draw=draw,
    record=chosen_causes,
    judge=judge,
)
