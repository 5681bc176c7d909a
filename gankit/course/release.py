"""Builds the student notebooks of a course, and says where what is there differs."""

from pathlib import Path

from gankit.course import student
from gankit.course.handout import hand_out, refuse_target
from gankit.course.masters import MASTERS, STUDENTS, read_masters
from gankit.course.record import record
from gankit.course.side_by_side import side_by_side
from gankit.files import whole_file

CURE = "Cure: run gankit release"


def release(folder=".", lesson=None, repository=None, notify=None):
    """Builds student notebooks into the course's folder; all of them or none.

    Args:
        folder: The course's folder.
        lesson: Number of the one lesson to build; None for all.
        repository: The `Repository` online that the notebooks are opened from, if any.
        notify: Is called with what is done next, which may take a minute: a line; None for nobody.

    Yields:
        Lines that say what was built.

    Raises:
        ValueError: If there are no masters, or one can't be released; see `student.build`.
    """
    built = []
    for _, notebook in _built(folder, lesson, repository, notify):
        built.append(notebook)
        yield built[-1].summary
    for notebook in built:
        path = Path(folder, STUDENTS, notebook.file)
        if _text_of(path) != notebook.text:
            _write(path, notebook.text)
    if lesson is None:
        yield from _orphans(folder, built)


def differences(folder=".", lesson=None, repository=None, notify=None):
    """Builds student notebooks anew and compares them with what is there; writes nothing.

    Args:
        folder: The course's folder.
        lesson: Number of the one lesson to compare; None for all.
        repository: The `Repository` online that the notebooks are opened from, if any.
        notify: Is called with what is done next, which may take a minute: a line; None for nobody.

    Yields:
        Lines that say which notebook differs, and the cure; none if all are as they should be.

    Raises:
        ValueError: As in `release`.
    """
    built = []
    for _, notebook in _built(folder, lesson, repository, notify):
        built.append(notebook)
        there = _text_of(Path(folder, STUDENTS, built[-1].file))
        if there is None:
            yield f"{STUDENTS / built[-1].file} is missing. {CURE}"
        elif there != built[-1].text:
            yield f"{STUDENTS / built[-1].file} differs from its master. {CURE}"
    if lesson is None:
        yield from _orphans(folder, built)


def release_to(target, folder=".", lesson=None, repository=None, notify=None):
    """Makes the folder or zip file that students get; all of it or nothing.

    Args:
        target: A new folder, or a new file that ends in `.zip`.
        folder: The course's folder.
        lesson: Number of the one lesson to hand out; None for all.
        repository: The `Repository` online that the notebooks are opened from, if any.
        notify: Is called with what is done next, which may take a minute: a line; None for nobody.

    Yields:
        Lines that say what was built.

    Raises:
        ValueError: As in `release`; or if something is at the target already.
    """
    refuse_target(target)
    built = []
    for _, notebook in _built(folder, lesson, repository, notify):
        built.append(notebook)
        yield built[-1].summary
    if notify:
        notify(f"looking for solutions, and writing {target}")
    hand_out(target, folder, read_masters(folder), built)
    yield str(target)


def record_all(folder=".", lesson=None, notify=None):
    """Runs masters and stores the outputs that tests compare.

    Args:
        folder: The course's folder.
        lesson: Number of the one lesson to record; None for all.
        notify: Is called with what is done next, which may take a minute: a line; None for nobody.

    Yields:
        Lines that say which master was recorded.

    Raises:
        ValueError: If a master can't be read, or a cell of it raises; it is left as it was.
    """
    recorded = side_by_side(record, read_masters(folder, lesson), "running", notify)
    for master, (text, count) in recorded:
        path = Path(folder, MASTERS, master.file)
        if _text_of(path) != text:
            _write(path, text)
        yield f"{master.file}: outputs that tests compare: {count}"


def _built(folder, lesson, repository, notify):
    """Yields `(master, StudentNotebook)`, in the order of the masters."""

    def build(master):
        return student.build(master, repository)

    return side_by_side(build, read_masters(folder, lesson), "building", notify)


def _orphans(folder, built):
    names = {notebook.file for notebook in built}
    for path in sorted(Path(folder, STUDENTS).glob("*.ipynb")):
        if path.name not in names:
            yield f"{STUDENTS / path.name} has no master. Cure: delete it, or add its master"


def _text_of(path):
    return path.read_text("utf-8", errors="replace") if path.is_file() else None


def _write(path, text):
    with whole_file(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")
