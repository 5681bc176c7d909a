"""The command `gankit`: every bad input ends in one line on standard error and exit code 2.

One file for each verb, with its parser and what it runs; `arguments` is for all of them.
"""

import errno
import os
import sys
import warnings
from contextlib import contextmanager

from gankit import __version__
from gankit.cli import (
    animate,
    completion,
    data,
    doctor,
    evaluate,
    grade,
    help,
    release,
    train,
)
from gankit.cli.arguments import BAD_INPUT, INTERRUPTED, Parser
from gankit.cli.output import lost, steady_output
from gankit.quiet import LOG_LEVEL
from gankit.signals import on_ending_signals

VERBS = (doctor, data, train, evaluate, animate, release, grade, completion, help)


def main(arguments=None):
    """Runs the command line.

    Args:
        arguments: List of strings; those of the process by default.

    Returns:
        The exit code: 0, 1 where something needs a person (what the doctor found wrong, a student
        notebook that differs from its master, a submission that could not be graded), 2 for bad
        input, 130 after Ctrl-C or SIGTERM.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", LOG_LEVEL)
    with steady_output() as output:
        parsed = build_parser().parse_args(arguments)
        exit_code = _run(parsed)
        output.flush()
        if lost(output):
            # What left its files is done, printed or not; what only prints is not.
            exit_code = exit_code or (BAD_INPUT if parsed.only_prints else 0)
            _complain(f"warning: this can't be printed: {_explained(output.error)}", exit_code)
        return exit_code


def _run(parsed):
    try:
        with _warnings_in_one_line(), on_ending_signals(_end):
            return parsed.command(parsed) or 0
    except KeyboardInterrupt as interrupt:
        return _complain(str(interrupt) or "interrupted", INTERRUPTED)
    except (ValueError, OSError, ImportError, MemoryError) as error:
        return _complain(f"error: {_explained(error)}", BAD_INPUT)


def build_parser():
    """Returns the parser of the whole command line."""
    parser = Parser(
        prog="gankit",
        description="Train small GANs and watch them learn.",
        examples=["gankit doctor", "gankit train gan --data ring --out runs/ring"],
    )
    parser.add_argument("-V", "--version", action="version", version=f"gankit {__version__}")
    parser.set_defaults(only_prints=False, root=parser)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for verb in VERBS:
        verb.add_parser(commands)
    return parser


def _end(signal_number, frame):
    raise KeyboardInterrupt


def _explained(error):
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        where = f" ({error.filename})" if error.filename else ""
        return f"the disk is full{where}: free some space and try again"
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split()) or type(error).__name__


def _complain(message, exit_code):
    print(f"gankit: {message}", file=sys.stderr)
    return exit_code


@contextmanager
def _warnings_in_one_line():
    with warnings.catch_warnings():
        warnings.showwarning = lambda message, *_: _complain(f"warning: {message}", 0)
        yield
