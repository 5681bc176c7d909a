"""A student notebook holds sources and the metadata allowed, and nothing else."""

import pytest
import toys

from gankit.course.form import refuse_other_form, tidy


def tidied(*cells):
    notebook = toys.toy_master(*(cells or [toys.answer(), toys.check_cell(), toys.prose("# A")]))
    tidy(notebook.notebook)
    return notebook.notebook


def test_a_tidied_notebook_has_the_right_form():
    refuse_other_form("toy.ipynb", tidied())


def test_what_editors_leave_is_dropped_and_the_rest_kept():
    cell = toys.code("1", tags=["hide-input"], collapsed=True, vscode={"id": 3}, editable=False)
    notebook = tidied(cell)
    assert notebook.cells[0].metadata == {"tags": ["hide-input"], "editable": False}
    assert notebook.cells[0].source == "1"


def test_the_version_of_somebodys_python_is_dropped():
    notebook = toys.toy_master(toys.code("1")).notebook
    notebook.metadata = {"language_info": {"name": "python", "version": "3.99"}, "widgets": {}}
    tidy(notebook)
    assert "3.99" not in str(notebook) and "widgets" not in str(notebook)


def with_output(notebook):
    notebook.cells[0].outputs = [{"output_type": "stream", "name": "stdout", "text": "1"}]


def with_count(notebook):
    notebook.cells[0].execution_count = 3


def with_attachment(notebook):
    notebook.cells[2].attachments = {"a.png": {"image/png": "AAAA"}}


def with_cell_metadata(notebook):
    notebook.cells[2].metadata["note"] = "x"


def with_notebook_metadata(notebook):
    notebook.metadata["authors"] = ["x"]


def with_kernel_notes(notebook):
    notebook.metadata["kernelspec"]["note"] = "x"


def with_top_level(notebook):
    notebook["note"] = "x"


def with_cell_field(notebook):
    notebook.cells[2]["note"] = "x"


def with_sentence_as_tag(notebook):
    notebook.cells[2].metadata["tags"] = ["return x + x"]


def with_sentence_as_grade_id(notebook):
    notebook.cells[0].metadata.nbgrader["grade_id"] = "return x + x"


def with_nbgrader_note(notebook):
    notebook.cells[0].metadata.nbgrader["note"] = "x"


def with_words_as_points(notebook):
    notebook.cells[1].metadata.nbgrader["points"] = "x"


def with_words_as_editable(notebook):
    notebook.cells[1].metadata["editable"] = "x"


@pytest.mark.parametrize(
    "change",
    [
        with_output,
        with_count,
        with_attachment,
        with_cell_metadata,
        with_notebook_metadata,
        with_kernel_notes,
        with_top_level,
        with_cell_field,
        with_sentence_as_tag,
        with_sentence_as_grade_id,
        with_nbgrader_note,
        with_words_as_points,
        with_words_as_editable,
    ],
)
def test_anything_else_is_refused(change):
    notebook = tidied()
    change(notebook)
    with pytest.raises(ValueError, match="toy.ipynb"):
        refuse_other_form("toy.ipynb", notebook)
