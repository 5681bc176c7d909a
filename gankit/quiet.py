"""TensorFlow's notes, kept from people whom they would only alarm."""

import os
import sys
from contextlib import contextmanager

# Its errors as well: what its optimizer of graphs gives up ("remapper failed") costs a little time
# and nothing else. What does stop a program comes as an exception in Python.
LOG_LEVEL = "3"


def hush_tensorflow():
    """Loads Keras without the notes that TensorFlow prints on the way; for a notebook's first cell.

    They speak of missing GPU drivers and of rounding, and fill the first output with red; those of
    its graph optimizer do so later. Python's errors are shown as ever, and with
    `TF_CPP_MIN_LOG_LEVEL=0` in the environment the notes are too.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", LOG_LEVEL)
    with notes_of_tensorflow_hidden():
        import keras

        keras.ops.zeros(1)  # the first tensor looks for devices
    if keras.backend.backend() == "tensorflow" and not _notes_wanted():
        import tensorflow

        # Small models are called in many shapes here; its advice on retracing does not apply.
        tensorflow.get_logger().setLevel("ERROR")


@contextmanager
def notes_of_tensorflow_hidden():
    """Hides what TensorFlow's compiled code prints past its log level while it is loaded.

    These notes come before its log is set up; they speak of missing GPU drivers and would alarm a
    reader who has none. With `TF_CPP_MIN_LOG_LEVEL=0` they are shown. Python's errors pass.
    """
    try:
        stderr = os.dup(2)
    except OSError:  # there is none: nobody could read the notes
        yield
        return
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        if not _notes_wanted():
            with open(os.devnull, "w") as nowhere:
                os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)


def _notes_wanted():
    return os.environ.get("TF_CPP_MIN_LOG_LEVEL", "0") < "2"
