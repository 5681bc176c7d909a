"""What comes out of a batch: tables, a page for every student, a page for the instructor.

In reading order: `ledger` (all results, on disk, in order), `tables` (`grades.csv`, `nbgrader.csv`,
with cells that no spreadsheet runs), `pages` (their names and templates), `feedback`, `statistics`,
`summary`, `writing` (all of it) and `gradebook` (nbgrader's own).
"""

from gankit.grading.report.gradebook import write_gradebook
from gankit.grading.report.writing import write_report

__all__ = ["write_gradebook", "write_report"]
