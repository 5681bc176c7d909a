"""Exercise: which cause lies behind which oddity of the slow training?"""

from difflib import get_close_matches

import numpy as np

from gankit.exercises.evidence import Unusable
from gankit.exercises.exercise import Exercise
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


def probe(answer, seed):
    said = answer()
    if not isinstance(said, dict):
        raise Unusable('Expected a dict from letter to cause, such as {"A": "mode collapse", ...}.')
    missing = [letter for letter in EXPECTED if letter not in said]
    if missing:
        raise Unusable(f"No cause is given for {', '.join(missing)}.")
    codes = drawn_codes(seed)
    return {"the causes": np.array([codes[_cause(said[letter], letter)] for letter in EXPECTED])}


def judge(evidence, seed):
    causes = {code: cause for cause, code in drawn_codes(seed).items()}
    for (letter, expected), code in zip(EXPECTED.items(), evidence["the causes"], strict=True):
        cause = causes[int(code)]
        if cause != expected:
            return wrong(f"{letter} is something else: {cause} would show as {CAUSES[cause]}.")
    return right("Five oddities, five causes, each seen before it was believed.")


def drawn_codes(seed):
    """Draws a code number for each cause, so that the same answer is another one for each seed."""
    codes = np.random.default_rng(seed).choice(10**9, len(CAUSES), replace=False)
    return dict(zip(CAUSES, codes.tolist(), strict=True))


def _cause(said, letter):
    if said in CAUSES:
        return said
    near = get_close_matches(str(said), CAUSES, n=1)
    cure = f'Did you mean "{near[0]}"?' if near else f"The list has: {', '.join(CAUSES)}."
    raise Unusable(f"{letter}: {said!r} is not in the list of causes. {cure}")


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
    record=probe,
    judge=judge,
)
