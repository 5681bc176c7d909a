"""One student of the class, as a row of the roster has it."""

from dataclasses import dataclass

from gankit.grading.intake.platforms import CANVAS, MOODLE
from gankit.grading.rules.spreadsheet import Row, folded

NAMES = ("name", "full name", "student", "student name", "display name")
FIRST = ("first name", "first_name", "given name", "forename")
LAST = ("last name", "last_name", "surname", "family name")
IDS = (
    *("id", "student_id", "student id", "id number", "username", "login", "user id", "identifier"),
    *("sis user id", "sis login id", "lms_user_id", "email", "email address", "e-mail"),
)
CANVAS_ALONE = "sis login id"  # a column of its own gradebook
HIDDEN = "participant"  # Moodle's word before its number, and for who marks without names
EMAILS = ("email", "email address", "e-mail")


@dataclass(frozen=True)
class Person:
    """One student of the class.

    Args:
        row: The `Row` of the roster.
    """

    row: Row

    @property
    def name(self):
        """What the person is called; an id where there is no name."""
        whole = " ".join(filter(None, (self.first_name, self.last_name)))
        return one_of(self.row, NAMES) or whole or one_of(self.row, IDS)

    @property
    def first_name(self):
        """The first name, or `""`."""
        return one_of(self.row, FIRST)

    @property
    def last_name(self):
        """The last name, or `""`."""
        return one_of(self.row, LAST)

    @property
    def email(self):
        """The address, or `""`."""
        return one_of(self.row, EMAILS)

    @property
    def keys(self):
        """Set of what the person may be called in a submission's name, folded."""
        first, last = self.first_name, self.last_name
        cells = [self.row.get(column) for column in (*NAMES, *IDS)]
        if first and last:
            cells += [first + last, last + first]
        return {folded(cell) for cell in cells} - {""}

    @property
    def numbers(self):
        """Dict from platform to its number for the person, in the column that has them; or `""`.

        Another column's number may be another student's number on the platform.
        """
        column = "lms_user_id" if "lms_user_id" in self.row.cells else "id"
        moodles = folded(self.row.get("identifier"))  # such as "Participant 12"
        number = moodles.removeprefix(HIDDEN) if moodles.startswith(HIDDEN) else ""
        return {CANVAS: self.row.get(column), MOODLE: number}

    @property
    def is_of_canvas(self):
        """Whether the row is of Canvas' own gradebook."""
        return CANVAS_ALONE in self.row.cells

    def may_be(self, student):
        """Says whether each word of the person's name is in a student's; of no name it is.

        Moodle puts a group before the name, and "Participant" in its place where it is hidden.
        """
        if folded(student) == HIDDEN:
            return True
        name = one_of(self.row, NAMES) or f"{self.first_name} {self.last_name}"
        return all(folded(word) in folded(student) for word in name.split())


def described(people):
    """Writes who may be meant: `"Ada Lovelace (line 2) or Alan Turing (line 3)"`.

    Args:
        people: Non-empty list of `Person`.
    """
    return " or ".join(f"{one.name} (line {one.row.line})" for one in people)


def one_of(row, columns):
    """Returns what stands in the first of some columns that is not empty, or `""`.

    Args:
        row: A `Row`.
        columns: Tuple of columns' names.
    """
    return next((row.get(column) for column in columns if row.get(column)), "")
