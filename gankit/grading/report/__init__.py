"""What comes out of a batch: tables, a page for every student, a page for the instructor.

In reading order: `ledger` (all results, on disk, in order), `text` (strangers' words, made plain),
`spreadsheet` (cells that no spreadsheet runs), `tables` (`grades.csv`, `nbgrader.csv`), `figures`
(which pictures may be shown), `page_names`, `pages` (the templates), `feedback`, `statistics`,
`summary`, `writing` (all of it) and `gradebook` (nbgrader's own).
"""

from gankit.grading.report.gradebook import write_gradebook
from gankit.grading.report.writing import write_report

__all__ = ["write_gradebook", "write_report"]
