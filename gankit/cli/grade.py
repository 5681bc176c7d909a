"""`gankit grade SUBMISSIONS --out REPORT ...`."""

import time
from argparse import ArgumentTypeError

from gankit.cli.arguments import lesson_number, path, positive

FLAGGED = 1  # exit code where something needs the instructor


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "grade", help="grade students' notebooks, each in a box of its own"
    )
    parser.add_argument("submissions", type=path, help="folder or zip with students' notebooks")
    parser.add_argument("--out", metavar="REPORT", type=path, required=True, help="a new folder")
    parser.add_argument("--lesson", metavar="N", type=lesson_number, help="this lesson alone")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", metavar="N", type=positive, help="boxes at work at once")
    where.add_argument("--dask", metavar="ADDRESS", help="grade on a Dask cluster instead")
    parser.add_argument(
        "--gradebook", metavar="DB", type=_database, help="write scores to nbgrader's database too"
    )
    parser.add_argument(
        "--timeout", metavar="S", type=_seconds, default=300, help="for one notebook (300)"
    )
    parser.add_argument(
        "--memory", metavar="GB", type=_gigabytes, default=3, help="for one notebook (3)"
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on with a report; what is graded is kept"
    )
    parser.add_argument(
        "--trusted", action="store_true", help="run without walls; for your own notebooks only"
    )
    parser.set_defaults(command=run)


def run(parsed):
    """Grades; 1 says that something needs the instructor: refused files, or a machine's fault."""
    from gankit.cli.grading_progress import GradingProgress
    from gankit.grading.box.limits import GIGABYTE, Limits
    from gankit.grading.session import Session

    limits = Limits(
        memory=int(parsed.memory * GIGABYTE),
        seconds=parsed.timeout,
        cell_seconds=min(Limits.cell_seconds, parsed.timeout / 2),
    )
    session = Session(
        parsed.submissions,
        parsed.out,
        lesson=parsed.lesson,
        limits=limits,
        is_trusted=parsed.trusted,
        resumes=parsed.resume,
    )
    start = time.monotonic()
    with GradingProgress() as progress:
        session.grade(progress, parsed.workers, parsed.dask, parsed.gradebook)
    progress.sum_up(parsed.out, time.monotonic() - start)
    return FLAGGED if progress.needs_the_instructor else 0


def _database(text):
    return text if "://" in text else path(text)


def _seconds(text):
    return _number(text, 10, 86_400, "seconds")


def _gigabytes(text):
    return _number(text, 1, 1_000, "gigabytes")


def _number(text, least, most, what):
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise ArgumentTypeError(f"expected {what} from {least} to {most:,}, received {text!r}")
    return value
