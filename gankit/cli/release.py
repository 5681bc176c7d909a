"""`gankit release [--check | --record | --out DIR_or_ZIP] [--lesson N] [--colab URL]`."""

from gankit.cli.arguments import lesson_number, path


def add_parser(commands):
    """Adds the verb to the command line."""
    parser = commands.add_parser(
        "release",
        help="build the students' notebooks from the masters, in the course's folder",
        examples=[
            "gankit release",
            "gankit release --check",
            "gankit release --lesson 5 --record",
            "gankit release --out course.zip",
        ],
    )
    purpose = parser.add_mutually_exclusive_group()
    purpose.add_argument(
        "--check", action="store_true", help="write nothing; say which notebooks differ"
    )
    purpose.add_argument(
        "--record", action="store_true", help="first store the masters' outputs that tests compare"
    )
    purpose.add_argument(
        "--out", metavar="DIR_or_ZIP", type=path, help="make the folder or .zip for students (none)"
    )
    parser.add_argument("--lesson", metavar="N", type=lesson_number, help="this lesson alone (all)")
    parser.add_argument(
        "--colab",
        metavar="URL",
        help="the course's repository, https://github.com/OWNER/NAME: notebooks get badges for "
        "Colab, Kaggle and Binder, and a first cell that installs there what is missing (none)",
    )
    parser.set_defaults(command=run)


def run(parsed):
    """Builds the student notebooks; with `--check`, 1 says that some differ from their masters."""
    from gankit.course import release
    from gankit.course.repository import Repository

    with _Status() as status:
        which = {"lesson": parsed.lesson, "notify": status.update}
        if parsed.record:
            _print_each(release.record_all(**which))
        if parsed.colab is not None:
            which["repository"] = Repository.at(parsed.colab)
        if parsed.check:
            return 1 if _print_each(release.differences(**which)) else 0
        if parsed.out is None:
            _print_each(release.release(**which))
        else:
            _print_each(release.release_to(parsed.out, **which))
    return 0


class _Status:
    """What is being done, on the last line of a terminal; elsewhere nothing. Used as a context."""

    def __enter__(self):
        from rich.console import Console

        console = Console(stderr=True)
        self._status = console.status("reading the masters") if console.is_terminal else None
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_):
        if self._status:
            self._status.stop()

    def update(self, line):
        if self._status:
            self._status.update(line)


def _print_each(lines):
    count = 0
    for line in lines:
        print(line, flush=True)
        count += 1
    return count
