"""From a folder, a zip file or one notebook to all submissions in it."""

import os
from collections import defaultdict

from gankit.grading.intake.archive import Archive
from gankit.grading.intake.file_names import student_in, suffix_of
from gankit.grading.intake.files import Unfit
from gankit.grading.intake.finding import find_file, find_in_folder
from gankit.grading.intake.found import found_in
from gankit.grading.intake.names import same_name, shown, student_names
from gankit.grading.intake.student import submissions_of
from gankit.grading.submission import Refusal

_EXPECTED = (
    "expected a folder of submissions (student/lesson/notebook.ipynb, student/notebook.ipynb, "
    "student.ipynb or student.zip), a zip file of it, or one notebook"
)


def collect(collection, lessons, lesson=None):
    """Reads submissions as data, one after the other; nothing in them is run.

    Args:
        collection: A folder, a zip file of one, or a notebook.
        lessons: Dict from number to `Lesson`.
        lesson: Number of the one lesson to collect; None for all.

    Returns:
        Iterator of `Submission` and `Refusal`, ordered by student, then by lesson; a student's
        refusals come last.

    Raises:
        ValueError: If there are no such files, or no such lesson.
    """
    if not lessons or lesson not in (None, *lessons):
        raise ValueError(
            f"expected one of the lessons {sorted(lessons)}, received {lesson}. Cure: choose one "
            "of them, or none for all"
        )
    path = os.path.realpath(collection)  # a link that the instructor names is no trap
    found = _find(path, [one.name for one in lessons.values()])
    if not found:
        raise ValueError(f"{_EXPECTED}; {collection} holds none. Cure: name another folder")
    return _read(found, lessons, lesson)


def _find(path, lesson_names):
    name = os.path.basename(path)
    if os.path.isdir(path):
        try:
            return find_in_folder(path, lesson_names)
        except OSError as error:
            raise ValueError(f"{path} can't be read ({error.strerror})") from error
    if not os.path.isfile(path) or not suffix_of(name):
        what = "is neither" if os.path.exists(path) else "does not exist"
        raise ValueError(f"{_EXPECTED}; {path} {what}. Cure: look for a slip of the pen")
    if suffix_of(name) == ".ipynb":
        return find_file(path, lesson_names)
    try:
        return _find_in_zip(Archive(path, is_collection=True), name[:-4], lesson_names)
    except Unfit as problem:
        raise ValueError(f"{path} {problem}") from problem


def _find_in_zip(archive, name, lesson_names):
    """Finds the submissions in a zip file; it has the layouts that a folder has."""
    found = defaultdict(list)
    for parts, member in archive.members():
        thing = found_in(archive, parts, member)
        if thing:
            found[_whose(parts, name, lesson_names)].append(thing)
    return dict(found)


def _whose(parts, name, lesson_names):
    if len(parts) > 1 and parts[0] == name:  # the zip's own folder is no student
        parts = parts[1:]
    if len(parts) > 1:
        return same_name(parts[0])
    stem = parts[0][: len(parts[0]) - len(suffix_of(parts[0]))]
    return same_name(student_in(stem, lesson_names) or student_in(name, lesson_names) or name)


def _read(found, lessons, lesson):
    called = student_names(name for name in found if name) | {"": ""}
    for name in sorted(found, key=called.get):
        notes = _notes(name, called[name])
        try:
            yield from list(submissions_of(called[name], found[name], lessons, lesson, notes))
        except Exception as error:  # a file that nobody thought of: the others go on
            reason = (
                f"can't be read ({type(error).__name__}). Cure: look at it, and grade it by hand"
            )
            yield Refusal(called[name], shown(name), reason)


def _notes(name, called):
    if name == called:
        return ()
    return (f"The name {shown(name)!r} can't be used as it stands; it became {called!r}.",)
