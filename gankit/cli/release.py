"""`gankit release [--check | --record | --out DIR_or_ZIP]`."""

from pathlib import Path


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "release", help="build the students' notebooks from the masters, in the course's folder"
    )
    purpose = parser.add_mutually_exclusive_group()
    purpose.add_argument(
        "--check", action="store_true", help="write nothing; say which notebooks differ"
    )
    purpose.add_argument(
        "--record", action="store_true", help="first store the masters' outputs that tests compare"
    )
    purpose.add_argument(
        "--out", metavar="DIR_or_ZIP", type=Path, help="make the folder or .zip for students"
    )
    parser.set_defaults(command=run)


def run(parsed):
    """Builds the student notebooks; with `--check`, 1 says that some differ from their masters."""
    from gankit.course import release

    if parsed.check:
        return 1 if _print_each(release.differences()) else 0
    if parsed.record:
        _print_each(release.record_all())
    _print_each(release.release() if parsed.out is None else release.release_to(parsed.out))
    return 0


def _print_each(lines):
    count = 0
    for line in lines:
        print(line, flush=True)
        count += 1
    return count
