"""Running a probe beside a student's code, whatever that code does."""

import traceback

import numpy as np

from gankit.exercises.evidence import Evidence, Unusable, as_numbers
from gankit.exercises.time_limit import TookTooLong, time_limit
from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT, Verdict, not_attempted, wrong

LONGEST_MESSAGE = 200


def probed(exercise, answer, seed):
    """Runs an exercise's probe on an answer; survives errors, hangs and strange results.

    Args:
        exercise: An `Exercise`.
        answer: What the student passed; should be a function.
        seed: Whole number that the probe draws its inputs from.

    Returns:
        An `Evidence`, with arrays or with the verdict that stands in their place.
    """
    if answer is None:
        return Evidence(verdict=not_attempted())
    if not callable(answer):
        name = exercise.id.rpartition(".")[2]
        message = f"Expected your function, received {type(answer).__name__}. Pass it without "
        return Evidence(verdict=wrong(f'{message}calling it: check("{exercise.id}", {name})'))
    try:
        with time_limit(exercise.seconds):
            return Evidence(arrays=_plain(exercise.probe(answer, seed)))
    except NotImplementedError:
        return Evidence(verdict=not_attempted())
    except Unusable as problem:
        return Evidence(verdict=wrong(str(problem)))
    except TookTooLong:
        message = f"Still running after {exercise.seconds:g} seconds: is there a loop without end?"
        return Evidence(verdict=Verdict(TIMEOUT, message))
    except MemoryError:
        message = "It asked for more memory than there is: check the shapes."
        return Evidence(verdict=Verdict(OUT_OF_MEMORY, message))
    except SystemExit:
        return Evidence(verdict=wrong("Your code ends the program (`exit`): return a value."))
    except Exception as error:
        return Evidence(verdict=wrong(_explained(error, answer)))


def _plain(arrays):
    return {name: as_numbers(np.asarray(array), name) for name, array in arrays.items()}


def _explained(error, answer):
    """One line: what stopped, and the line of the student's code that did."""
    text = " ".join(str(error).split())
    if len(text) > LONGEST_MESSAGE:
        text = text[:LONGEST_MESSAGE] + " ..."
    stopped = f"{type(error).__name__}: {text}" if text else type(error).__name__
    where = _line_of(error, answer)
    return f"Your code stopped with {stopped}" + (f" ({where})" if where else "")


def _line_of(error, answer):
    file = getattr(getattr(answer, "__code__", None), "co_filename", None)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    if not frames:
        return ""
    return f"line {frames[-1].lineno}" + (f": `{frames[-1].line}`" if frames[-1].line else "")
