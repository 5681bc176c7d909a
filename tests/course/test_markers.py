"""The secret rows of a cell, and markers that can't be right."""

import pytest
import toys

from gankit.course.blanking import blank
from gankit.course.leaks import Secrets
from gankit.course.markers import open_source, secret_rows
from gankit.course.solutions import find_solutions

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


def test_the_rows_between_the_markers_are_secret():
    cell = toys.answer("def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\nf()")
    assert secret_rows(cell) == {1, 2, 3}


def test_a_cell_may_have_several_secret_parts():
    cell = toys.answer(f"{BEGIN}\na = 1\n{END}\nb = 2\n{BEGIN}\nc = 3\n{END}")
    assert secret_rows(cell) == {0, 1, 2, 4, 5, 6}


def test_an_open_cell_has_none():
    assert secret_rows(toys.code("a = 1")) == set()


@pytest.mark.parametrize("cell", [toys.answer(), toys.code("a = 1\n\nb = 2"), toys.prose("# A")])
def test_what_stands_in_the_open_is_what_nbgrader_leaves(cell):
    left = blank(toys.toy_master(cell)).cells[0].source
    assert "".join(open_source(cell).split()) == "".join(left.split())


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (f"a = 1\n{BEGIN}\nb = 2", "BEGIN SOLUTION has no END SOLUTION"),
        (f"a = 1\n{END}\nb = 2", "END SOLUTION has no BEGIN SOLUTION"),
        (f"{BEGIN}\n{BEGIN}\na = 1\n{END}", "inside another one"),
        (f"{END}\na = 1\n{BEGIN}", "END SOLUTION has no BEGIN SOLUTION"),
        ("a = 1", "no row of it is"),
        ("### BEGIN SOLUTON\na = 1\n### END SOLUTON", "no row of it is"),
        (f"### Begin solution\na = 1\n{END}", "nbgrader would not see it"),
        (f"{BEGIN}\na = 1\n### END  SOLUTION", "nbgrader would not see it"),
        (f"{BEGIN}\na = 1\n{END}\n# end hidden tests", "nbgrader would not see it"),
    ],
)
def test_markers_that_cannot_be_right_are_refused_by_name(source, reason):
    with pytest.raises(ValueError, match=r"90_toy.ipynb, cell 2 \(toy-double\): ") as caught:
        find_solutions(toys.toy_master(toys.prose("# Toys"), toys.answer(source)))
    assert reason in str(caught.value)


@pytest.mark.parametrize("cell", [toys.code, toys.prose])
def test_a_solution_in_a_cell_that_is_not_marked_as_one_is_refused(cell):
    with pytest.raises(ValueError, match="its nbgrader metadata does not say so"):
        Secrets([toys.toy_master(cell(f"{BEGIN}\na = 1\n{END}"))])


def test_prose_about_the_end_of_solutions_is_no_marker():
    text = "In the end solutions differ.\n\n# The end: solutions\n\nHidden tests follow."
    assert secret_rows(toys.prose(text)) == set()
