"""Names of the feedback pages: one student, one file, on every file system."""

import hashlib
import re
import unicodedata
from collections import Counter

MOST_BYTES = 170
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


def _fit(student):
    stem = UNFIT.sub("_", student)
    if stem[0] == "." or stem[-1] in ". " or DEVICES.fullmatch(stem):
        stem = f"_{stem}_"
    if stem.casefold().startswith("part-"):  # trap: so begin the files that are being written
        stem = f"_{stem}"
    too_long = len(stem.encode()) > MOST_BYTES
    return stem if stem == student and not too_long else _suffixed(stem, student, 8)


def _suffixed(stem, student, length):
    short = stem.encode()[:MOST_BYTES].decode(errors="ignore")
    return f"{short}-{hashlib.sha256(student.encode()).hexdigest()[:length]}"


def _folded(stem):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", stem).casefold())
