"""From a folder of anything to submissions: read as data, repaired, never run.

In reading order: `lesson` (what was handed out), `names` (strangers' names made harmless, and whose
file it is), `platforms` (what Moodle and Canvas write into names), `reading` (no more than the caps
allow), `found` and `finding` (what lies in a folder or a zip file), `grouping` (whose is what),
`thinning` (a large notebook's outputs), `notebook` (from bytes to cells), `turned` (code that
became text), `likeness` and `matching` (which cell is which), `ordering` (what is missing, what
comes before what), `assembling` (all that one student handed in), `linking` (one file under several
names), `collecting` (all students).
"""

from gankit.grading.intake.collecting import collect
from gankit.grading.intake.lesson import Lesson, lesson_of

__all__ = ["Lesson", "collect", "lesson_of"]
