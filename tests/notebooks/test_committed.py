"""What the committed notebooks hold, as far as it can be seen without running them."""

import ast
import re

import pytest
from places import MASTER_FILES, PROJECT, STUDENTS, name

from gankit.course import masters, student
from gankit.course.form import refuse_other_form
from gankit.course.leaks import Secrets
from gankit.course.record import COMPARED
from gankit.exercises import registry
from tests.notebooks.questions import sources

CHECK = re.compile(r'^check\("([\w.]+)"', re.MULTILINE)
IMPORTS = ast.Import | ast.ImportFrom
SOLUTION = "### BEGIN SOLUTION"
LONGEST = 12  # lines of code in a cell that a student reads
LONGER_ONES = {  # at most so many cells of a master are longer
    "04_forgetting_and_domains": 9,
}


@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_a_master_holds_the_outputs_that_nbval_compares_and_no_others(path):
    for cell in masters.read_notebook(path).cells:
        if cell.cell_type != "code":
            continue
        compared = COMPARED in cell.metadata.get("tags", [])
        # nbval skips the comparison where there is no execution count.
        assert (bool(cell.outputs), cell.execution_count) == (compared, 1 if compared else None), (
            f"run make masters: {cell.source}"
        )


@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_a_check_stands_under_a_text_that_names_its_exercise_its_points_and_minutes(path):
    text = ""
    for cell in masters.read_notebook(path).cells:
        if cell.cell_type == "markdown":
            text = cell.source
        for identity in CHECK.findall(cell.source):
            points = registry.find(identity).points
            worth = f"(up to )?{points} point{'s' if points > 1 else ''}"
            named = rf"\*\*Exercise `{identity}`\*\* · (easy|medium|hard) · {worth} · \d+ minutes\."
            assert re.search(named, text), f"no text above the check of {identity} says {named}"


@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_cells_that_a_student_reads_are_short(path):
    cells = masters.read_notebook(path).cells
    given = [c.source for c in cells if c.cell_type == "code" and SOLUTION not in c.source]
    longer = [source for source in given if lines_of_code(source) > LONGEST]
    assert len(longer) <= LONGER_ONES.get(path.stem, 0), "\n\n".join(longer)


def lines_of_code(source):
    """How many lines a cell has, without imports, comments and empty lines."""
    imports = [node for node in ast.parse(source).body if isinstance(node, IMPORTS)]
    imported = {n for node in imports for n in range(node.lineno, node.end_lineno + 1)}
    lines = enumerate(source.splitlines(), start=1)
    return sum(bool(line.split("#")[0].strip()) and n not in imported for n, line in lines)


def test_lines_of_code_are_counted_without_imports_comments_and_empty_lines():
    source = "from a import (\n    b,\n)\n\n# why\nc = b()\nprint(\n    c\n)  # shown"
    assert lines_of_code(source) == 4


def test_every_student_notebook_has_a_master():
    assert {path.name for path in STUDENTS.glob("*.ipynb")} == {path.name for path in MASTER_FILES}


@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_a_student_notebook_is_its_master_without_the_solutions(path):
    built = student.before_the_run(masters.read_master(path))
    committed = masters.read_notebook(STUDENTS / path.name)
    assert sources(committed) == sources(built), "run gankit release"


@pytest.fixture(scope="module")
def secrets():
    return Secrets(masters.read_masters(PROJECT))


@pytest.mark.parametrize("path", sorted(STUDENTS.glob("*.ipynb")), ids=name)
def test_a_student_notebook_holds_nothing_of_any_solution(path, secrets):
    notebook = masters.read_notebook(path)
    refuse_other_form(path.name, notebook)
    secrets.refuse_leaks(path.name, notebook)
