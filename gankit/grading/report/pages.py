"""The pages: their names, one student, one file, on every file system, and how they are written.

Jinja2 escapes all that is put into a template, and a page runs no script.
"""

import base64
import functools
import hashlib
import re
import unicodedata
from collections import Counter
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from gankit.exercises import registry, showing
from gankit.exercises.verdict import NOT_ATTEMPTED, OUT_OF_MEMORY, RIGHT, TIMEOUT, WRONG
from gankit.files import whole_file
from gankit.grading.result import BY_HAND, CRASHED, INFRASTRUCTURE
from gankit.images.palette import OKABE_ITO
from gankit.quiet import notes_of_tensorflow_hidden

# A sign and words for each verdict: nobody needs its colour.
SIGNS = {
    RIGHT: (showing.SIGNS[RIGHT], "Right"),
    WRONG: (showing.SIGNS[WRONG], "Not right yet"),
    NOT_ATTEMPTED: (showing.SIGNS[NOT_ATTEMPTED], "Not attempted"),
    TIMEOUT: (showing.SIGNS[TIMEOUT], "Out of time"),
    OUT_OF_MEMORY: (showing.SIGNS[OUT_OF_MEMORY], "Out of memory"),
    CRASHED: ("↯", "Crashed"),
    INFRASTRUCTURE: ("!", "Not graded yet"),
    BY_HAND: ("✎", "Graded by hand"),
}


LONGEST_NAME = 170  # bytes
UNFIT = re.compile(r'[<>:"|?*%\x00-\x1f\x7f]')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # Windows' own


def require_file_name(student):
    """Refuses a student's name that could lead out of a folder.

    Args:
        student: The name.

    Raises:
        ValueError: If it is empty, `.` or `..`, holds a separator or NUL, or isn't Unicode text.
    """
    unfit = student in ("", ".", "..") or re.search(r"[/\\\0]", student)
    if unfit or any(unicodedata.category(character) == "Cs" for character in student):
        raise ValueError(
            f"A student is called {student!r}: expected a name that can name a file, without / "
            "and \\. Cure: rename the submission's folder or file"
        )


def page_names(students):
    """Names the feedback page of each student.

    Names that differ only in capitals or in how accents are composed are one name to some file
    systems; each of these, and each name that some system can't hold, gets a suffix of its own.

    Example: `["Ann", "bob", "BOB"]` -> `{"Ann": "Ann.html", "bob": "bob-81b637d8.html", ...}`

    Args:
        students: Iterable of different names.

    Returns:
        Dict from name to file name; it is the same whatever the order of the names.

    Raises:
        ValueError: If a name can't be a file's.
    """
    stems = {}
    for student in students:
        require_file_name(student)
        stems[student] = _fit(student)
    for length in (8, 64):
        same = Counter(_folded(stem) for stem in stems.values())
        for student, stem in stems.items():
            if same[_folded(stem)] > 1:
                stems[student] = _suffixed(_fit(student), student, length)
    return {student: f"{stem}.html" for student, stem in stems.items()}


def write_page(path, template, **content):
    """Writes one page, whole or not at all, piece by piece: its pictures may be many.

    Args:
        path: `Path` of the file.
        template: Name of a file beside this one.
        **content: What the template shows; everything is escaped.
    """
    stream = _environment().get_template(template).stream(**content)
    with whole_file(path) as part, part.open("w", encoding="utf-8") as file:
        stream.dump(file)


@functools.cache
def exercises_by_id(lesson):
    """Returns a dict from id to `Exercise`; empty for a lesson that is not of this course."""
    with notes_of_tensorflow_hidden():  # the exercises load Keras
        known = registry.of_lesson(lesson) if lesson in registry.lessons() else ()
    return {exercise.id: exercise for exercise in known}


@functools.cache
def title_of(lesson, identifier):
    """Returns the title of an exercise, or its id where there is none."""
    exercise = exercises_by_id(lesson).get(identifier)
    return exercise.title if exercise else identifier


@functools.cache
def _environment():
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, ""),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        code=_with_code, number=_number, picture=_data_uri, address=_address, share=_share
    )
    environment.globals.update(signs=SIGNS, colours=OKABE_ITO, title_of=title_of)
    return environment


def _with_code(text):
    return Markup(showing.with_code(text))


def _number(value):
    """Writes 3.0 as 3, 2.5 as 2.5 and 12000 as 12,000."""
    return f"{round(value, 2):,.2f}".rstrip("0").rstrip(".")


def _share(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _address(file):
    return quote(file, safe="")


def _data_uri(png):
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def _fit(student):
    stem = UNFIT.sub("_", student)
    if stem[0] == "." or stem[-1] in ". " or DEVICES.fullmatch(stem):
        stem = f"_{stem}_"
    if stem.casefold().startswith("part-"):  # trap: so begin the files that are being written
        stem = f"_{stem}"
    too_long = len(stem.encode()) > LONGEST_NAME
    return stem if stem == student and not too_long else _suffixed(stem, student, 8)


def _suffixed(stem, student, length):
    short = stem.encode()[:LONGEST_NAME].decode(errors="ignore")
    return f"{short}-{hashlib.sha256(student.encode()).hexdigest()[:length]}"


def _folded(stem):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", stem).casefold())
