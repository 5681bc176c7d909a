"""From a folder of anything to submissions: read as data, repaired, never run.

In reading order: `lesson` (what was handed out), `names` (strangers' names made harmless),
`file_names` (whose file it is), `files` and `archive` (reading no more than the caps allow),
`found` and `finding` (what lies in a folder), `parsing` and `notebook` (from bytes to cells),
`matching` (which cell is which), `ordering` (what is missing, what comes before what),
`assembling` (one notebook), `student` (all files of one), `collecting` (all students).
"""

from gankit.grading.intake.collecting import collect
from gankit.grading.intake.lesson import Lesson, lesson_of

__all__ = ["Lesson", "collect", "lesson_of"]
