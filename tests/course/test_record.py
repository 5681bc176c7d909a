"""The masters' outputs: those that tests compare are kept, all others are dropped."""

import nbformat
import pytest
import toys

from gankit.course.record import record
from gankit.course.release import record_all

COMPARED = ["nbval-check-output"]


@pytest.fixture(scope="module")
def recorded():
    cells = [
        toys.code("import sys, os\nprint('noise', file=sys.stderr)\nprint('training')"),
        toys.code(
            "print('one')\nprint('noise', file=sys.stderr)\nos.system('echo noise >&2')\n"
            "sys.stdout.flush()\nprint('two')\n(1, 2)",
            tags=COMPARED,
            collapsed=True,
        ),
        toys.answer(),
        toys.code("raise KeyError('on purpose')", tags=[*COMPARED, "raises-exception"]),
        toys.code("print(os.environ['GANKIT_SCALE'], os.environ['GANKIT_STRICT'])", tags=COMPARED),
    ]
    cells[0].outputs = [{"output_type": "stream", "name": "stdout", "text": "old"}]
    cells[0].execution_count = 17
    text, count = record(toys.toy_master(*cells))
    return nbformat.reads(text, 4), count


def test_tagged_cells_keep_what_they_printed_without_noise(recorded):
    notebook, count = recorded
    assert count == 3
    assert notebook.cells[1].outputs == [
        {"output_type": "stream", "name": "stdout", "text": "one\ntwo\n"},
        {
            "output_type": "execute_result",
            "data": {"text/plain": "(1, 2)"},
            "metadata": {},
            "execution_count": 1,
        },
    ]
    assert notebook.cells[1].metadata == {"tags": COMPARED}
    assert notebook.cells[1].execution_count == 1  # the same wherever the cell stands


def test_an_error_on_purpose_is_kept_without_its_traceback(recorded):
    output = recorded[0].cells[3].outputs[0]
    assert (output.ename, output.traceback) == ("KeyError", [])


def test_other_cells_keep_nothing(recorded):
    notebook, _ = recorded
    assert notebook.cells[0].outputs == [] and notebook.cells[0].execution_count is None


def test_the_solution_stays(recorded):
    assert recorded[0].cells[2].source == toys.SOLUTION


def test_it_runs_strictly_at_smoke_scale(recorded):
    assert recorded[0].cells[4].outputs[0].text == "smoke 1\n"


def test_a_master_that_raises_is_refused_by_name_and_left_as_it_was(tmp_path):
    toys.write_course(tmp_path, toy=[toys.code("1"), toys.code("1 / 0"), toys.code("3")])
    file = tmp_path / "notebooks/masters/90_toy.ipynb"
    before = file.read_bytes()
    with pytest.raises(ValueError, match=r"90_toy.ipynb, cell 2 \(1 / 0\): .*ZeroDivisionError"):
        list(record_all(tmp_path))
    assert file.read_bytes() == before


def test_a_tagged_cell_that_shows_nothing_is_refused():
    with pytest.raises(ValueError, match=r"cell 1 \(x = 1\): is tagged nbval-check-output"):
        record(toys.toy_master(toys.code("x = 1", tags=COMPARED)))


def test_a_recorded_master_is_recorded_to_the_same_bytes(tmp_path):
    toys.write_course(tmp_path, toy=[toys.code("print(1)", tags=COMPARED), toys.code("2")])
    file = tmp_path / "notebooks/masters/90_toy.ipynb"
    assert list(record_all(tmp_path)) == ["90_toy.ipynb: outputs that tests compare: 1"]
    first = file.read_bytes(), file.stat().st_mtime_ns
    list(record_all(tmp_path))
    assert (file.read_bytes(), file.stat().st_mtime_ns) == first
