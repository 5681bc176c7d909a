"""What learning platforms take in: grades for Canvas and Moodle, feedback for Moodle, Gradescope.

Canvas finds students by its own number in the column ID, Moodle by its number for the student in
one assignment, in the column Identifier and in the names of feedback files; both numbers stand in
the names of what was downloaded. Gradescope takes one `results.json` for each submission.
"""

import csv
import json
import statistics
import zipfile
from collections import defaultdict

from gankit.exercises.verdict import RIGHT
from gankit.files import whole_file
from gankit.grading.intake.platforms import CANVAS, MOODLE
from gankit.grading.report.tables import safe_cell, whole

CANVAS_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MOODLE_COLUMNS = (
    *("Identifier", "Full name", "Grade", "Maximum Grade"),
    *("Last modified (grade)", "Feedback comments"),
)


def write_uploads(folder, ledger, pages, names, notebooks, roster=None):
    """Writes the files for each platform that something came from, and those for Gradescope.

    Args:
        folder: `Path` of the folder; made if it is not there.
        ledger: A `Ledger`.
        pages: `Path` of the folder of feedback pages.
        names: Dict from student to the name of the feedback page.
        notebooks: Dict from lesson to the notebook's name.
        roster: The `Roster`, or None.
    """
    (folder / "gradescope").mkdir(parents=True, exist_ok=True)
    by_platform = defaultdict(list)
    for student in ledger.students():
        results = [result for _, result in ledger.submissions(student)]
        path = folder / "gradescope" / f"{names[student][:-5]}.json"
        if any(result.is_flagged for result in results):
            path.unlink(missing_ok=True)  # it takes numbers only, and nobody's zero is none
        else:
            _write_results(path, results)
        for result in results:
            by_platform[result.origin.platform].append(_row(result))
    if by_platform[CANVAS] or (roster and roster.is_of_canvas):
        rows = [row for several in by_platform.values() for row in several]
        _write_canvas(folder / "canvas.csv", rows, notebooks, roster)
    if by_platform[MOODLE]:
        (folder / "moodle").mkdir(exist_ok=True)
        _write_moodle(folder / "moodle", by_platform[MOODLE], pages, names, notebooks)


def _row(result):
    """Returns of a result what the tables hold: a class' code would not fit into memory."""
    score = "" if result.is_flagged else whole(result.score)
    most = whole(result.max_points)
    return result.student, result.lesson, score, most, result.origin, result.comment


def _write_canvas(path, rows, notebooks, roster):
    lessons, scores, people = defaultdict(list), defaultdict(dict), {}
    for student, lesson, score, most, origin, _ in rows:
        lessons[lesson].append(most)
        person = roster.find(student, origin) if roster else None
        number = origin.number if origin.platform == CANVAS else ""
        cells = _canvas_cells(student, number, person)
        if cells[1]:  # Canvas finds nobody without its number
            people[cells[1]] = cells
            before = scores[cells[1]].get(lesson, "")
            # of two that one person handed in under two names the better; empty is no number
            scores[cells[1]][lesson] = max(filter(_is_number, (before, score)), default="")
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        columns = (_name(lesson, notebooks) for lesson in sorted(lessons))
        table.writerow((*CANVAS_COLUMNS, *columns))
        most = (statistics.mode(lessons[lesson]) for lesson in sorted(lessons))
        table.writerow(("    Points Possible", "", "", "", "", *most))
        for number, cells in people.items():
            table.writerow(
                (*cells, *(scores[number].get(lesson, "") for lesson in sorted(lessons)))
            )


def _is_number(score):
    return score != ""


def _canvas_cells(student, number, person):
    if person is None:
        return (safe_cell(student), number, "", "", "")
    row = person.row
    # else the column ID is somebody else's
    number = number or (row.get("id") if person.is_of_canvas else "")
    cells = (number, row.get("sis user id"), row.get("sis login id"))
    return tuple(map(safe_cell, (person.name, *cells, row.get("section"))))


def _write_moodle(folder, rows, pages, names, notebooks):
    by_lesson = defaultdict(list)
    for row in rows:
        by_lesson[row[1]].append(row)
    for lesson, several in sorted(by_lesson.items()):
        stem = _name(lesson, notebooks)
        with (
            whole_file(folder / f"{stem}.csv") as part,
            part.open("w", encoding="utf-8", newline="") as file,
        ):
            table = csv.writer(file)
            table.writerow(MOODLE_COLUMNS)
            for student, _, score, most, origin, comment in several:
                number = f"Participant {origin.number}"
                cells = (number, safe_cell(student), score, most, "", safe_cell(comment))
                table.writerow(cells)
        with (
            whole_file(folder / f"{stem}_feedback.zip") as part,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for student, _, _, _, origin, _ in several:
                page = pages / names[student]
                # Moodle reads the number between the first two underscores.
                name = names[student][:-5].replace("_", " ")
                place = f"{name}_{origin.number}_assignsubmission_file_{stem}_feedback.html"
                archive.write(page, place)


def _write_results(path, results):
    tests = [
        {
            "name": f"Lesson {result.lesson}: {one.exercise}",
            "score": one.points or 0,  # a comment alone has none
            "max_score": one.max_points,
            "status": "passed" if one.verdict == RIGHT else "failed",
            "output": "\n".join(filter(None, (one.message, one.comment))),
            "visibility": "visible",
        }
        for result in results
        for one in result.exercises
    ]
    late = "\n".join(
        f"Lesson {result.lesson}, days late: {result.days_late}, for points: {result.penalty:g}."
        for result in results
        if result.days_late or result.penalty
    )
    score = sum(result.score for result in results)
    content = {"score": score, "output": late, "visibility": "visible", "tests": tests}
    with whole_file(path) as part:
        part.write_text(json.dumps(content, indent=1), "utf-8")


def _name(lesson, notebooks):
    return notebooks.get(lesson, f"lesson_{lesson:02d}")
