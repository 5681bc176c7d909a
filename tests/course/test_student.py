"""A student notebook is built from its master by running it."""

import os
import sys
from contextlib import suppress

import psutil
import pytest
import toys

from gankit.course import student
from gankit.course.execution import errors_of
from gankit.course.form import tidy

SETTINGS = """
print(os.environ["GANKIT_SCALE"], os.environ["GANKIT_STRICT"])
print(os.environ.get("NBGRADER_EXECUTION"), os.listdir(), os.getcwd())
"""
CALLS = "def quadruple(x):\n    return double(double(x))"


@pytest.fixture(scope="module")
def built():
    """A student notebook whose fourth and sixth cells stop at the blank."""
    cells = [
        toys.prose("Hello.\n\n# Toys, and how to double them"),
        toys.code("import os\nprint(1)", tags=["nbval-check-output", "hide-input"], collapsed=True),
        toys.answer(),
        toys.code("doubled = double(3)"),
        toys.code(CALLS),
        toys.code("print(quadruple(3))"),
        toys.code(SETTINGS),
        toys.code("raise KeyError('on purpose')", tags=["raises-exception"]),
    ]
    cells[1].outputs = [{"output_type": "stream", "name": "stdout", "text": "1\n"}]
    cells[1].execution_count = 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GANKIT_STRICT", "1")
        patch.setenv("NBGRADER_EXECUTION", "autograde")
        return student.build(toys.toy_master(*cells))


def tags(notebook):
    return [cell.metadata.get("tags", []) for cell in notebook.notebook.cells]


def test_the_solution_is_replaced_by_a_blank(built):
    source = built.notebook.cells[2].source
    assert source.endswith("    # YOUR CODE HERE\n    raise NotImplementedError()")
    assert source.startswith('def double(x):\n    """Doubles x."""\n')


def test_exactly_the_cells_that_stop_at_a_blank_are_tagged(built):
    stops = [index for index, names in enumerate(tags(built)) if "raises-exception" in names]
    assert stops == [3, 5, 7]  # the last one by its master


def test_tags_for_comparing_outputs_are_dropped_and_others_kept(built):
    assert tags(built)[1] == ["hide-input"]


def test_the_outputs_are_dropped_but_kept_beside_it(built):
    assert all(not cell.get("outputs") for cell in built.notebook.cells)
    assert built.executed.cells[1].outputs[0].text == "1\n"
    assert errors_of(built.executed).keys() == {3, 5, 7}


def test_it_runs_at_smoke_scale_and_not_strictly_in_an_empty_folder_of_its_own(built):
    settings, surroundings = built.executed.cells[6].outputs[0].text.splitlines()
    assert settings == "smoke 0"
    nbgrader, files, folder = surroundings.split(" ", 2)
    assert (nbgrader, files) == ("None", "[]")
    assert not os.path.exists(folder)  # it went with the run


def test_it_runs_on_this_python_whatever_is_called_python3(tmp_path, monkeypatch):
    kernel = tmp_path / "kernels/python3/kernel.json"
    kernel.parent.mkdir(parents=True)
    kernel.write_text('{"argv": ["false"], "display_name": "another", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    executed = student.build(toys.toy_master(toys.code("import sys; sys.executable"))).executed
    assert executed.cells[0].outputs[0].data["text/plain"] == repr(sys.executable)


def test_checks_are_locked_as_nbgrader_does(exercises):
    locked = student.blank(toys.toy_master(toys.answer(), toys.check_cell())).cells
    assert locked[0].metadata["deletable"] is False
    assert locked[1].metadata["editable"] is False
    assert locked[1].metadata["nbgrader"]["points"] == 2


def test_its_title_is_the_first_heading(built):
    assert built.title == "Toys, and how to double them"
    assert student.StudentNotebook("90_toy", toys.toy_master().notebook, None).title == "90_toy"


def test_the_same_master_gives_the_same_text(built):
    master = toys.toy_master(*[toys.code("1 + 1"), toys.answer()])
    assert student.build(master).text == student.build(master).text


def refusal(*cells):
    with pytest.raises(ValueError) as caught:
        student.build(toys.toy_master(*cells))
    assert "\n" not in str(caught.value).strip()
    return str(caught.value)


def test_a_cell_that_needs_what_a_blank_did_not_define_is_refused_by_name():
    message = refusal(toys.answer(), toys.code("doubled = double(3)"), toys.code("print(doubled)"))
    assert "90_toy.ipynb, cell 3 (print(doubled)): " in message
    assert "NameError: name 'doubled' is not defined" in message


def test_a_cell_that_ends_the_kernel_is_refused_by_name():
    assert "cell 1 (import os; os._exit(1)): the kernel died" in refusal(
        toys.code("import os; os._exit(1)")
    )


def test_a_cell_that_takes_too_long_is_refused_by_name(monkeypatch):
    monkeypatch.setattr("gankit.course.execution.CELL_SECONDS", 1)
    message = refusal(toys.code("import time; time.sleep(60)"))
    assert "cell 1 (import time; time.sleep(60)): takes longer than 1 seconds" in message


def test_ctrl_c_ends_the_kernel_and_the_build(tmp_path):
    source = (
        f"import os, signal, time\nopen({str(tmp_path / 'kernel')!r}, 'w').write(str(os.getpid()))"
    )
    interrupt = f"os.kill({os.getpid()}, signal.SIGINT)\ntime.sleep(60)"
    with pytest.raises(KeyboardInterrupt):
        student.build(toys.toy_master(toys.code(f"{source}\n{interrupt}")))
    with suppress(psutil.NoSuchProcess):  # gone already; one that stays makes the wait fail
        psutil.Process(int((tmp_path / "kernel").read_text())).wait(timeout=10)


def test_a_kernel_that_nbclient_leaves_behind_is_ended(tmp_path, monkeypatch):
    async def leave(client):
        pass

    monkeypatch.setattr("nbclient.NotebookClient._async_cleanup_kernel", leave)
    kernel = tmp_path / "kernel"
    student.build(
        toys.toy_master(toys.code(f"import os\nopen({str(kernel)!r}, 'w').write(str(os.getpid()))"))
    )
    assert not psutil.pid_exists(int(kernel.read_text()))


@pytest.fixture
def no_run(monkeypatch):
    def execute(*arguments, **settings):
        raise AssertionError("refuse it before the run")

    monkeypatch.setattr(student, "execute", execute)


def test_a_master_that_shows_an_answer_is_refused_before_the_run(no_run):
    assert "shows every line" in refusal(
        toys.answer(), toys.code(toys.SOLUTION.split("SOLUTION")[1])
    )


def test_a_master_with_an_attachment_is_refused_before_the_run(no_run):
    cell = toys.prose("![](attachment:a.png)")
    cell.attachments = {"a.png": {"image/png": "AAAA"}}
    assert "90_toy.ipynb, cell 1: holds attachments" in refusal(cell)


def test_a_check_that_does_not_fit_its_exercise_is_refused_before_the_run(no_run, exercises):
    message = refusal(toys.answer(), toys.check_cell(points=3))
    assert "it gives 3 points, but the exercise 2" in message


def test_a_solution_that_nbgrader_left_in_is_refused_before_the_run(no_run, monkeypatch):
    def blank(master, repository=None):
        notebook = master.notebook
        tidy(notebook)
        return notebook

    monkeypatch.setattr(student, "blank", blank)
    assert "90_toy.ipynb, cell 1: holds a marker" in refusal(toys.answer())


def test_a_solution_that_comes_in_by_the_run_is_refused(monkeypatch):
    def tag_stops(master, notebook, executed):
        notebook.cells[0].source += "\ndoubled = (x + x) * 1.0"

    monkeypatch.setattr(student, "execute", lambda *_, **__: None)
    monkeypatch.setattr(student, "_tag_stops", tag_stops)
    assert "90_toy.ipynb, cell 1: leaks" in refusal(toys.answer())


def test_two_cells_with_one_grade_id_are_refused_before_the_run(no_run):
    assert "nbgrader refuses it: Duplicate grade id: toy-double" in refusal(
        toys.answer(), toys.answer()
    )
