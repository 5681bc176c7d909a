"""Refuses a student notebook that shows what only the master may show."""

from gankit.course.markers import MARKER, open_source
from gankit.course.masters import cell_name
from gankit.course.readings import squeezed_readings, texts
from gankit.course.solutions import find_solutions


class Leak(ValueError):
    """A part of a solution where students would see it."""


class Secrets:
    """What students must not see: of the solutions, all that does not stand in the open anyway.

    A line counts as standing in the open if a master shows it outside its solutions, since code
    that is explained and code that is asked for share lines.

    Args:
        masters: List of `Master`.

    Raises:
        Leak: If a master shows a whole answer of several lines in one of its open cells.
        ValueError: If a cell's markers can't be right.
    """

    def __init__(self, masters):
        self._passages = {}
        in_the_open = set()
        for master in masters:
            solutions = find_solutions(master)
            cells = [squeezed_readings(open_source(cell)) for cell in master.notebook.cells]
            _refuse_answers_in_the_open(master, solutions, cells)
            in_the_open.update(*cells)
            for solution in solutions:
                for short, passage in {**solution.passages, **solution.lines}.items():
                    self._passages[short] = (f"{master.file}, {solution.cell}", passage)
        for short in list(self._passages):
            if any(short in reading for reading in in_the_open):
                del self._passages[short]

    def refuse_leaks(self, file, notebook):
        """Refuses a notebook that holds a solution anywhere: cells, outputs, metadata, names.

        Args:
            file: Its name, for messages.
            notebook: The notebook as nested dictionaries and lists.

        Raises:
            Leak: If it does. The message says what, where, and whose solution it is.
        """
        for place, text in texts(notebook):
            marker = MARKER.search(text)
            if marker:
                raise Leak(f"{file}, {place}: holds a marker, {marker[0]!r}")
            for reading in squeezed_readings(text):
                self._refuse(file, place, reading)

    def _refuse(self, file, place, reading):
        for short, (owner, passage) in self._passages.items():
            if short in reading:
                row = " ".join(passage.split())[:100]
                raise Leak(f"{file}, {place}: leaks {row!r}, from the solution in {owner}")


def _refuse_answers_in_the_open(master, solutions, cells):
    for solution in solutions:
        for index, readings in enumerate(cells):
            shown = {short for short in solution.lines if any(short in text for text in readings)}
            if len(shown) > 1 and len(shown) == len(solution.lines):
                raise Leak(
                    f"{master.file}, {cell_name(index, master.notebook.cells[index])}: shows every "
                    f"line of the solution in {solution.cell}. Cure: mark them as a solution here "
                    "too, or leave them out"
                )
