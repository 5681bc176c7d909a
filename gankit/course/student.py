"""From one master to its student notebook."""

import copy
import json
import re
from dataclasses import dataclass

from gankit.course.blanking import blank, keep_tags, tags_of
from gankit.course.execution import brief, errors_of, execute
from gankit.course.exercise_cells import require_every_exercise
from gankit.course.form import refuse_other_form, tidy
from gankit.course.leaks import Secrets
from gankit.course.masters import cell_name

STOPS = "raises-exception"  # the tag that nbclient, nbval and Jupyter know
AT_BLANKS = ("NotImplementedError", "BlankAbove")  # at one, and behind one


@dataclass(frozen=True)
class StudentNotebook:
    """A notebook for students.

    Args:
        name: Its master's name, such as `"05_gan_basics"`.
        notebook: The `NotebookNode` that students get.
        executed: The same, run: its outputs are those that students see before they begin.
    """

    name: str
    notebook: object
    executed: object

    @property
    def text(self):
        """The file's content."""
        import nbformat

        return nbformat.writes(self.notebook) + "\n"

    @property
    def file(self):
        """File name with suffix."""
        return f"{self.name}.ipynb"

    @property
    def title(self):
        """The first heading, or the name where there is none."""
        prose = (cell.source for cell in self.notebook.cells if cell.cell_type == "markdown")
        heading = re.search(r"^# (.+)$", "\n".join(prose), re.MULTILINE)
        return heading[1].strip() if heading else self.name

    @property
    def points(self):
        """Points of each exercise, in the order of the notebook."""
        cells = (cell.metadata.get("nbgrader", {}) for cell in self.notebook.cells)
        return [fields["points"] for fields in cells if fields.get("grade")]

    @property
    def summary(self):
        """One line for whoever builds it."""
        stops = sum(STOPS in tags_of(cell) for cell in self.notebook.cells)
        return (
            f"{self.file}: exercises: {len(self.points)}, points: {sum(self.points)}, "
            f"cells that stop at a blank: {stops}"
        )


def build(master, repository=None):
    """Builds the student notebook of a master.

    Args:
        master: A `Master`.
        repository: The `Repository` online that it is opened from; None for a course on disk.

    Returns:
        A `StudentNotebook`. The same master gives the same text.

    Raises:
        ValueError: If the master's cells don't fit its exercises, a cell of the student notebook
            stops for another reason than a blank, or a part of a solution would be seen.
    """
    executed = before_the_run(master, repository)
    execute(executed, master.file, strict=False, stop_at_errors=False)
    return after_the_run(master, executed)


def before_the_run(master, repository=None):
    """Makes of a master what has to be run, to see which of its cells stop at a blank.

    Args:
        master: A `Master`.
        repository: As in `build`.

    Returns:
        A `NotebookNode` without solutions or outputs.

    Raises:
        ValueError: If the master's cells don't fit its exercises, or a part of a solution would
            be seen.
    """
    require_every_exercise(master)
    secrets = Secrets([master])  # it knows more of markers than nbgrader, and names the cell
    notebook = blank(master, repository)
    refuse_other_form(master.file, notebook)
    secrets.refuse_leaks(master.file, notebook)
    return notebook


def after_the_run(master, executed):
    """Makes the student notebook from what the run showed.

    Args:
        master: A `Master`.
        executed: What `before_the_run` made of it, run at smoke scale.

    Returns:
        A `StudentNotebook`.

    Raises:
        ValueError: If a cell stopped for another reason than a blank, or a part of a solution
            would be seen.
    """
    notebook = copy.deepcopy(executed)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    tidy(notebook)  # a run notes times
    _tag_stops(master, notebook, executed)
    built = StudentNotebook(master.name, notebook, executed)
    Secrets([master]).refuse_leaks(master.file, json.loads(built.text))
    return built


def _tag_stops(master, notebook, executed):
    for index, error in errors_of(executed).items():
        cell = notebook.cells[index]
        if error.ename in AT_BLANKS:
            keep_tags(cell, {*tags_of(cell), STOPS})
        elif STOPS not in tags_of(cell):  # a master may show an error on purpose
            raise ValueError(
                f"{master.file}, {cell_name(index, cell)}: in the student notebook it stops with "
                f"{brief(error)}. Cure: let it need nothing that a cell before it defines after a "
                "blank"
            )
