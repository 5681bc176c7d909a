"""Many submissions: nothing is lost, repeated, or graded by a worker that was not proved."""

import threading
import time

import pytest

from gankit.exercises.verdict import OUT_OF_MEMORY, RIGHT, TIMEOUT
from gankit.grading.batch import Batch
from gankit.grading.canary import Known, UnfitMachine
from gankit.grading.result import (
    CRASHED,
    INFRASTRUCTURE,
    ExerciseResult,
    Figure,
    SubmissionResult,
)
from gankit.grading.store import KEY_BYTES, Store
from gankit.grading.submission import ANSWER, Cell, Submission


def submission(number):
    return Submission(f"student {number}", 5, (Cell("answer", f"a = {number}", ANSWER),))


def result_of(submission, verdict=RIGHT):
    points = None if verdict == INFRASTRUCTURE else 1
    graded = ExerciseResult("gan.who_learns", points, 1, verdict, "As it should be.", 0.5)
    figure = Figure("cell 3", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return SubmissionResult(
        submission.student, submission.lesson, (graded,), ("a repair",), (figure,), 1.5
    )


class StubGrader:
    """Grades at once, and notes what it was asked for."""

    graded = []

    def __init__(self, verdict=RIGHT):
        self.verdict, self.keeps_warm, self.has_ended = verdict, True, False

    def grade(self, submission):
        self.graded.append((submission.student, self.keeps_warm))
        return result_of(submission, self.verdict)

    def end(self):
        self.has_ended = True


@pytest.fixture
def graders(monkeypatch):
    monkeypatch.setattr(StubGrader, "graded", [])
    made = []

    def make(verdict=RIGHT):
        made.append(StubGrader(verdict))
        return made[-1]

    make.made = made
    return make


def known(*numbers, verdict=RIGHT):
    return tuple(Known(submission(number), verdict) for number in numbers)


def run(submissions, make, store, workers=2, known=()):
    told = []
    batch = Batch(submissions, make, known, store, lambda *news: told.append(news))
    batch.run(workers)
    return told


def test_each_submission_is_graded_once_and_told_once(tmp_path, graders):
    told = run(map(submission, range(50)), graders, Store(tmp_path), workers=4)
    students = [f"student {number}" for number in range(50)]
    assert sorted(name for name, _ in StubGrader.graded) == sorted(students)
    assert sorted(result.student for result, _ in told) == sorted(students)
    assert all(grader.has_ended for grader in graders.made)


def test_what_was_graded_before_is_known_and_whole(tmp_path, graders):
    run(map(submission, range(7)), graders, Store(tmp_path))
    StubGrader.graded.clear()
    told = run(map(submission, range(10)), graders, Store(tmp_path))
    assert len(StubGrader.graded) == 3
    known = {result.student: result for result, was_known in told if was_known}
    assert set(known) == {f"student {number}" for number in range(7)}
    expected = result_of(submission(3))
    assert known["student 3"].exercises == expected.exercises
    assert known["student 3"].figures == expected.figures


def test_the_same_work_by_another_student_is_known_under_the_others_name(tmp_path, graders):
    run([submission(1)], graders, Store(tmp_path))
    copied = Submission("the neighbour", 5, submission(1).cells, ("mended",))
    ((result, was_known),) = run([copied], graders, Store(tmp_path))
    assert was_known
    assert (result.student, result.repairs) == ("the neighbour", ("mended",))


def test_a_fault_of_the_machine_is_no_result_and_is_tried_again(tmp_path, graders):
    store = Store(tmp_path)
    run([submission(1)], lambda: graders(INFRASTRUCTURE), store)
    assert store.load(submission(1)) is None
    assert store.latest(submission(1)).is_flagged
    ((result, was_known),) = run([submission(1)], graders, store)
    assert not was_known and not result.is_flagged


def test_no_spare_box_is_warmed_for_the_last_submission(tmp_path, graders):
    run(map(submission, range(3)), graders, Store(tmp_path), workers=1)
    assert [keeps_warm for _, keeps_warm in StubGrader.graded] == [True, True, False]


def test_nothing_is_graded_before_every_worker_was_proved(tmp_path, graders):
    class Slow(StubGrader):
        def grade(self, submission):
            if submission.student == "student 101":
                time.sleep(0.1)
            return super().grade(submission)

    run(map(submission, range(4)), Slow, Store(tmp_path), known=known(100, 101))
    first, second = (student for student, _ in StubGrader.graded[:2])
    assert {first, second} == {"student 100", "student 101"}


@pytest.mark.parametrize("workers, count", [(1, 3), (2, 3), (3, 3), (5, 5)])
def test_all_that_is_known_is_graded_and_something_of_it_by_each_worker(
    tmp_path, graders, workers, count
):
    run([submission(1)], graders, Store(tmp_path), workers, known(100, 101, 102))
    students = [student for student, _ in StubGrader.graded]
    assert students.pop() == "student 1"
    assert {"student 100", "student 101", "student 102"} == set(students)
    assert len(students) == count


def test_a_worker_that_is_not_fit_stops_the_batch_before_it_begins(tmp_path, graders):
    unfit = (*known(100), *known(101, verdict="wrong"))
    with pytest.raises(UnfitMachine, match="student 101 .* should be wrong, it is right"):
        run(map(submission, range(4)), graders, Store(tmp_path), known=unfit)
    assert {student for student, _ in StubGrader.graded} <= {"student 100", "student 101"}
    assert all(grader.has_ended for grader in graders.made)


def test_a_fault_of_the_grader_itself_is_raised_and_keeps_what_is_done(tmp_path, graders):
    class Faulty(StubGrader):
        def grade(self, submission):
            if submission.student == "student 2":
                raise RuntimeError("a mistake of ours")
            return super().grade(submission)

    store = Store(tmp_path)
    with pytest.raises(RuntimeError, match="ours"):
        run(map(submission, range(9)), Faulty, store, workers=1)
    assert [store.load(submission(n)) is not None for n in range(4)] == [True, True, False, False]


def test_equal_submissions_may_be_kept_at_the_same_moment(tmp_path):
    store, same = Store(tmp_path), submission(1)
    threads = [threading.Thread(target=store.save, args=(same, result_of(same))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.load(same).points == 1
    assert len(list(store.folder.glob("05-*/*"))) == 1


def test_a_report_keeps_its_key_to_itself(tmp_path):
    assert Store(tmp_path).key == Store(tmp_path).key
    assert (tmp_path / ".grading/key").stat().st_mode & 0o077 == 0
    assert Store(tmp_path / "other").key != Store(tmp_path).key


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b"{}", b"\xff", b'{"exercises": [{"a": 1}]}'])
def test_what_a_power_cut_left_of_a_file_is_made_anew(tmp_path, left):
    store, one = Store(tmp_path), submission(1)
    store.save(one, result_of(one))
    (kept,) = store.folder.glob("05-*/*")
    kept.write_bytes(left)
    assert (store.has(one), store.latest(one), store.known(one)) == (False, None, None)
    (store.folder / "key").write_bytes(left)
    assert len(Store(tmp_path).key) == KEY_BYTES


@pytest.mark.parametrize("verdict", [TIMEOUT, OUT_OF_MEMORY, CRASHED])
def test_what_a_busy_machine_may_have_caused_is_reported_and_tried_again(
    tmp_path, graders, verdict
):
    run([submission(1)], lambda: graders(verdict), Store(tmp_path))
    store = Store(tmp_path)
    assert store.latest(submission(1)).exercises[0].verdict == verdict
    ((result, why_known),) = run([submission(1)], graders, store)
    assert (result.exercises[0].verdict, why_known) == (RIGHT, "")
    assert Store(tmp_path).known(submission(1))[1] == "known before"


def test_what_is_the_same_as_anothers_of_the_batch_says_whose(tmp_path, graders):
    twin = Submission("the neighbour", 5, submission(1).cells)
    three = [submission(1), submission(2), twin]
    told = run(three, lambda: graders(TIMEOUT), Store(tmp_path), workers=1)
    assert [why for _, why in told if why] == ["the same as student 1"]


def test_a_result_that_is_forgotten_is_made_anew(tmp_path, graders):
    store = Store(tmp_path)
    run([submission(1), submission(2)], graders, store)
    store.forget(submission(1))
    assert [store.has(submission(number)) for number in (1, 2)] == [False, True]
