"""What an answer says it saw in an animation: when, where, and in its own words."""

import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers, described
from gankit.exercises.recording.choices import place_of

FORM = '`(first step, last step, place, "what is odd")`'


def findings(answer, places, codes):
    """Asks an answer, a function of no argument, for a list of what was found.

    Args:
        answer: The student's function.
        places: List of texts, where something can be seen.
        codes: List of whole numbers, one for each place.

    Returns:
        Evidence: of each finding the two steps, the place's code, and how many words say it; how
        many of the texts differ.
    """
    said = answer()
    if said is None:
        raise Unusable("The list is None: does your function end in `return [...]`?")
    if not isinstance(said, (list, tuple)):
        raise Unusable(f"Expected a list of {FORM}, received {described(said)}.")
    rows = [_checked(one) for one in said]
    texts = {" ".join(text.lower().split()) for *_, text in rows}
    return {
        "the steps": np.array([row[:2] for row in rows], "float64").reshape(-1, 2),
        "the places": np.array([codes[place_of(row[2], "the place", places)] for row in rows]),
        "the words": np.array([len(row[3].split()) for row in rows]),
        "different texts": np.array(len(texts)),
    }


def _checked(one):
    if not isinstance(one, (list, tuple)) or len(one) != 4:
        raise Unusable(f"Expected of each finding {FORM}, received {str(one)[:80]!r}.")
    first, last, place, text = one
    as_numbers([first, last], "the range of steps", shape=(2,))
    if not isinstance(text, str):
        raise Unusable(f"Say in words what is odd, in quotes, received {described(text)}.")
    return first, last, place, text
