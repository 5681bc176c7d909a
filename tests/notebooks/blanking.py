"""A master in this process, and what its cells say when one exercise is still a blank."""

import contextlib
import io
from dataclasses import dataclass

import keras
from IPython.core.interactiveshell import InteractiveShell

from gankit.course.blanking import blank
from gankit.course.markers import STUBS
from gankit.dependencies import dependencies_of
from gankit.exercises.unfinished import BlankAbove, Unfinished, watch

STUB = STUBS["code"].splitlines()[0]
TOLD = ("check(", "hint(", "progress(")  # they need no blank, and make nothing


@dataclass(frozen=True)
class Cell:
    """A code cell of a lesson: as in the master, and with its blank, if it has one."""

    number: int
    solved: str
    blank: str
    is_answer: bool


class Lesson:
    """A master that ran once, remembering its names before and after each cell.

    Args:
        master: A `Master`.
    """

    def __init__(self, master):
        emptied = blank(master).cells[-len(master.notebook.cells) :]
        pairs = enumerate(zip(master.notebook.cells, emptied, strict=True))
        self.cells = [
            Cell(number, solved.source, empty.source, STUB in empty.source)
            for number, (solved, empty) in pairs
            if solved.cell_type == "code" and not solved.source.startswith(TOLD)
        ]
        self.shell = InteractiveShell()
        self.shell.showtraceback = lambda *args, **kwargs: None
        self.names = [dict(self.shell.user_ns)]
        self.trained = []  # by each cell: names of networks that it found and changed
        for cell in self.cells:
            before = weights_of(self.shell.user_ns)
            error = self._run(cell.solved)
            if error:
                raise ValueError(f"cell {cell.number} of the master stops with {error!r}")
            after = weights_of(self.shell.user_ns)
            self.trained.append({name for name in before if before[name] != after.get(name)})
            self.names.append(dict(self.shell.user_ns))

    def with_a_blank(self, number):
        """Runs what lies behind a blank and may need it.

        Args:
            number: Of the cell with the answer, among `cells`.

        Returns:
            List of `(number of the cell in the notebook, what is wrong)`.
        """
        self._start_before(number)
        self._run(self.cells[number].blank)
        affected = {*dependencies_of(self.cells[number].blank).gives}
        untrained, faults = set(), []
        for later in range(number + 1, len(self.cells)):
            cell, names = self.cells[later], dependencies_of(self.cells[later].solved)
            reads = self.watcher.read_by(names.needs - names.gives)
            if not cell.is_answer and not reads & affected:
                self.shell.user_ns.update(self._made_by(later))
                continue
            error = self._run(cell.solved)
            if error is None and names.needs & untrained:
                faults.append((cell.number, f"shows {sorted(names.needs & untrained)} untrained"))
            if error and not isinstance(error, NotImplementedError | BlankAbove):
                faults.append((cell.number, repr(error)))
            if error:
                untrained |= self.trained[later]
            if not cell.is_answer:
                affected |= self._made_by(later).keys() | untrained
        return faults

    def _start_before(self, number):
        """Brings back the names as they were, in the dict that the notebook's functions know."""
        for hooks in (self.shell.events.callbacks["pre_run_cell"], self.shell.ast_transformers):
            hooks.clear()
        self.shell.events.callbacks["post_run_cell"].clear()
        watch(self.shell)
        (self.watcher,) = self.shell.ast_transformers
        assert isinstance(self.watcher, Unfinished)
        self.shell.user_ns.clear()
        self.shell.user_ns.update(self.names[number])

    def _made_by(self, number):
        before, after = self.names[number], self.names[number + 1]
        return {name: value for name, value in after.items() if before.get(name) is not value}

    def _run(self, source):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            result = self.shell.run_cell(source)
        return result.error_before_exec or result.error_in_exec


def weights_of(names):
    """A number for each network among some names, which is another one once it has learned."""
    return {
        name: [float(abs(keras.ops.convert_to_numpy(one)).sum()) for one in value.weights]
        for name, value in names.items()
        if isinstance(value, keras.Model)
    }
