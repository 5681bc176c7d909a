"""What comes out of a batch: tables, a page for every student, a page for the instructor.

In reading order: `ledger` (all results, on disk, in order), `tables` (`grades.csv`, `nbgrader.csv`,
with cells that no spreadsheet runs), `changes` (before and after a regrading), `uploads` (what
Canvas, Moodle and Gradescope take in), `pages` (their names and templates), `feedback`,
`statistics`, `attendance` (who of the class handed in what), `summary`, `writing` (all of it), and
`by_hand` and `gradebook` (nbgrader's own).
"""

from gankit.grading.report.gradebook import require_gradebook, write_gradebook
from gankit.grading.report.writing import write_report

__all__ = ["require_gradebook", "write_gradebook", "write_report"]
