"""The whole report."""

from pathlib import Path

from gankit.grading.report.feedback import feedback_names, write_feedback
from gankit.grading.report.ledger import open_ledger
from gankit.grading.report.summary import write_summary
from gankit.grading.report.tables import write_grades, write_nbgrader
from gankit.grading.report.uploads import write_uploads

GRADES_FILE, NBGRADER_FILE = "grades.csv", "nbgrader.csv"


def write_report(folder, results, refusals, notebooks=None, roster=None, noticed=None):
    """Writes tables, feedback pages and the summary, each file whole or not at all.

    All results are checked before the first file changes. Names in the tables that a spreadsheet
    would run begin with an apostrophe; `tables.original_text` takes it off again.

    Args:
        folder: Where to; made if it is not there. It gets `grades.csv`, `nbgrader.csv`,
            `summary.html` and the folders `feedback` and `upload`. Pages of students who are no
            longer among the results are left alone.
        results: Iterable of `SubmissionResult` in any order, read once and never held as a whole.
        refusals: List of `Refusal`.
        notebooks: Dict from lesson to the notebook's name, such as `{5: "05_gan_basics"}`, which
            is the assignment's name in `nbgrader.csv`. Default: `lesson_05`.
        roster: The `Roster` of the class, or None.
        noticed: What may be worth reading, a `Noticed`, or None.

    Returns:
        `Path` of the summary.

    Raises:
        ValueError: If a student's name can't name a file, a verdict is unknown, or a student has
            two results for one lesson.
    """
    folder = Path(folder)
    pages = folder / "feedback"
    pages.mkdir(parents=True, exist_ok=True)
    with open_ledger(folder, results) as ledger:
        names = feedback_names(ledger, refusals)
        write_grades(folder / GRADES_FILE, ledger)
        write_nbgrader(folder / NBGRADER_FILE, ledger, notebooks or {}, roster)
        write_feedback(pages, ledger, refusals, names)
        write_uploads(folder / "upload", ledger, pages, names, notebooks or {}, roster)
        write_summary(folder / "summary.html", ledger, refusals, names, roster, noticed)
    return folder / "summary.html"
