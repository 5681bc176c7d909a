"""Lets an answer choose from a list, a choice for each letter."""

from difflib import get_close_matches

import numpy as np

from gankit.exercises.evidence import Unusable


def chosen_causes(answer, letters, causes, codes):
    """Asks an answer, a function of no argument, for a dict from letter to cause.

    Args:
        answer: The student's function.
        letters: Tuple of texts, such as `("A", "B")`.
        causes: List of texts, what there is to choose from.
        codes: List of whole numbers, one for each cause.

    Returns:
        Evidence: the code of each letter's cause.
    """
    said = answer()
    if not isinstance(said, dict):
        raise Unusable('Expected a dict from letter to cause, such as {"A": "mode collapse", ...}.')
    missing = [letter for letter in letters if letter not in said]
    if missing:
        raise Unusable(f"No cause is given for {', '.join(missing)}.")
    numbers = [codes[place_of(said[letter], letter, causes)] for letter in letters]
    return {"the causes": np.array(numbers)}


def place_of(said, what, choices):
    """Finds a choice in a list.

    Args:
        said: Anything.
        what: What the message says was chosen, such as `"A"`.
        choices: List of texts.

    Returns:
        Its index.

    Raises:
        Unusable: If it is not there; the message names the nearest.
    """
    if isinstance(said, str) and said in choices:
        return choices.index(said)
    near = get_close_matches(str(said), choices, n=1)
    cure = f'Did you mean "{near[0]}"?' if near else f"The list has: {', '.join(choices)}."
    raise Unusable(f"{what}: {said!r} is not in the list. {cure}")
