"""Who is in the class, from the table that a platform or the registrar's office exports."""

from dataclasses import dataclass

from gankit.grading.rules.spreadsheet import Row, folded, read_table

NAMES = ("name", "full name", "student", "student name", "display name")
FIRST = ("first name", "first_name", "given name", "forename")
LAST = ("last name", "last_name", "surname", "family name")
IDS = (
    *("id", "student_id", "student id", "id number", "username", "login", "user id", "identifier"),
    *("sis user id", "sis login id", "lms_user_id", "email", "email address", "e-mail"),
)
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


class Roster:
    """The class.

    Args:
        people: List of `Person`.
    """

    def __init__(self, people):
        self.people, self._by_key = people, {}
        for person in people:
            for key in person.keys:
                self._by_key.setdefault(key, []).append(person)

    def find(self, student, origin=None):
        """Finds who handed something in.

        Args:
            student: Name of the student, as the submission gives it.
            origin: The submission's `Origin`; Canvas' numbers are one for each student, Moodle's
                stand in its grading worksheet after "Participant".

        Returns:
            A `Person`, or None where nobody or more than one person is called so.
        """
        keys = [folded(student)]
        if origin and origin.number:
            prefix = "participant" if origin.platform == "Moodle" else ""
            keys.insert(0, prefix + origin.number)
        for key in keys:
            found = self._by_key.get(key, [])
            if len(found) == 1:
                return found[0]
        return None


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


def _one_of(row, columns):
    return next((row.get(column) for column in columns if row.get(column)), "")
