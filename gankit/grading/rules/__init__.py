"""What the instructor says beside the notebooks: who is in the class, when it was due, what counts.

In reading order: `spreadsheet` (a table of the instructor's, read with care), `person` and `roster`
(who is in the class), `deadline` (what is late costs), `overrides` (points and comments by hand),
`rules` (all of it, applied to results; what is graded is never changed).
"""

from gankit.grading.rules.overrides import read_overrides
from gankit.grading.rules.roster import read_roster
from gankit.grading.rules.rules import Rules

__all__ = ["Rules", "read_overrides", "read_roster"]
