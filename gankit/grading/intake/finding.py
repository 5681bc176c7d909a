"""Finds what lies in a folder of submissions, and whose it is; no file's content is read here."""

import os
import stat
from collections import defaultdict
from itertools import islice

from gankit.grading.intake.file_names import is_hidden, student_in, suffix_of
from gankit.grading.intake.files import LINK, SPECIAL
from gankit.grading.intake.found import NO_NOTEBOOK, FoundFile, FoundZip, Problem
from gankit.grading.intake.names import same_name, shown

DEEPEST = 6  # folders below a student's
MOST_FILES = 2_000  # in a student's folder
_TOO_MANY = f"holds more than {MOST_FILES} files; not all were read. Cure: hand in the notebook"
_NEITHER = "is neither a notebook (.ipynb), a zip file nor a folder. Cure: hand in the notebook"


def find_in_folder(folder, lesson_names):
    """Finds the submissions in a folder: folders, notebooks and zip files of students.

    Args:
        folder: The folder.
        lesson_names: Names of the lessons' notebooks.

    Returns:
        Dict from student, as `same_name` gives it, to a list of `FoundFile`, `FoundZip` and
        `Problem`. What is nobody's stands at `""`.

    Raises:
        ValueError: If the folder can't be read.
    """
    found = defaultdict(list)
    for entry in _entries(folder):
        if not is_hidden(entry.name):
            whose = _whose(entry, folder, lesson_names)
            found[whose].extend(_belongings(entry))
    return dict(found)


def find_file(path, lesson_names):
    """Finds the student of one notebook.

    Args:
        path: The file.
        lesson_names: Names of the lessons' notebooks.

    Returns:
        As `find_in_folder`, of one student.
    """
    name = os.path.basename(path)
    student = student_in(_stem(name), lesson_names) or _name_of_folder(os.path.dirname(path))
    return {same_name(student): [FoundFile(shown(name), path, os.stat(path).st_mtime)]}


def _whose(entry, folder, lesson_names):
    if _is_folder(entry):
        return same_name(entry.name)
    if not suffix_of(entry.name):
        return ""
    student = student_in(_stem(entry.name), lesson_names)
    return same_name(student or _name_of_folder(folder))


def _belongings(entry):
    """Lists what a student's folder holds, or the one file."""
    if not _is_folder(entry):
        return [_found(entry, entry.name) or Problem(shown(entry.name), _NEITHER)]
    found, others = [], []
    for count, (place, inner) in enumerate(_walk(entry.path, entry.name, DEEPEST)):
        if count == MOST_FILES:
            found.append(Problem(shown(entry.name), _TOO_MANY))
            break
        thing = inner if isinstance(inner, Problem) else _found(inner, place)
        found.append(thing) if thing else others.append(place)
    if found:
        return found
    instead = f", but {shown(others[0])}" if others else ""
    return [Problem(shown(entry.name), f"{NO_NOTEBOOK}{instead}. Cure: hand in the notebook")]


def _walk(folder, place, depth):
    """Yields `(place, entry)` of all there is, and `(place, Problem)` of what can't be entered."""
    try:
        entries = _entries(folder, MOST_FILES + 1)
    except OSError as error:
        yield (
            place,
            Problem(shown(place), f"can't be read ({error.strerror}). Cure: let it be readable"),
        )
        return
    for entry in entries:
        below = f"{place}/{entry.name}"
        if is_hidden(entry.name):
            continue
        if not _is_folder(entry):
            yield below, entry
        elif not depth:
            yield below, Problem(shown(below), "is too deep a folder. Cure: use fewer folders")
        else:
            yield below, entry  # folders count too, or many empty ones would take for ever
            yield from _walk(entry.path, below, depth - 1)


def _entries(folder, most=None):
    with os.scandir(folder) as entries:
        return sorted(islice(entries, most), key=lambda entry: entry.name)


def _found(entry, place):
    if _is_folder(entry):
        return None
    try:
        state = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Problem(shown(place), f"can't be read ({error.strerror}). Cure: copy it again")
    if stat.S_ISLNK(state.st_mode):
        return Problem(shown(place), LINK)
    if not stat.S_ISREG(state.st_mode):
        return Problem(shown(place), SPECIAL)
    match suffix_of(entry.name):
        case ".ipynb":
            return FoundFile(shown(place), entry.path, state.st_mtime)
        case ".zip":
            return FoundZip(shown(place), entry.path)
    return None


def _is_folder(entry):
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _stem(name):
    return name[: len(name) - len(suffix_of(name))]


def _name_of_folder(folder):
    return os.path.basename(os.path.abspath(folder or "."))
