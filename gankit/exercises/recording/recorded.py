"""Running a recorder beside a student's code, whatever that code does."""

import re
import traceback

import numpy as np

from gankit.exercises.evidence import Evidence, Unusable, as_numbers
from gankit.exercises.recording.time_limit import TookTooLong, time_limit
from gankit.exercises.recording.unchanged import unchanged
from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT, Verdict, not_attempted, wrong

LONGEST_MESSAGE, LONGEST_ERROR = 200, 20_000
THROUGH_NUMPY = (  # what each backend says to whoever hands NumPy what it differentiates
    "Can't call numpy() on Tensor that requires grad",  # PyTorch: and advises to lose the gradient
    "conversion method __array__() was called on traced",  # JAX
    "Cannot convert a symbolic tf.Tensor",  # TensorFlow: and looks like a blank
)


def recorded(record, answer, inputs, name="answer", seconds=20.0):
    """Records what an answer does with some inputs; survives errors, hangs and strange results.

    Args:
        record: Function from an answer and the inputs to a dict of arrays.
        answer: What the student passed; should be a function.
        inputs: Tuple of plain data: arrays, numbers, texts, and lists or tuples of these.
        name: How the student's function is called.
        seconds: How long it may take before the answer counts as hanging.

    Returns:
        An `Evidence`, with arrays or with the verdict that stands in their place.
    """
    if answer is None:
        return Evidence(verdict=not_attempted())
    if not callable(answer):
        message = f"Expected your function, received {type(answer).__name__}. Pass it without "
        return Evidence(verdict=wrong(f"{message}calling it: `check(..., {name})`."))
    try:
        with time_limit(seconds), unchanged(inputs):
            return Evidence(arrays=_plain(record(answer, *inputs)))
    except NotImplementedError as error:
        is_blank = not goes_through_numpy(error)
        return Evidence(
            verdict=_blank(error, answer) if is_blank else wrong(_explained(error, answer))
        )
    except Unusable as problem:
        return Evidence(verdict=wrong(str(problem)))
    except TookTooLong:
        message = f"Still running after {seconds:g} seconds: is there a loop without end?"
        return Evidence(verdict=Verdict(TIMEOUT, message))
    except MemoryError:
        message = "It asked for more memory than there is: check the shapes."
        return Evidence(verdict=Verdict(OUT_OF_MEMORY, message))
    except SystemExit:
        return Evidence(verdict=wrong("Your code ends the program (`exit`): return a value."))
    except Exception as error:
        return Evidence(verdict=wrong(_explained(error, answer)))


def _blank(error, answer):
    """Tells the blank of the answer itself from another exercise's that it calls."""
    frames = list(traceback.walk_tb(error.__traceback__))
    code, own = frames[-1][0].f_code, getattr(answer, "__code__", None)
    if own is None or code is own or all(frame.f_code is not own for frame, _ in frames):
        return not_attempted()
    return wrong(
        f"It calls `{code.co_name}`, which is still a blank: fill that one in first, and run its "
        "cell."
    )


def _plain(arrays):
    return {name: as_numbers(np.asarray(array), name) for name, array in arrays.items()}


def _explained(error, answer):
    """One line: what stopped, and the line of the student's code that did."""
    text = _essence(str(error)[:LONGEST_ERROR])
    if len(text) > LONGEST_MESSAGE:
        text = text[:LONGEST_MESSAGE] + " ..."
    said = f"Your code stopped with {type(error).__name__}" + (f": {text}" if text else "")
    if goes_through_numpy(error):
        said = (
            "Your code goes through NumPy where gradients have to pass: stay with `keras.ops` all "
            "the way"
        )
    where = _line_of(error, answer)
    return said + (f" ({where})" if where else "")


def goes_through_numpy(error):
    """Says whether an error is a backend's to whoever hands NumPy what it differentiates."""
    return any(words in str(error)[:LONGEST_ERROR] for words in THROUGH_NUMPY)


def _essence(text):
    """One line of an error's text: what Keras prints in bold, and no tensor's numbers."""
    bold = re.search(r"\x1b\[1m(.*?)\x1b\[0m", text, re.DOTALL)
    said = bold[1] if bold else re.sub(r"\x1b\[[0-9;]*m", "", text)
    said = re.sub(r" for input .*? with name '[^']*' and path '[^']*'", "", said, flags=re.DOTALL)
    return " ".join(said.split())


def _line_of(error, answer):
    file = getattr(getattr(answer, "__code__", None), "co_filename", None)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == file]
    if not frames:
        return ""
    return f"line {frames[-1].lineno}" + (f": `{frames[-1].line}`" if frames[-1].line else "")
