"""Which steps have to run: the answers, what the student wrote, and what these use.

It reads strangers' code, so it runs in the box, where that costs nobody else anything; the
student's first cell has not run by then.
"""

from gankit.dependencies import dependencies_of
from gankit.grading.submission import LESSON, OWN


def needed(steps):
    """Finds the steps that have to run for the answers and for what the student wrote.

    Args:
        steps: List of dicts, see `plan.steps_of`.

    Returns:
        List of their numbers, in order.
    """
    kept, needs, touched = [], set(), set()
    for number in reversed(range(len(steps))):
        step = steps[number]
        names = dependencies_of(step["source"])
        is_wanted = step["role"] != LESSON or not names.is_clear
        if is_wanted or names.gives & needs or names.changes & touched:
            kept.append(number)
            needs |= names.needs
        if step["role"] == OWN:
            # A student's own cell may look at what a training changed; an answer is a function.
            touched |= names.needs
    return kept[::-1]
