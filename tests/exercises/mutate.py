"""`python -m tests.exercises.mutate ID ...`: which changed answers a judge takes for right.

The master's answer to an exercise is changed in one place at a time: an argument ignored, a number
altered, a sign turned, a draw shared, `return` forgotten and so on. Whatever is still judged right
is a fault of the judge, unless it is listed with its reason in `mutation/known.py`.
"""

import argparse
import os
import sys
from collections import Counter

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from gankit.exercises import registry  # noqa: E402
from tests.exercises import masters  # noqa: E402
from tests.exercises.every import EXERCISES  # noqa: E402
from tests.exercises.mutation.known import reason  # noqa: E402
from tests.exercises.mutation.mutants import mutants  # noqa: E402
from tests.exercises.mutation.survival import ALIKE, ANOTHER_CONTAINER, outcomes  # noqa: E402


def main(arguments=None):
    """Prints the survivors by exercise; returns 1 if any of them is not known."""
    parser = argparse.ArgumentParser(prog="python -m tests.exercises.mutate", description=__doc__)
    parser.add_argument("exercises", nargs="*", metavar="ID", help="such as gan.generator_loss")
    parser.add_argument("--all", action="store_true", help="every exercise of every lesson")
    parser.add_argument("--seeds", type=int, default=3, help="how many beside the public ones")
    parser.add_argument("--alike", action="store_true", help="list what made no difference too")
    options = parser.parse_args(arguments)
    named = [registry.find(identifier) for identifier in options.exercises]
    faults = 0
    for exercise in EXERCISES if options.all else named:
        faults += report(exercise, options.seeds, options.alike)
    return int(faults > 0)


def report(exercise, seeds, alike=False):
    """Prints what became of an exercise's mutants; returns how many survive unknown."""
    found = outcomes_of(exercise, seeds)
    counts = Counter(outcome.status for outcome in found)
    print(f"{exercise.id}: " + ", ".join(f"{n} {status}" for status, n in counts.items()))
    shown = {ANOTHER_CONTAINER} | ({ALIKE} if alike else set())
    faults = 0
    for outcome in found:
        if outcome.is_fault or outcome.status in shown:
            name = outcome.mutant.name
            why = reason(exercise.id, name) if outcome.is_fault else None
            print(f"  {outcome.status}: {name}" + (f"  [{why}]" if why else ""))
            faults += outcome.is_fault and why is None
    sys.stdout.flush()
    return faults


def outcomes_of(exercise, seeds=3):
    """Judges the mutants of the master's answer to an exercise."""
    answer = masters.right_answer(exercise)
    namespace = masters.definitions(exercise.lesson)
    made = mutants(masters.source_of(exercise), namespace)
    return outcomes(exercise, answer, made, seeds)


if __name__ == "__main__":
    sys.exit(main())
