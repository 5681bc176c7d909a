"""An import that fails does not take with it what stands behind it in its cell."""

import pytest

from gankit.grading.inside import missing as module
from gankit.grading.inside.missing import LONGEST, MOST, run_behind_missing
from tests.grading.awaiting import awaited


def graded(source):
    """Runs a cell as the runner does, in a dict; returns it, its end and how often code was run."""
    names, runs = {}, []

    async def run(code):
        runs.append(code)
        try:
            exec(code, names)
        except Exception as error:
            return "ran", {"ename": type(error).__name__, "evalue": str(error)}, ["after"]
        return "ran", None, ["after"]

    async def cell():
        _, error, _ = await run(source)
        return await run_behind_missing(run, source, error)

    return names, awaited(cell()), runs


NOT_HERE = ["No module named 'not_here'"]


@pytest.mark.parametrize(
    "source, missing",
    [
        ("import not_here\nimport math\nx = 1", NOT_HERE),
        ("import not_here, math; x = 1", NOT_HERE),
        ("from not_here import a, b\nimport math\nx = 1", NOT_HERE * 2),
        ("x = 1\nimport not_here as n\nimport math\nfrom not_here.b import c", NOT_HERE * 2),
        ("import math, not_here\nx = 1", NOT_HERE),
        ("from math import nothing, pi\nimport math\nx = 1", None),
        ("x = 1\ndef f():\n    import not_here\nimport not_here\nimport math", NOT_HERE),
    ],
)
def test_what_stands_behind_it_is_run(source, missing):
    names, (outcome, error, _, told), _ = graded(source)
    assert names["x"] == 1 and names["math"].pi > 3 and (outcome, error) == ("ran", None)
    assert told == missing if missing else "cannot import name 'nothing'" in told[0]


def test_nothing_is_run_twice_but_imports():
    count = "runs = globals().get('runs', 0) + 1\n"
    names, (_, error, pictures, _), _ = graded(count + "import not_here\n" + count + "1 / 0\nx = 1")
    assert names["runs"] == 2 and "x" not in names
    assert error["ename"] == "ZeroDivisionError" and pictures == ["after"]


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    import not_here\nf()\nx = 1",
        "raise ImportError('mine')\nx = 1",
        "if True:\n    import not_here\nx = 1",
        "import not_here\nx = 1" + "#" * LONGEST,
    ],
)
def test_what_is_no_import_of_the_cell_itself_ends_it_as_ever(source):
    names, (_, error, _, told), _ = graded(source)
    assert "x" not in names and error["ename"] in module.MISSING and told == []


def test_imports_without_end_come_to_an_end():
    _, (_, _, _, told), runs = graded("import not_here\n" * 100)
    assert len(told) == MOST and len(runs) == 2 * MOST + 1


def test_ipythons_own_lines_are_read():
    assert len(module._statements("import not_here\n%matplotlib inline\nx = 1")) == 3
