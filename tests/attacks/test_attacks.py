"""Attacks gain nothing, touch nothing and stop nobody: all of them in one batch."""

import re

import pytest

from tests.attacks import school
from tests.attacks.attack import TRACE
from tests.attacks.catalogue import ATTACKS
from tests.attacks.observed import honest_students, student_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1_800)]
NUMBERS = range(len(ATTACKS))
FULL_MARKS = 21


def name(number):
    return ATTACKS[number].name


each_attack = pytest.mark.parametrize("number", NUMBERS, ids=name)


def result_of(batch, number):
    """Returns what came of an attack; of several with its number the one that was handed in."""
    start = student_of(ATTACKS, number).split()[0] + " "
    (result,) = [one for one in batch["graded"] if one["student"].startswith(start)]
    return result


def told_by(result):
    """Returns all that a result says in words: verdicts and messages."""
    said = [f"{one['verdict']}: {one['message']}" for one in result["exercises"]]
    return "\n".join([*said, *result["repairs"]])


def test_there_are_at_least_forty_attacks_each_with_a_purpose():
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 40
    assert all(attack.purpose.endswith(".") for attack in ATTACKS)


@each_attack
def test_no_attack_gains_a_point(batch, number):
    result = result_of(batch, number)
    assert len(result["exercises"]) == 10
    assert None not in [one["points"] for one in result["exercises"]]  # it is nobody else's fault
    assert 0 <= result["points"] <= ATTACKS[number].honest_points


@each_attack
def test_the_attack_took_place(batch, number):
    assert re.search(ATTACKS[number].shows, told_by(result_of(batch, number)))


@each_attack
def test_no_secret_gets_out(batch, number):
    result = result_of(batch, number)
    brought_out = [told_by(result), *result["figures"]]
    assert not school.places_in(str(brought_out), batch["hidden"])


@each_attack
def test_an_attack_takes_no_longer_than_the_clock_allows(batch, number):
    result = result_of(batch, number)
    assert result["seconds"] < 60  # forty, and what it takes to end a box on a busy machine
    assert result["tries"] <= 2


def test_honest_companions_keep_full_marks(batch):
    points = {one["student"]: one["points"] for one in batch["graded"]}
    honest = honest_students(ATTACKS)
    assert len(honest) > 4
    assert {student: points[student] for student in honest} == dict.fromkeys(honest, FULL_MARKS)


def test_every_submission_is_graded_once_and_none_by_another_ones_result(batch):
    students = [one["student"] for one in batch["graded"]]
    assert len(students) == len(set(students)) == len(ATTACKS) + len(honest_students(ATTACKS))
    assert not any(one["was_known"] for one in batch["graded"])
    assert batch["refused"] == []


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


def test_no_process_control_group_or_mount_is_left(batch):
    assert batch["processes"] == []
    assert batch["groups"] == []
    assert not batch["stage is left"]


def test_nobody_reaches_the_hosts_sockets(batch):
    assert batch["reached"] == []


def test_grades_in_the_report_are_those_of_the_boxes(batch):
    total = sum(one["points"] for one in batch["graded"])
    rows = batch["grades"].splitlines()
    place = rows[0].split(",").index("points")
    assert sum(float(row.split(",")[place]) for row in plain_rows(rows)) == total
    assert len(rows) == 10 * len(batch["graded"]) + 1


def plain_rows(rows):
    """Returns rows without their quoted parts, which may hold commas."""
    return [re.sub(r'"[^"]*"', "", row) for row in rows[1:]]


def test_the_instructor_gets_a_full_report_without_anybodys_script(batch):
    assert {"grades.csv", "summary.html"} <= set(batch["pages"])
    for page, text in batch["pages"].items():
        if page.endswith(".html"):
            assert "<script>alert" not in text
            assert not re.search(r"<img[^>]*onerror", text)
        assert not school.places_in(text, batch["hidden"]), page


def test_no_trace_of_an_attack_is_in_what_the_grader_printed(batch):
    assert TRACE not in batch["log"]
