"""`gankit grade SUBMISSIONS --out REPORT ...`."""

import time
from argparse import ArgumentTypeError

from gankit.cli.arguments import lesson_number, path, positive

FLAGGED = 1  # exit code where something needs the instructor
GO_ON = "interrupted: what is graded is kept. To go on, say the same again with --resume"


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "grade",
        help="grade students' notebooks, each in a box of its own",
        examples=[
            "gankit grade submitted --out report",
            "gankit grade submitted --out report --resume",
            "gankit grade submitted.zip --out report --lesson 5 --workers 2",
            "gankit grade submitted --out report --roster students.csv --due 5=2026-12-01",
            "gankit grade submitted --out report --regrade gan.phases --overrides points.csv",
        ],
    )
    parser.add_argument("submissions", type=path, help="folder or zip with students' notebooks")
    parser.add_argument("--out", metavar="REPORT", type=path, required=True, help="a new folder")
    parser.add_argument("--lesson", metavar="N", type=lesson_number, help="this lesson alone (all)")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", metavar="N", type=positive, help="boxes at work at once (as many as fit)"
    )
    where.add_argument("--dask", metavar="ADDRESS", help="grade on a Dask cluster instead (none)")
    parser.add_argument(
        "--gradebook",
        metavar="DB",
        type=_database,
        help="write scores to nbgrader's database too (none)",
    )
    parser.add_argument(
        "--timeout", metavar="S", type=_seconds, default=300, help="for one notebook (300)"
    )
    parser.add_argument(
        "--memory", metavar="GB", type=_gigabytes, default=3, help="for one notebook (3)"
    )
    again = parser.add_mutually_exclusive_group()
    again.add_argument(
        "--resume", action="store_true", help="go on with a report; what is graded is kept"
    )
    again.add_argument(
        "--regrade",
        metavar="WHAT",
        help="go on, and grade again a student (ada) or an exercise (gan.phases) (none)",
    )
    add_rules(parser)
    parser.add_argument(
        "--trusted", action="store_true", help="run without walls; for your own notebooks only"
    )
    parser.set_defaults(command=run)


def add_rules(parser):
    """Adds what the instructor says beside the notebooks."""
    rules = parser.add_argument_group("the class")
    rules.add_argument(
        "--roster", metavar="CSV", type=path, help="who is in the class, by names or ids (none)"
    )
    rules.add_argument(
        "--due",
        metavar="WHEN",
        type=_due,
        action="append",
        default=[],
        help="2026-12-01T18:00, a date for all of the day, or 5=2026-12-01 for lesson 5 (never)",
    )
    rules.add_argument(
        "--late-penalty",
        metavar="PERCENT",
        type=_percent,
        default=0,
        help="of the points reached, for each day late that began (0)",
    )
    rules.add_argument(
        "--overrides",
        metavar="CSV",
        type=path,
        help="points and comments by hand: student, exercise, points, comment (none)",
    )


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
    rules = _rules(parsed)  # before anything takes time
    session = Session(
        parsed.submissions,
        parsed.out,
        lesson=parsed.lesson,
        limits=limits,
        is_trusted=parsed.trusted,
        resumes=parsed.resume or parsed.regrade is not None,
        regrade=parsed.regrade,
        rules=rules,
    )
    start = time.monotonic()
    try:
        with GradingProgress() as progress:
            session.grade(progress, parsed.workers, parsed.dask, parsed.gradebook)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(GO_ON) from None
    progress.sum_up(parsed.out, time.monotonic() - start)
    return FLAGGED if progress.needs_the_instructor else 0


def _rules(parsed):
    from gankit.grading.rules import Rules, read_overrides, read_roster
    from gankit.grading.rules.deadline import Deadline, due_dates

    return Rules(
        read_roster(parsed.roster) if parsed.roster else None,
        Deadline(due_dates(parsed.due), parsed.late_penalty),
        read_overrides(parsed.overrides, _exercises()) if parsed.overrides else [],
    )


def _exercises():
    from gankit.exercises import registry
    from gankit.quiet import notes_of_tensorflow_hidden

    with notes_of_tensorflow_hidden():  # the exercises load Keras
        return {one.id: one for number in registry.lessons() for one in registry.of_lesson(number)}


def _due(text):
    from gankit.grading.rules.deadline import due_of

    try:
        return due_of(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def _percent(text):
    return _number(text, 0, 100, "percent")


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
