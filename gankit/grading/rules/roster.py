"""Who is in the class, from the table that a platform or the registrar's office exports."""

from gankit.grading.intake.platforms import CANVAS
from gankit.grading.rules.person import IDS, LAST, NAMES, Person, one_of
from gankit.grading.rules.spreadsheet import folded, read_table


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

    @property
    def is_of_canvas(self):
        """Whether it is Canvas' own gradebook, where its numbers are sure."""
        return any(person.is_of_canvas for person in self.people)

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
        if number and origin.platform == CANVAS and self.is_of_canvas:
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
    people = [Person(row) for row in rows if "points possible" not in one_of(row, NAMES).lower()]
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
