"""The command `gankit`: every bad input ends in one line on standard error and exit code 2."""

import argparse
import errno
import os
import sys
import warnings
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from gankit import __version__

BAD_INPUT = 2
INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C ended


def main(arguments=None):
    """Runs the command line.

    Args:
        arguments: List of strings; those of the process by default.

    Returns:
        The exit code: 0, 1 where the doctor found something wrong, 2 for bad input, 130 after
        Ctrl-C.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    parsed = build_parser().parse_args(arguments)
    try:
        with _warnings_in_one_line():
            return parsed.command(parsed) or 0
    except KeyboardInterrupt:
        return _complain("interrupted", INTERRUPTED)
    except (ValueError, OSError, ImportError, MemoryError) as error:
        return _complain(f"error: {_explained(error)}", BAD_INPUT)


def build_parser():
    """Returns the parser of the whole command line."""
    parser = _Parser(prog="gankit", description="Train small GANs and watch them learn.")
    parser.add_argument("--version", action="version", version=f"gankit {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    doctor = commands.add_parser("doctor", help="say whether this machine is ready")
    doctor.set_defaults(command=run_doctor)
    _add_data(commands.add_parser("data", help="list or fetch data sets"))
    _add_train(commands.add_parser("train", help="train a model into a folder"))
    _add_animate(commands.add_parser("animate", help="draw a run's animation anew"))
    return parser


def _add_data(parser):
    verbs = parser.add_subparsers(metavar="list|fetch", required=True)
    verbs.add_parser("list", help="say what there is").set_defaults(command=run_data_list)
    fetch = verbs.add_parser("fetch", help="download a data set")
    fetch.add_argument("name", metavar="NAME", help="one of those that `gankit data list` shows")
    fetch.set_defaults(command=run_data_fetch)


def _add_train(parser):
    parser.add_argument("model", metavar="MODEL", help="gan or dcgan")
    parser.add_argument("--data", metavar="NAME", required=True, help="see `gankit data list`")
    parser.add_argument("--out", metavar="DIR", required=True, type=Path, help="a new folder")
    parser.add_argument("--steps", metavar="N", type=_positive, help="default: by GANKIT_SCALE")
    parser.add_argument("--batch-size", metavar="N", type=_positive, help="samples in a step")
    parser.add_argument(
        "--latent-dim", metavar="N", type=_length, help="length of the latent vector"
    )
    parser.add_argument("--seed", metavar="S", type=_seed, default=0)
    parser.set_defaults(command=run_train)


def _add_animate(parser):
    parser.add_argument("run", metavar="DIR", type=Path, help="the folder of a run")
    parser.add_argument("--to", metavar="FILE", required=True, type=Path, help=".gif, .html, ...")
    parser.set_defaults(command=run_animate)


def run_doctor(parsed):
    """Prints the findings about this machine."""
    from gankit import doctor

    with notes_of_tensorflow_hidden():
        findings = doctor.examine()
    print(*findings, sep="\n")
    return 0 if doctor.is_ready(findings) else 1


def run_data_list(parsed):
    """Prints one line per data set."""
    from gankit import data

    for row in data.catalogue():
        print(f"{row.name:<14} {'here' if row.here else 'absent':<7} {row.size:<12} {row.where}")
        print(f"{'':<14} {row.summary}; terms: {row.terms}")


def run_data_fetch(parsed):
    """Downloads one data set."""
    from gankit import data

    _refuse_unknown("data set", parsed.name, data.names())
    print(data.fetch(parsed.name))


def run_train(parsed):
    """Trains a model and says what it left behind."""
    from gankit import data, runs

    _refuse_unknown("model", parsed.model, runs.MODELS)
    _refuse_unknown("data set", parsed.data, data.names())
    runs.refuse_taken(parsed.out)
    with notes_of_tensorflow_hidden():
        import keras

        keras.ops.zeros(1)  # the first tensor looks for devices
    run = runs.train(
        parsed.model,
        parsed.data,
        parsed.out,
        steps=parsed.steps,
        batch_size=parsed.batch_size,
        latent_dim=parsed.latent_dim,
        seed=parsed.seed,
    )
    print(run.summary())
    return INTERRUPTED if run.status == "interrupted" else 0


def run_animate(parsed):
    """Draws the animation of a finished or interrupted run into a file."""
    from gankit import runs

    runs.Run.open(parsed.run).animation().save(parsed.to)
    print(parsed.to)


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


class _Parser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(BAD_INPUT, f"{self.prog}: error: {message} (see {self.prog} --help)\n")


def _positive(text):
    return _whole_number(text, 1, 10**9)


def _length(text):
    return _whole_number(text, 1, 10**4)


def _seed(text):
    return _whole_number(text, 0, 2**32 - 1)


def _whole_number(text, least, most):
    if text.lstrip("+-").isdecimal() and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"expected a whole number from {least} to {most}, received {text!r}"
    )


def _refuse_unknown(what, name, known):
    if name in known:
        return
    near = get_close_matches(name.lower(), known, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise ValueError(f"there is no {what} {name!r}; {hint}There are: {', '.join(known)}")


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
