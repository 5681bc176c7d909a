"""Attacks gain nothing, touch nothing and stop nobody.

Of each kind one or two are in the first batch, all others in the second: whatever is said of a
batch as a whole is said of both.
"""

import re

import pytest

from gankit.grading.grader import MOST_RUNS
from tests.attacks import school
from tests.attacks.attack import TRACE
from tests.attacks.catalogue import BATCHES, OF_EACH_KIND, OTHERS
from tests.attacks.observed import honest_students, student_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1_800)]
FULL_MARKS = 21
ONE_BAD_CELL = {
    "os_exit",
    "kill_the_parent",
    "kill_everything",
    "loop_that_catches_interrupts",
    "sleep_past_the_clock",
    "shared_memory_in_one_piece",
    "nested_calls",
    "short_lines",
    "deep_brackets",
}
MARKS = {OF_EACH_KIND: (), OTHERS: pytest.mark.exhaustive}
each_batch = pytest.mark.parametrize(
    "batch",
    [pytest.param(name, marks=MARKS[name]) for name in BATCHES],
    indirect=["batch"],
)
each_attack = pytest.mark.parametrize(
    "attack, batch",
    [
        pytest.param(attack, name, marks=MARKS[name], id=attack.name)
        for name, attacks in BATCHES.items()
        for attack in attacks
    ],
    indirect=["batch"],
)


def result_of(batch, attack):
    """Returns what came of an attack; of several with its number the one that was handed in."""
    attacks = batch["attacks"]
    start = student_of(attacks, attacks.index(attack)).split()[0] + " "
    (result,) = [one for one in batch["graded"] if one["student"].startswith(start)]
    return result


def told_by(result):
    """Returns all that a result says in words: verdicts and messages."""
    said = [f"{one['verdict']}: {one['message']}" for one in result["exercises"]]
    return "\n".join([*said, *result["repairs"], *result["notes"]])


@each_attack
def test_no_attack_gains_a_point(batch, attack):
    result = result_of(batch, attack)
    assert len(result["exercises"]) == 10
    assert None not in [one["points"] for one in result["exercises"]]  # it is nobody else's fault
    assert 0 <= result["points"] <= attack.honest_points


@each_attack
def test_the_attack_took_place(batch, attack):
    assert attack.is_shown_by(told_by(result_of(batch, attack)))


@each_attack
def test_no_secret_gets_out(batch, attack):
    result = result_of(batch, attack)
    brought_out = [told_by(result), *result["figures"]]
    assert not school.places_in(str(brought_out), batch["hidden"])


@each_attack
def test_an_attack_takes_no_longer_than_the_clock_allows(batch, attack):
    result = result_of(batch, attack)
    assert result["seconds"] < 60  # forty, and what it takes to end a box on a busy machine
    assert result["tries"] <= MOST_RUNS


@each_attack
def test_one_bad_cell_does_not_cost_what_right_answers_have_earned(batch, attack):
    if attack.name not in ONE_BAD_CELL:
        pytest.skip("it goes for more than its own cell")
    assert result_of(batch, attack)["points"] == attack.honest_points


@each_batch
def test_honest_companions_keep_full_marks(batch):
    points = {one["student"]: one["points"] for one in batch["graded"]}
    honest = honest_students(batch["attacks"])
    assert len(honest) > 2  # before all attacks, between them, behind them
    assert {student: points[student] for student in honest} == dict.fromkeys(honest, FULL_MARKS)


@each_batch
def test_every_submission_is_graded_once_and_none_by_another_ones_result(batch):
    students = [one["student"] for one in batch["graded"]]
    handed_in = len(batch["attacks"]) + len(honest_students(batch["attacks"]))
    assert len(students) == len(set(students)) == handed_in
    assert not any(one["was_known"] for one in batch["graded"])
    assert batch["refused"] == []


@each_batch
@pytest.mark.parametrize(
    "kind",
    [
        "school",
        "package",
        "libraries",
        "traces",
        "shared memory",
        "listening",
        "temporary",
    ],
)
def test_the_host_is_as_it_was(batch, kind):
    assert batch["changed"][kind] == []


@each_batch
def test_no_process_control_group_or_mount_is_left(batch):
    assert batch["processes"] == []
    assert batch["groups"] == []
    assert not batch["stage is left"]


@each_batch
def test_nobody_reaches_the_hosts_sockets(batch):
    assert batch["reached"] == []


@each_batch
def test_grades_in_the_report_are_those_of_the_boxes(batch):
    total = sum(one["points"] for one in batch["graded"])
    rows = batch["grades"].splitlines()
    place = rows[0].split(",").index("points")
    assert sum(float(row.split(",")[place]) for row in plain_rows(rows)) == total
    assert len(rows) == 10 * len(batch["graded"]) + 1


def plain_rows(rows):
    """Returns rows without their quoted parts, which may hold commas."""
    return [re.sub(r'"[^"]*"', "", row) for row in rows[1:]]


@each_batch
def test_the_instructor_gets_a_full_report_without_anybodys_script(batch):
    assert {"grades.csv", "summary.html"} <= set(batch["pages"])
    for page, text in batch["pages"].items():
        if page.endswith(".html"):
            assert "<script>alert" not in text
            assert not re.search(r"<img[^>]*onerror", text)
        assert not school.places_in(text, batch["hidden"]), page


@each_batch
def test_no_trace_of_an_attack_is_in_what_the_grader_printed(batch):
    assert TRACE not in batch["log"]
