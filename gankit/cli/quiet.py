"""TensorFlow's first words, hidden where they would only alarm."""

import os
import sys
from contextlib import contextmanager


@contextmanager
def notes_of_tensorflow_hidden():
    """Hides what TensorFlow's compiled code prints past its log level while it is loaded.

    These notes come before its log is set up; they speak of missing GPU drivers and would alarm a
    reader who has none. With `TF_CPP_MIN_LOG_LEVEL=0` they are shown. Python's errors pass.
    """
    sys.stderr.flush()
    stderr = os.dup(2)
    try:
        if os.environ.get("TF_CPP_MIN_LOG_LEVEL", "0") >= "2":
            with open(os.devnull, "w") as nowhere:
                os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
