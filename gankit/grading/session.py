"""From a folder of submissions to a report: what `gankit grade` does."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from gankit.course.masters import read_masters
from gankit.exercises import registry
from gankit.grading.box.limits import Limits
from gankit.grading.canary import known_submissions
from gankit.grading.claim import claimed, refuse_claimed
from gankit.grading.cluster import grade_on_cluster
from gankit.grading.here import grade_here, workers_for
from gankit.grading.intake import collect, lesson_of
from gankit.grading.noticing import noticed_in
from gankit.grading.regrading import forget_results_of
from gankit.grading.report import require_gradebook, write_gradebook, write_report
from gankit.grading.report.changes import (
    CHANGES_FILE,
    changes_between,
    grades_in,
    penalties_in,
    write_changes,
)
from gankit.grading.report.writing import GRADES_FILE, NBGRADER_FILE
from gankit.grading.rules import Rules
from gankit.grading.settings import Settings
from gankit.grading.store import FOLDER, Store
from gankit.grading.submission import ANSWER, Refusal
from gankit.grading.submission_file import SubmissionFile
from gankit.quiet import notes_of_tensorflow_hidden


@dataclass(frozen=True)
class Session:
    """One evening's work: what is graded, where the report goes, and how.

    Args:
        submissions: Folder or zip file with submissions.
        report: Folder for the report.
        course: The course's folder, which holds the masters.
        lesson: Number of the one lesson to grade; None for all.
        limits: The `Limits` of each box.
        is_trusted: Whether notebooks run without walls.
        resumes: Whether the report may hold results of an earlier run, which are kept.
        regrade: Name of a student, or id of an exercise, whose results are made anew, or None.
        rules: What the instructor says beside the notebooks: `Rules`.
    """

    submissions: Path
    report: Path
    course: Path = Path(".")
    lesson: int | None = None
    limits: Limits = Limits()
    is_trusted: bool = False
    resumes: bool = False
    regrade: str | None = None
    rules: Rules = Rules()

    def grade(self, listener, workers=None, cluster=None, gradebook=None):
        """Grades all submissions and writes the report.

        Args:
            listener: Is told what happens: `planned(counts, workers)`, where counts go from lesson
                to submissions; `refused(refusal)`; `graded(result, why_known)`; `changed(changes)`,
                if there were grades before.
            workers: How many boxes are at work at once; None chooses by cores and memory.
            cluster: Address of a Dask scheduler, in the place of workers here.
            gradebook: nbgrader's database to write scores to, or None.

        Raises:
            ValueError: If something is missing or this machine is not fit; the message names the
                cure.
        """
        self._refuse_taken_report()
        if gradebook:
            require_gradebook(gradebook)
        lessons = self._lessons()
        self.rules.deadline.refuse_other_lessons(lessons)
        with SubmissionFile() as kept, ExitStack() as claims:
            refusals = self._read_all(lessons, kept)
            with notes_of_tensorflow_hidden():  # the exercises load Keras
                for number in kept.counts:
                    registry.of_lesson(number)
            refusals += self.rules.refuse_unclear_overrides(kept)
            claims.enter_context(claimed(self.report / FOLDER, is_new=not self.resumes))
            store, before = Store(self.report), self._grades()
            if self.regrade is not None:
                forget_results_of(self.regrade, kept, store)
            fresh = {one.digest: one.lesson for one in kept if not store.has(one)}
            workers = min(workers or workers_for(self.limits), len(fresh))
            listener.planned(kept.counts, cluster or workers)
            for refusal in refusals:
                listener.refused(refusal)
            known = _known(lessons, set(fresh.values()))
            settings = Settings(self.limits, store.key, known, self.is_trusted)
            if not fresh:
                for submission in kept:
                    listener.graded(*store.known(submission))
            elif cluster:
                grade_on_cluster(cluster, kept, settings, store, listener.graded)
            else:
                grade_here(kept, settings, store, listener.graded, workers)
            self._write(lessons, kept, store, refusals, gradebook)
            if before:
                changes = changes_between(before, self._grades())
                write_changes(self.report / CHANGES_FILE, changes)
                listener.changed(changes)

    def _refuse_taken_report(self):
        there = self.report / FOLDER
        refuse_claimed(there)
        if self.regrade is not None and not there.is_dir():
            raise ValueError(f"{self.report} holds no report: there is nothing to regrade yet")
        if self.report.is_file():
            raise ValueError(f"{self.report} is a file: expected a folder for the report")
        if there.is_dir() and not self.resumes:
            raise ValueError(
                f"{self.report} holds a report already: say --resume to go on with it, which keeps "
                "what is graded, or name a new folder"
            )
        if self.report.is_dir() and not there.is_dir() and any(self.report.iterdir()):
            raise ValueError(f"{self.report} is not empty: name a new folder for the report")

    def _grades(self):
        grades, only = grades_in(self.report / GRADES_FILE), self.lesson
        grades |= penalties_in(self.report / NBGRADER_FILE)
        return {key: one for key, one in grades.items() if only is None or key[1] == str(only)}

    def _lessons(self):
        masters = read_masters(self.course)
        if self.lesson not in (None, *(master.lesson for master in masters)):
            read_masters(self.course, self.lesson)  # says which there are
        return {master.lesson: (master, lesson_of(master)) for master in masters}

    def _read_all(self, lessons, kept):
        """Reads everything into a file; returns what was refused."""
        handed_out, refusals = {number: lesson for number, (_, lesson) in lessons.items()}, []
        for found in collect(self.submissions, handed_out, self.lesson):
            if isinstance(found, Refusal):
                refusals.append(found)
            else:
                kept.add(found)
        return refusals

    def _write(self, lessons, kept, store, refusals, gradebook):
        results = _Results(kept, store, self.rules)
        names = {number: lesson.name for number, (_, lesson) in lessons.items()}
        noticed = noticed_in(kept, _handed_out(lessons))
        write_report(self.report, results, refusals, names, self.rules.roster, noticed)
        if gradebook:
            write_gradebook(gradebook, results, names)


def _handed_out(lessons):
    """Returns a dict from exercise to its answer's cell as it was handed out."""
    cells = [cell for _, lesson in lessons.values() for cell in lesson.cells]
    return {cell.exercise: cell.handed_out for cell in cells if cell.role == ANSWER}


class _Results:
    """The results of all submissions, read from disk whenever they are asked for."""

    def __init__(self, read, store, rules):
        self.submissions, self.store, self.rules = read, store, rules

    def __iter__(self):
        for submission in self.submissions:
            result = self.store.latest(submission)
            yield self.rules.applied(result, submission)


def _known(lessons, numbers):
    """Returns what is graded first: of each lesson in which something is left, what is known."""
    pairs = [known_submissions(*lessons[number]) for number in sorted(numbers)]
    return tuple(known for pair in pairs for known in pair)
