"""A class of sixty whose scores are known, as four platforms hand it over, with all that is odd."""

import base64
import copy
import csv
import json
import os
import random
import zipfile
from dataclasses import dataclass, field

from gankit.exercises import registry
from tests.grading.handed_in import (
    filled,
    hand_in,
    notebook_name,
    released,
    right_sources,
    wrong_sources,
)

LESSON = 5
EACH = 15  # students of each form
DUE = "2026-12-01T18:00+00:00"
IN_TIME, TOO_LATE = 1_796_147_000, 1_796_148_000 + 90_000  # and a day and more after it
PLAYER = 4_500_000  # bytes; two of them make a notebook too large to be handed in with its outputs
NOTHING = ("Nina Nothing", "Noah Nothing", "Petra Paper")  # the last one handed in a PDF
COLUMNS = ("id", "identifier", "username", "first_name", "last_name", "email")


@dataclass
class Student:
    """One student.

    Args:
        name: As the report calls the student.
        points: What the notebook is worth.
        notebook: What is handed in.
        row: The row of the roster, a tuple of `COLUMNS`.
        oddity: What the summary should say, or `""`.
        days_late: How many days late it came.
    """

    name: str
    points: float
    notebook: dict
    row: tuple
    oddity: str = ""
    days_late: int = 0
    copy: dict = field(default=None)


def class_of_sixty(folder):
    """Writes the class into `folder/submitted` and its roster into `folder/roster.csv`.

    Moodle's and Canvas' downloads are zip files beside nbgrader's folders and single notebooks.

    Args:
        folder: `Path` of an empty folder.

    Returns:
        List of `Student`.
    """
    submitted, kinds = folder / "submitted", _kinds()
    submitted.mkdir()
    moodle = [_moodle(n, *kinds[n % 3]) for n in range(EACH)]
    canvas = [_canvas(n, *kinds[n % 3]) for n in range(EACH)]
    plain = [_plain(n, *kinds[n % 3]) for n in range(2 * EACH)]
    _make_odd(moodle, canvas, plain, kinds[0])
    _zip(submitted / "Lesson 5-99.zip", [(_moodle_file(one), one.notebook) for one in moodle], True)
    _zip(submitted / "submissions.zip", [(_canvas_file(one), one.notebook) for one in canvas])
    _write_plain(submitted, plain)
    _write_roster(folder / "roster.csv", [*moodle, *canvas, *plain])
    return [*moodle, *canvas, *plain]


def _kinds():
    """Returns `(points, notebook)` of three: all right, one mistake, nothing."""
    right = right_sources(LESSON)
    exercise, _, mistake = wrong_sources(LESSON)[0]
    worth = {one.id: one.points for one in registry.of_lesson(LESSON)}
    most = sum(worth.values())
    wrong = filled(LESSON, right | {exercise: mistake})
    return [(most, filled(LESSON, right)), (most - worth[exercise], wrong), (0, released(LESSON))]


def _moodle(number, points, notebook):
    first, last = ("Ann", "Lee") if number in (0, 1) else (f"Mo{chr(97 + number)}", "Odle")
    name = f"{first} {last}" + (f" {100 + number}" if number in (0, 1) else "")
    row = ("", f"Participant {100 + number}", "", first, last, f"m{number}@x.edu")
    return Student(name, points, notebook, row)


def _canvas(number, points, notebook):
    first, last = f"Can{chr(97 + number)}", "Vas"
    row = (str(4700 + number), "", "", first, last, f"c{number}@x.edu")
    return Student(f"{last}{first}".lower(), points, notebook, row)


def _plain(number, points, notebook):
    name = f"s{number:02d}"
    return Student(name, points, notebook, ("", "", name, "Plain", name.upper(), f"{name}@x.edu"))


def _make_odd(moodle, canvas, plain, best):
    for one in moodle[:2]:
        one.oddity = "Two students are called"
    canvas[3].days_late, plain[EACH + 3].days_late = 1, 2
    for one in (plain[0], plain[1], plain[EACH]):  # a copy in which all is written, beside a blank
        one.oddity, one.copy = "was handed in twice", released(LESSON)
        one.points, one.notebook = best
    for number, one in enumerate((moodle[6], canvas[6], plain[6], plain[7], plain[EACH + 6])):
        one.notebook = _without_metadata(one.notebook, keeps_ids=number % 2)
        one.oddity = "had lost"
    for one in (moodle[9], plain[9]):
        one.notebook = copy.deepcopy(one.notebook)
        for cell in [cell for cell in one.notebook["cells"] if cell["cell_type"] == "code"][:2]:
            frames = base64.b64encode(random.Random(1).randbytes(PLAYER)).decode()
            data = {"text/html": f"<!-- frames {frames}"}
            cell["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]


def _without_metadata(notebook, keeps_ids):
    notebook = copy.deepcopy(notebook)
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        if not keeps_ids:
            cell.pop("id")
    if not keeps_ids:
        notebook["nbformat_minor"] = 4
    return notebook


def _moodle_file(one):
    _, identifier, _, first, last, _ = one.row
    number = identifier.rpartition(" ")[2]
    return f"{first} {last}_{number}_assignsubmission_file/{notebook_name(LESSON)}.ipynb"


def _canvas_file(one):
    late = "_LATE" if one.days_late else ""
    return f"{one.name}{late}_{one.row[0]}_90210{one.row[0]}_{notebook_name(LESSON)}-1.ipynb"


def _zip(path, files, has_paper=False):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, notebook in files:
            entry = zipfile.ZipInfo(name, (2026, 11, 28, 12, 0, 0))
            archive.writestr(entry, json.dumps(notebook), zipfile.ZIP_DEFLATED)
        if has_paper:
            archive.writestr("Petra Paper_199_assignsubmission_file/answers.pdf", b"%PDF")


def _write_plain(submitted, students):
    """Half of them in nbgrader's layout, half as notebooks side by side."""
    for number, one in enumerate(students):
        name = f"{notebook_name(LESSON)}.ipynb"
        if number < EACH or one.copy:
            hand_in(submitted, one.name, one.copy or one.notebook, LESSON)
            folder = submitted / one.name / f"lesson_{LESSON:02d}"
            if one.copy:
                copied = f"{notebook_name(LESSON)}{('-Copy1', ' (1)')[number % 2]}.ipynb"
                (folder / copied).write_text(json.dumps(one.notebook), "utf-8")
        else:
            (submitted / f"{one.name}_{name}").write_text(json.dumps(one.notebook), "utf-8")
        for path in submitted.rglob(f"*{one.name}*/**/*.ipynb"):
            os.utime(path, (IN_TIME, IN_TIME))
        for path in submitted.glob(f"{one.name}_*.ipynb"):
            moment = TOO_LATE if one.days_late else IN_TIME
            os.utime(path, (moment, moment))


def _write_roster(path, students):
    absent = [("", "", "", *name.split(), "") for name in NOTHING]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows([*(one.row for one in students), *absent])
