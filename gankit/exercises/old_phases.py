"""What the weights say about a list of phases that a student wrote.

A step is played with the list, and judged by what it made of the networks, so that every honest way
to write the phases is right.
"""

from gankit.adversarial import Phase
from gankit.exercises.evidence import Unusable
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.verdict import right, wrong


def checked_phases(phases, names):
    """Returns an answer as a list of phases, if it is one that can be played.

    Args:
        phases: What the student's function returned.
        names: The names that the phases must have, each once, in any order.

    Returns:
        List of `Phase`s, in the student's order.

    Raises:
        Unusable: If it is something else, or a name is missing or strange.
    """
    if phases is None:
        raise Unusable("The result is None: does your function end in `return [...]`?")
    if not isinstance(phases, (list, tuple)) or not all(isinstance(p, Phase) for p in phases):
        raise Unusable("Expected a list of `Phase(name, learners, loss)`, one for each turn.")
    received = [phase.name for phase in phases]
    if sorted(received) != sorted(names):
        asked = " and one ".join(f'"{name}"' for name in names)
        raise Unusable(f"Expected one phase {asked}, received {received}.")
    return list(phases)


def judge_phases(evidence, played, expected, mistakes, praise, otherwise, tolerance=1e-4):
    """Judges what a step with the student's phases made of the networks.

    Args:
        evidence: Dict from a network's name to its weights after the step.
        played: Function that plays the step with a function that returns phases, and gives such a
            dict.
        expected: The function that returns the right phases.
        mistakes: Pairs of a function that returns wrong ones, and the message meant for it.
        praise: What is said of a right answer.
        otherwise: What is said where no mistake fits.
        tolerance: As for `agrees`.

    Returns:
        A `Verdict`.
    """

    def is_like(phases):
        reference = played(phases)
        return all(agrees(evidence[name], reference[name], tolerance) for name in reference)

    for name, weights in played(expected).items():
        refuse_another_shape(evidence[name], weights)
    if is_like(expected):
        return right(praise)
    fitting = (message for mistake, message in mistakes if is_like(mistake))
    return wrong(next(fitting, otherwise))
