"""Who is in the class, from the table that a platform or the registrar's office exports."""

from dataclasses import dataclass

from gankit.grading.intake.platforms import CANVAS, MOODLE
from gankit.grading.rules.spreadsheet import Row, folded, read_table

NAMES = ("name", "full name", "student", "student name", "display name")
FIRST = ("first name", "first_name", "given name", "forename")
LAST = ("last name", "last_name", "surname", "family name")
IDS = (
    *("id", "student_id", "student id", "id number", "username", "login", "user id", "identifier"),
    *("sis user id", "sis login id", "lms_user_id", "email", "email address", "e-mail"),
)
CANVAS_ALONE = ("sis user id", "sis login id")  # columns of its own gradebook
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
        return _one_of(self.row, NAMES) or whole or _one_of(self.row, IDS)

    @property
    def first_name(self):
        """The first name, or `""`."""
        return _one_of(self.row, FIRST)

    @property
    def last_name(self):
        """The last name, or `""`."""
        return _one_of(self.row, LAST)

    @property
    def email(self):
        """The address, or `""`."""
        return _one_of(self.row, EMAILS)

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
        """Whether the row is of Canvas' own gradebook, where its numbers are sure."""
        return any(column in self.row.cells for column in CANVAS_ALONE)

    def may_be(self, student):
        """Says whether each word of the person's name is in a student's; of no name it is.

        Moodle puts a group before the name, and "Participant" in its place where it is hidden.
        """
        if folded(student) == HIDDEN:
            return True
        name = _one_of(self.row, NAMES) or f"{self.first_name} {self.last_name}"
        return all(folded(word) in folded(student) for word in name.split())


class Roster:
    """The class.

    Args:
        people: List of `Person`.
    """

    def __init__(self, people):
        self.people, self._by_key, self._by_number = people, {}, {}
        for person in people:
            for key in person.keys:
                self._by_key.setdefault(key, []).append(person)
            for place in person.numbers.items():
                self._by_number.setdefault(place, []).append(person)

    def called(self, name):
        """Returns the list of `Person`s who are called so, in any column of names or ids."""
        return self._by_key.get(folded(name), [])

    def find(self, student, origin=None):
        """Finds who handed something in.

        Args:
            student: Name of the student, as the submission gives it.
            origin: The submission's `Origin`.

        Returns:
            A `Person`, or None where it may be nobody or more than one.
        """
        found = self.candidates(student, origin)
        return found[0] if len(found) == 1 else None

    def candidates(self, student, origin=None):
        """Finds who may have handed something in.

        In Canvas' own gradebook its numbers decide. Elsewhere a number may be another's, since
        Moodle's are an assignment's own and a list's ids are whose they are: there it decides
        between people whose name fits.

        Args:
            student: As in `find`.
            origin: As in `find`.

        Returns:
            List of `Person`; of more than one nobody knows which.
        """
        called, number = self.called(student), origin.number if origin else ""
        numbered = self._by_number.get((origin.platform, number), []) if number else []
        if number and origin.platform == CANVAS and any(one.is_of_canvas for one in self.people):
            return numbered or [one for one in called if not one.numbers[CANVAS]]
        fitting = [one for one in numbered if one.may_be(student)]
        both = [one for one in called if one in fitting]
        return both or [*called, *fitting]


def read_roster(path):
    """Reads a roster, such as nbgrader's, Canvas' gradebook, or Moodle's list of participants.

    Args:
        path: CSV file with a column of names or of ids, or with first and last names.

    Returns:
        A `Roster`.

    Raises:
        ValueError: If it can't be read, or names somebody twice.
    """
    rows = read_table(path, "the roster", ({*NAMES, *IDS, *LAST},))
    people = [Person(row) for row in rows if "points possible" not in _one_of(row, NAMES).lower()]
    seen = {}
    for person in people:
        if not person.name:
            raise ValueError(
                f"the roster {path}, line {person.row.line}: expected a name or an id, received "
                "neither. Cure: fill it in, or remove the line"
            )
        other = seen.setdefault(frozenset(person.keys), person)
        if other is not person:
            raise ValueError(
                f"the roster {path}: lines {other.row.line} and {person.row.line} are the same "
                f"student, {person.name}. Cure: remove one, or give both an id"
            )
    return Roster(people)


def described(people):
    """Writes who may be meant: `"Ada Lovelace (line 2) or Alan Turing (line 3)"`.

    Args:
        people: Non-empty list of `Person`.
    """
    return " or ".join(f"{one.name} (line {one.row.line})" for one in people)


def _one_of(row, columns):
    return next((row.get(column) for column in columns if row.get(column)), "")
