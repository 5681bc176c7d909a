"""What the summary counts."""

import pytest

from gankit.grading.report import statistics
from gankit.grading.report.ledger import open_ledger
from gankit.grading.result import ExerciseResult, SubmissionResult


def result(student, verdict, message="", points=0.0, seconds=0.0, repairs=()):
    points = {"right": 2.0, "infrastructure": None}.get(verdict, points)
    exercise = ExerciseResult("gan.phases", points, 2, verdict, message)
    return SubmissionResult(student, 5, (exercise,), repairs=repairs, seconds=seconds)


@pytest.fixture
def ledger_of(tmp_path):
    """Opens a ledger of the results given."""
    managers = []

    def open_it(*results):
        managers.append(open_ledger(tmp_path, results))
        return managers[-1].__enter__()

    yield open_it
    for manager in managers:
        manager.__exit__(None, None, None)


def test_misconceptions_count_together_whatever_the_numbers(ledger_of):
    ledger = ledger_of(
        *(result(f"a{i}", "wrong", f"The loss is {i}.5, expected {i}.") for i in range(3)),
        *(result(f"b{i}", "wrong", "Label 1 is for real samples.") for i in range(4)),
        result("c", "wrong", "Another."),
        result("d", "wrong", "B, the fourth."),
        result("e", "crashed", "Another."),
    )
    assert statistics.misconceptions_of(ledger, "gan.phases") == [
        ("Label 1 is for real samples.", 4),  # always the same number: it is told
        ("The loss is #, expected #.", 3),
        ("Another.", 1),
    ]


def test_exercises_are_counted_by_verdict(ledger_of):
    verdicts = ["right", "right", "wrong", "not attempted", "timeout", "infrastructure"]
    ledger = ledger_of(*(result(f"s{i}", verdict) for i, verdict in enumerate(verdicts)))
    (exercise,) = statistics.exercises_of(ledger, 5)
    kinds = ("total", "right", "wrong", "not_attempted", "other")
    assert [exercise[kind] for kind in kinds] == [6, 2, 1, 1, 2]


def test_scores_leave_out_what_was_not_graded_and_full_marks_are_in_the_last_bin(ledger_of):
    points = (0, 0.19, 0.2, 1.0, 2.0)
    results = [result(f"s{i}", "wrong", points=value) for i, value in enumerate(points)]
    scores = statistics.scores_of(ledger_of(*results, result("x", "infrastructure")), 5)
    assert scores["bins"] == [2, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    assert (scores["count"], scores["median"], scores["max_points"]) == (5, 0.2, 2)
    assert scores["mean"] == pytest.approx(sum(points) / 5)


def test_a_lesson_without_any_grade_has_no_mean(ledger_of):
    scores = statistics.scores_of(ledger_of(result("x", "infrastructure")), 5)
    assert (scores["count"], scores["mean"], scores["median"]) == (0, None, None)


def test_the_slowest_come_first_and_are_ten_at_most(ledger_of):
    ledger = ledger_of(*(result(f"s{i:02d}", "right", seconds=float(i)) for i in range(15)))
    slowest = statistics.slowest_of(ledger)
    assert [row[2] for row in slowest] == [float(i) for i in range(14, 4, -1)]


def test_repairs_count_together_with_one_student_as_an_example(ledger_of):
    ledger = ledger_of(
        result("b", "right", repairs=("3 outputs dropped", "cell lost")),
        result("a", "right", repairs=("5 outputs dropped",)),
    )
    assert statistics.repairs_of(ledger) == [("# outputs dropped", 2, "a"), ("cell lost", 1, "b")]
    assert statistics.count_of(ledger, "repaired") == 2
    assert statistics.count_of(ledger, "repairs") == 2
