"""Finds what lies in a folder of submissions; no file's content is read here."""

import os
import stat
from itertools import islice

from gankit.grading.intake.found import NO_NOTEBOOK, Notebook, Problem, StudentsZip, place_of
from gankit.grading.intake.names import is_hidden, suffix_of
from gankit.grading.intake.reading import LINK, SPECIAL, read_regular

DEEPEST = 6  # folders below a student's
MOST_FILES = 2_000  # in a student's folder
_TOO_MANY = f"holds more than {MOST_FILES} files; not all were read. Cure: hand in the notebook"
_NEITHER = "is neither a notebook (.ipynb), a zip file nor a folder. Cure: hand in the notebook"


def find_in_folder(folder):
    """Finds what students' folders hold, and the notebooks and zip files beside them.

    Args:
        folder: The folder.

    Yields:
        `(parts, found)`: the path as a tuple of names, which is empty where it is nobody's, and a
        `Notebook`, a `StudentsZip`, a `Problem`, or None for a file that is none of these.

    Raises:
        OSError: If the folder can't be read.
    """
    for entry in _entries(folder):
        if is_hidden(entry.name):
            continue
        if _is_folder(entry):
            yield from _of_student(entry)
        elif suffix_of(entry.name):
            yield (entry.name,), _found(entry, (entry.name,))
        else:
            found = _found(entry, (entry.name,))
            yield (), found or Problem(place_of([entry.name]), _NEITHER)


def find_file(path):
    """Finds one notebook; yields as `find_in_folder` does."""
    name = os.path.basename(path)
    yield (name,), Notebook(place_of([name]), os.stat(path).st_mtime, lambda: read_regular(path))


def _of_student(folder):
    """Yields what a student's folder holds; what says that it holds nothing is below it too."""
    other, is_empty = None, True
    below = (folder.name, "")
    for count, (parts, inner) in enumerate(_walk(folder.path, (folder.name,), DEEPEST)):
        if count == MOST_FILES:
            yield below, Problem(place_of([folder.name]), _TOO_MANY)
            return
        found = inner if isinstance(inner, Problem) else _found(inner, parts)
        is_empty = is_empty and not found
        yield parts, found
        other = other or parts
    if is_empty:
        instead = f", but {place_of(other)}" if other else ""
        reason = f"{NO_NOTEBOOK}{instead}. Cure: hand in the notebook"
        yield below, Problem(place_of([folder.name]), reason)


def _walk(folder, parts, depth):
    """Yields `(parts, entry)` of all there is, and a `Problem` for what can't be entered."""
    try:
        entries = _entries(folder, MOST_FILES + 1)
    except OSError as error:
        reason = f"can't be read ({error.strerror}). Cure: let it be readable"
        yield (*parts, ""), Problem(place_of(parts), reason)
        return
    for entry in entries:
        below = (*parts, entry.name)
        if is_hidden(entry.name):
            continue
        if _is_folder(entry) and not depth:
            yield below, Problem(place_of(below), "is too deep a folder. Cure: use fewer folders")
            continue
        yield below, entry  # folders count too, or many empty ones would take for ever
        if _is_folder(entry):
            yield from _walk(entry.path, below, depth - 1)


def _entries(folder, most=None):
    with os.scandir(folder) as entries:
        return sorted(islice(entries, most), key=lambda entry: entry.name)


def _found(entry, parts):
    """Says what an entry of a folder is; None for a folder and for a file that is no notebook."""
    if _is_folder(entry):
        return None
    place = place_of(parts)
    try:
        state = entry.stat(follow_symlinks=False)
    except OSError as error:
        return Problem(place, f"can't be read ({error.strerror}). Cure: copy it again")
    if stat.S_ISLNK(state.st_mode):
        return Problem(place, LINK)
    if not stat.S_ISREG(state.st_mode):
        return Problem(place, SPECIAL)
    match suffix_of(entry.name):
        case ".ipynb":
            linked = _linked(state)
            return Notebook(place, state.st_mtime, lambda: read_regular(entry.path), linked)
        case ".zip":
            return StudentsZip(place, entry.path, _linked(state))
    return None


def _linked(state):
    return (state.st_dev, state.st_ino) if state.st_nlink > 1 else None


def _is_folder(entry):
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
