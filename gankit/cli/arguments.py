"""What the verbs share: a parser that answers in one line, and checks of what was typed."""

import argparse
import re
import sys
from difflib import get_close_matches

from gankit.files import with_home

BAD_INPUT = 2
INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C ended


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that names the help, and the nearest word that it knows.

    Args:
        examples: Commands to show below the help, each a whole line.
        **settings: As `argparse.ArgumentParser` takes them.
    """

    def __init__(self, *, examples=(), **settings):
        below = "\n  ".join(["examples:", *examples]) if examples else None
        super().__init__(
            epilog=below, formatter_class=argparse.RawDescriptionHelpFormatter, **settings
        )
        self.set_defaults(parser=self)  # of nested ones the innermost, which knows the options
        self._typed = []

    def parse_args(self, args=None, namespace=None):
        """Reads the command line; an unknown option is refused with the nearest one."""
        parsed, unknown = self.parse_known_args(args, namespace)
        if unknown:
            parsed.parser.error(parsed.parser._unrecognized(unknown[0]))
        return parsed

    def parse_known_args(self, args=None, namespace=None):
        """Reads what it knows of the command line, and keeps what was typed for `error`."""
        self._typed = sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, namespace)

    def error(self, message):
        """Ends the program with exit code 2."""
        if "arguments are required" in message:  # it may be there, misspelt: argparse asks later
            unknown = next(filter(self._is_unknown_option, self._typed), None)
            message = self._unrecognized(unknown) if unknown else message
        self.exit(BAD_INPUT, f"{self.prog}: error: {message} (see {self.prog} --help)\n")

    def _unrecognized(self, word):
        word = word.partition("=")[0]
        return f"unrecognized argument {word!r}{_near(word, list(self._option_string_actions))}"

    def _is_unknown_option(self, word):
        if not re.match("--?[A-Za-z]", word):
            return False
        word = word.partition("=")[0]  # argparse takes the beginning of an option, too
        return not any(option.startswith(word) for option in self._option_string_actions)

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            there = ", ".join(map(str, action.choices))
            near = _near(str(value), list(map(str, action.choices)))
            raise argparse.ArgumentError(action, f"there is no {value!r}{near}; there are: {there}")


def all_actions(parser):
    """Yields what a parser, and each verb in it, takes: `argparse` calls them actions.

    Args:
        parser: A `Parser`.
    """
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb in action.choices.values():
                yield from all_actions(verb)
        else:
            yield action


def path(text):
    """Reads a path; `~` at its start is the user's own folder, also behind `=`."""
    if not text.strip():  # a shell's variable that was never set; it would be the folder one is in
        raise argparse.ArgumentTypeError(f"expected a path, received {text!r}")
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


def side(text):
    """Reads a whole number from 1 to 1,024: the side of an image."""
    return _whole_number(text, 1, 2**10)


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
    near = _near(name.lower(), known)
    near += "?" if near else "."
    raise ValueError(f"there is no {what} {name!r}{near} There are: {', '.join(known)}")


def refuse_unknown_set(name, more=()):
    """Refuses what is neither a data set nor meant as a folder of pictures.

    Args:
        name: What was typed.
        more: Names that are taken here beside those of the data sets.

    Raises:
        ValueError: If the name is none of these.
    """
    from gankit import data

    known = (*data.names(), *more)
    if name in known or not data.names_a_folder(name):
        refuse_unknown("data set", name, known)


def _near(word, known):
    near = get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}" if near else ""


def _whole_number(text, least, most):
    if text.lstrip("+-").isdecimal() and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"expected a whole number from {least} to {most}, received {text!r}"
    )
