"""What the verbs share: a parser that answers in one line, and checks of what was typed."""

import argparse
from difflib import get_close_matches

from gankit.files import with_home

BAD_INPUT = 2
INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C ended


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that names the help."""

    def error(self, message):
        """Ends the program with exit code 2."""
        self.exit(BAD_INPUT, f"{self.prog}: error: {message} (see {self.prog} --help)\n")


def path(text):
    """Reads a path; `~` at its start is the user's own folder, also behind `=`."""
    try:
        return with_home(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def positive(text):
    """Reads a whole number from 1 to a thousand million."""
    return _whole_number(text, 1, 10**9)


def length(text):
    """Reads a whole number from 1 to 10,000: the length of a vector."""
    return _whole_number(text, 1, 10**4)


def seed(text):
    """Reads a whole number from 0 to 2**32 - 1."""
    return _whole_number(text, 0, 2**32 - 1)


def lesson_number(text):
    """Reads the number of a lesson, such as 5 or 05."""
    return _whole_number(text, 0, 99)


def refuse_unknown(what, name, known):
    """Refuses a name that is not known, and names the nearest one.

    Args:
        what: What it is the name of, such as `"model"`.
        name: What was typed.
        known: The names that there are.

    Raises:
        ValueError: If the name is not among them.
    """
    if name in known:
        return
    near = get_close_matches(name.lower(), known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise ValueError(f"there is no {what} {name!r}; {hint}There are: {', '.join(known)}")


def _whole_number(text, least, most):
    if text.lstrip("+-").isdecimal() and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"expected a whole number from {least} to {most}, received {text!r}"
    )
