"""The real lesson 05, as students get it and in older formats."""

import copy
import json
from pathlib import Path

import nbformat
import pytest
from toy_lesson import handed_out

from gankit.course.masters import Master, read_master
from gankit.grading.intake import lesson_of
from gankit.grading.intake.assembling import assemble
from gankit.grading.submission import ANSWER, CHECK, LESSON

NOTEBOOK = Path(__file__).parents[3] / "notebooks/05_gan_basics.ipynb"


pytest.importorskip("nbgrader", reason='needs pip install "gankit[instructor]"')


def roles(cells):
    return [cell.role for cell in cells]


def test_what_students_get_is_read_without_a_repair(gan_basics):
    number, cells, repairs = assemble(NOTEBOOK.read_bytes(), {5: gan_basics})
    assert (number, repairs) == (5, ())
    assert roles(cells).count(ANSWER) == roles(cells).count(CHECK) == 10
    assert len(cells) == len(gan_basics.cells) == len(handed_out(gan_basics))
    assert set(roles(cells)) == {ANSWER, CHECK, LESSON}


def test_the_master_differs_in_its_answers_and_its_opening_alone(gan_basics):
    master = NOTEBOOK.parent / "masters" / NOTEBOOK.name
    _, cells, repairs = assemble(master.read_bytes(), {5: gan_basics})
    assert repairs == ()
    changed = {
        one.role
        for one, other in zip(cells[1:], gan_basics.cells[1:], strict=True)
        if one.source != other.source
    }
    assert changed == {ANSWER}


def test_formats_without_cell_ids_give_the_same_cells(gan_basics):
    newest = assemble(NOTEBOOK.read_bytes(), {5: gan_basics})
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    older = json.loads(nbformat.writes(notebook))
    older["nbformat_minor"] = 2
    for cell in older["cells"]:
        del cell["id"]
    assert assemble(json.dumps(older).encode(), {5: gan_basics}) == newest
    old = nbformat.writes(nbformat.convert(nbformat.reads(json.dumps(older), 4), 3), version=3)
    number, cells, (line,) = assemble(old.encode(), {5: gan_basics})
    assert (number, cells) == newest[:2]
    assert "format 3" in line


def test_no_output_and_no_metadata_survives(gan_basics):
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"]["secret"] = "sesame"
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "sesame"}]
    found = assemble(json.dumps(notebook).encode(), {5: gan_basics})
    assert "sesame" not in repr(found)


def test_a_checks_hidden_rows_are_graded_with_and_not_expected_of_students():
    master = read_master(NOTEBOOK.parent / "masters" / NOTEBOOK.name)
    notebook = copy.deepcopy(master.notebook)
    check = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade"))
    shown = check.source
    check.source += "\n### BEGIN HIDDEN TESTS\nhidden\n### END HIDDEN TESTS"
    lesson = lesson_of(Master(master.name, master.lesson, notebook))
    (cell,) = [one for one in lesson.cells if one.source == check.source]
    assert cell.handed_out.strip() == shown
