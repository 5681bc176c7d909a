"""What a recorder brings out: plain arrays of numbers, or the reason why there are none."""

from dataclasses import dataclass, field

import numpy as np

from gankit.exercises.verdict import Verdict

MOST_NUMBERS = 1_000_000
PLURALS = {"is": "are", "has": "have", "contains": "contain", "holds": "hold"}


class Unusable(ValueError):
    """An answer returned something that no judge could look at; the message is for the student."""


@dataclass(frozen=True)
class Evidence:
    """What was recorded of an answer.

    Args:
        arrays: Dict from name to NumPy array of numbers or booleans, all finite.
        verdict: A `Verdict` where there are no arrays (a blank, an error, a hang).
    """

    arrays: dict = field(default_factory=dict)
    verdict: Verdict | None = None


def as_numbers(value, what, shape=None):
    """Turns what an answer returned into an array, or says in one line why it can't.

    Args:
        value: Anything: a tensor, a number, a list, None.
        what: How the message calls it, such as `"the loss"`.
        shape: The shape it must have; None allows any.

    Returns:
        NumPy array of numbers or booleans, finite, with at most a million of them.

    Raises:
        Unusable: If the value is no such array.
    """
    if value is None:
        raise Unusable(f"{opening(what, 'is')} None: does your function end in `return ...`?")
    _refuse_huge(value, what)
    array = _converted(value, what)
    _refuse_huge(array, what)
    if not np.all(np.isfinite(array)):
        raise Unusable(
            f"{opening(what, 'contains')} NaN or infinity: look for a log of 0, a / 0, a root of 0 "
            "(its derivative is infinite), or a quantile at 0 or 1."
        )
    if shape is not None and array.shape != tuple(shape):
        raise Unusable(
            f"{opening(what, 'has')} the shape {array.shape}, expected {tuple(shape)}: "
            "print the shapes on the way."
        )
    return array


def _converted(value, what):
    problem = f"{opening(what, 'is')} {described(value)}, expected numbers."
    if isinstance(value, (str, bytes)) or callable(value) or isinstance(value, (dict, set)):
        raise Unusable(problem)
    try:
        array = np.asarray(value)
    except Unusable:
        raise
    except Exception as error:  # ragged lists, symbolic tensors, objects with their own ideas
        raise Unusable(f"{problem} ({type(error).__name__} on the way to an array)") from error
    if array.dtype.kind not in "buif":
        raise Unusable(problem)
    return array


def _refuse_huge(value, what):
    shape = getattr(value, "shape", ())
    try:
        count = int(np.prod([int(side) for side in shape], dtype="float64"))
    except (TypeError, ValueError):
        return  # no array's shape; the conversion will tell
    if count > MOST_NUMBERS:
        raise Unusable(
            f"{opening(what, 'holds')} {count:,} numbers (shape {tuple(shape)}), far more than "
            "expected: did two axes get multiplied?"
        )


def described(value):
    """Names what something is, with its article, for a message: `"a list"`."""
    name = type(value).__name__
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def opening(what, verb):
    """Opens a sentence of a message: `"The loss is"`, `"The averages are"`.

    Args:
        what: Such as `"the loss"`; a noun that ends in one s is taken for a plural.
        verb: `"is"`, `"has"`, `"contains"` or `"holds"`.

    Returns:
        String.
    """
    noun = what.split(" of ")[0]
    plural = noun.endswith("s") and not noun.endswith("ss")
    return f"{what[:1].upper()}{what[1:]} {PLURALS[verb] if plural else verb}"
