"""What is printed, made steady: no letter and no reader that went away ends what a command does."""

import errno
import io
import os
import sys
from contextlib import contextmanager, suppress

# A pipe nobody reads, on Windows an invalid one, and a terminal that was closed.
GONE = (errno.EPIPE, errno.EINVAL, errno.EIO)


class SteadyStream:
    """A text stream that drops what can't be written, and remembers why.

    Args:
        stream: What is written to, such as `sys.stdout`.

    Attributes:
        error: The first error that was met, or None.
    """

    def __init__(self, stream):
        self._stream = stream
        self.error = None

    def write(self, text):
        """Writes text; returns its length, written or not."""
        self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self):
        """Sends on what is still held back."""
        self._try(lambda: self._stream.flush())

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def _try(self, act):
        if self.error is not None:
            return
        try:
            act()
        except (OSError, ValueError) as error:  # ValueError: it was closed
            self.error = error
            _send_the_rest_nowhere(self._stream)


def lost(stream):
    """Returns why output was lost, or None; a reader who went away has lost nothing.

    Args:
        stream: A `SteadyStream`.
    """
    is_gone = isinstance(stream.error, ValueError) or getattr(stream.error, "errno", None) in GONE
    return None if is_gone else stream.error


@contextmanager
def steady_output():
    """Makes standard output and standard error steady inside the block.

    Letters that an output's encoding lacks are written as their code: "é" as `\\xe9` in ASCII.

    Yields:
        The `SteadyStream` that stands in for `sys.stdout`.
    """
    before = sys.stdout, sys.stderr
    errors = [_without_refusals(stream) for stream in before]
    # A program that was started without an output has None in its place.
    sys.stdout, sys.stderr = (SteadyStream(one or io.StringIO()) for one in before)
    output = sys.stdout
    try:
        yield output
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = before
        for stream, kept in zip(before, errors, strict=True):
            if kept:
                with suppress(OSError, ValueError):
                    stream.reconfigure(errors=kept)


def _without_refusals(stream):
    """Has a stream write the codes of letters that it lacks; returns what it did before."""
    if not isinstance(stream, io.TextIOWrapper):
        return None
    kept = stream.errors
    stream.reconfigure(errors="backslashreplace")
    return kept


def _send_the_rest_nowhere(stream):
    """Lets what a stream still holds be written without an error when Python ends."""
    with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())
