"""From a folder, a zip file or one notebook to all submissions in it."""

import os

from gankit.grading.intake.assembling import submissions_of
from gankit.grading.intake.finding import find_file, find_in_folder
from gankit.grading.intake.found import find_in_zip, place_of
from gankit.grading.intake.grouping import by_student
from gankit.grading.intake.linking import links_of, notes_on_links
from gankit.grading.intake.names import stem_of, student_names, suffix_of
from gankit.grading.intake.reading import Archive, UnfitFile
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
    found = _by_student(path, [one.name for one in lessons.values()])
    if not found:
        raise ValueError(f"{_EXPECTED}; {collection} holds none. Cure: name another folder")
    return _read(found, lessons, lesson)


def _by_student(path, lesson_names):
    """Returns what was found, see `grouping.by_student`."""
    try:
        return by_student(_find(path), _name_of(path), lesson_names)
    except OSError as error:
        raise ValueError(f"{path} can't be read ({error.strerror})") from error
    except UnfitFile as problem:
        raise ValueError(f"{path} {problem}") from problem


def _find(path):
    if os.path.isdir(path):
        return find_in_folder(path)
    match suffix_of(path) if os.path.isfile(path) else "":
        case ".ipynb":
            return find_file(path)
        case ".zip":
            return find_in_zip(Archive(path, is_collection=True), own_folder=_name_of(path))
    what = "is neither" if os.path.exists(path) else "does not exist"
    raise ValueError(f"{_EXPECTED}; {path} {what}. Cure: look for a slip of the pen")


def _name_of(path):
    """Returns the name of the folder, of the zip file, or of the folder where a notebook lies."""
    if os.path.isdir(path):
        return os.path.basename(path)
    is_notebook = suffix_of(path) == ".ipynb"
    return os.path.basename(os.path.dirname(path) if is_notebook else stem_of(path))


def _read(found, lessons, lesson):
    called, links = student_names(name for name in found if name) | {"": ""}, links_of(found)
    for name in sorted(found, key=called.get):
        notes = _notes(name, called[name], found[name]) + notes_on_links(found[name], links)
        try:
            yield from list(submissions_of(called[name], found[name], lessons, lesson, notes))
        except Exception as error:  # a file that nobody thought of: the others go on
            reason = (
                f"can't be read ({type(error).__name__}). Cure: look at it, and grade it by hand"
            )
            yield Refusal(called[name], place_of([name]), reason)


def _notes(name, called, found):
    """Returns lines on how a student's name came about."""
    notes = []
    if name != called:
        notes.append(
            f"The name {place_of([name])!r} can't be used as it stands; it became {called!r}."
        )
    for download in sorted({sender.download for sender, _ in found} - {""}):
        notes.append(
            f"It came in {place_of([download])}, which was read as a whole class's download."
        )
    if several := _several_places(found):
        notes.append(f"Taken for one student's, by the name: {', '.join(several)}.")
    sender = found[0][0]
    if sender.number and name.rstrip("+") == f"{sender.name} {sender.number}":
        notes.append(
            f"Two students are called {place_of([sender.name])!r}: numbers tell them apart."
        )
    return tuple(notes)


def _several_places(found):
    """Returns what lies at the top under one name, where it is more than one folder or flat files.

    Two folders may differ in bytes alone, such as composed accents; a file beside a folder may be
    anybody's who names it so.
    """
    if any(sender.platform for sender, _ in found):
        return []
    tops = {thing.place.partition("/")[::2] for _, thing in found}
    folders = {top for top, below in tops if below}
    names = sorted(folders | {top for top, below in tops if not below})
    return [ascii(name) for name in names] if folders and len(names) > 1 else []
