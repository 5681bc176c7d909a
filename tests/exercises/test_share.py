"""An exercise that pays by degree: the share of its points reaches everybody who counts them."""

import dataclasses

import numpy as np
import pytest

from gankit.exercises import check, checking, progress, registry
from gankit.exercises.judging import examined
from gankit.exercises.verdict import least, right, wrong
from gankit.grading.inside import judge_server
from tests.grading.test_judge_client import evidence


def test_points_are_whole_where_they_can_be():
    assert [right(share=share).points_of(4) for share in (1, 0.5, 0.125)] == [4, 2, 0.5]
    assert wrong("no").points_of(4) == 0
    assert isinstance(right(share=0.5).points_of(4), int)


def test_the_least_of_several_verdicts_counts():
    assert least([right("a", 0.5), right("b", 1.0)]).message == "a"
    assert least([right("a"), right("b")]).message == "b"
    assert least([right("a"), wrong("c"), right("b", 0.5)]).message == "c"


def test_nothing_is_judged_after_a_wrong_one():
    def verdicts():
        yield wrong("no")
        raise AssertionError("asked on")

    assert not least(verdicts()).is_right


@pytest.fixture
def by_degree(course, exercise, monkeypatch):
    """The toy exercise, half of whose points depend on the seed: 11 pays a half."""

    def judge(arrays, seed):
        return right("Half." if seed == 11 else "Whole.", 0.5 if seed == 11 else 1.0)

    graded = dataclasses.replace(exercise, judge=judge)
    monkeypatch.setattr(registry, "of_lesson", lambda number: (graded,))
    return graded


def double(x):
    return 2 * x


def test_a_notebook_counts_the_smallest_share(by_degree, capsys):
    assert examined(by_degree, double).share == 0.5
    assert check("toy.double", double) is None
    progress()
    said = capsys.readouterr().out
    assert "[right] toy.double: Half." in said
    assert "1 of 2 points, 1 of 1 exercises right" in said and "(1 of 2)" in said


def test_nbgrader_reads_the_points_from_the_cells_result(by_degree, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert check("toy.double", double) == 1
    monkeypatch.setattr(checking, "examined", lambda *_: right())
    assert check("toy.double", double) is None  # all of them, which is what it takes silence for


def test_the_grader_counts_the_smallest_share(by_degree):
    content = evidence(*[np.zeros(1)] * 2)
    verdict = judge_server.verdict_on(content, 99, "toy.double", [12, 11])
    assert (verdict.share, verdict.message) == (0.5, "Half.")
    assert verdict.points_of(by_degree.points) == 1
