"""From a folder of submissions to a report: what `gankit grade` does."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from gankit.course.masters import read_masters
from gankit.exercises import registry
from gankit.grading.batch import Batch
from gankit.grading.box import groups
from gankit.grading.box.limits import GIGABYTE, Limits
from gankit.grading.canary import known_submissions
from gankit.grading.cluster import grade_on_cluster
from gankit.grading.intake import collect, lesson_of
from gankit.grading.report import write_gradebook, write_report
from gankit.grading.settings import Settings
from gankit.grading.store import FOLDER, Store
from gankit.grading.submission import Refusal
from gankit.grading.submission_file import SubmissionFile
from gankit.quiet import notes_of_tensorflow_hidden

A_WORKER = 2 * GIGABYTE  # of memory: a box at work, and one that warms up


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
    """

    submissions: Path
    report: Path
    course: Path = Path(".")
    lesson: int | None = None
    limits: Limits = Limits()
    is_trusted: bool = False
    resumes: bool = False

    def grade(self, listener, workers=None, cluster=None, gradebook=None):
        """Grades all submissions and writes the report.

        Args:
            listener: Is told what happens: `planned(counts, workers)`, where counts go from lesson
                to submissions; `refused(refusal)`; `graded(result, was_known)`.
            workers: How many boxes are at work at once; None chooses by cores and memory.
            cluster: Address of a Dask scheduler, in the place of workers here.
            gradebook: nbgrader's database to write scores to, or None.

        Raises:
            ValueError: If something is missing or this machine is not fit; the message names the
                cure.
        """
        self._refuse_taken_report()
        lessons = self._lessons()
        with SubmissionFile() as kept:
            refusals = self._read_all(lessons, kept)
            with notes_of_tensorflow_hidden():  # the exercises load Keras
                for number in kept.counts:
                    registry.of_lesson(number)
            store = Store(self.report)
            left = len({one.digest for one in kept if not store.has(one)})
            workers = min(workers or workers_for(self.limits), left)
            listener.planned(kept.counts, cluster or workers)
            for refusal in refusals:
                listener.refused(refusal)
            settings = Settings(self.limits, store.key, _known(lessons, kept), self.is_trusted)
            if not left:
                for submission in kept:
                    listener.graded(store.load(submission), True)
            elif cluster:
                grade_on_cluster(cluster, kept, settings, store, listener.graded)
            else:
                _grade_here(kept, settings, store, listener.graded, workers)
            self._write(lessons, kept, store, refusals, gradebook)

    def _refuse_taken_report(self):
        there = self.report / FOLDER
        if self.report.is_file():
            raise ValueError(f"{self.report} is a file: expected a folder for the report")
        if there.is_dir() and not self.resumes:
            raise ValueError(
                f"{self.report} holds a report already: say --resume to go on with it, which keeps "
                "what is graded, or name a new folder"
            )
        if self.report.is_dir() and not there.is_dir() and any(self.report.iterdir()):
            raise ValueError(f"{self.report} is not empty: name a new folder for the report")

    def _lessons(self):
        masters = read_masters(self.course, self.lesson)
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
        results = _Results(kept, store)
        names = {number: lesson.name for number, (_, lesson) in lessons.items()}
        write_report(self.report, results, refusals, names)
        if gradebook:
            write_gradebook(gradebook, results, names)


def workers_for(limits):
    """Returns how many workers this machine bears, by its cores and its free memory.

    Args:
        limits: The `Limits` of a box.
    """
    needed = min(A_WORKER, 2 * limits.memory)
    by_memory = (psutil.virtual_memory().available - GIGABYTE) // needed
    return max(1, min(psutil.cpu_count() or 1, by_memory))


class _Results:
    """The results of all submissions, read from disk whenever they are asked for."""

    def __init__(self, read, store):
        self.submissions, self.store = read, store

    def __iter__(self):
        for submission in self.submissions:
            yield self.store.load(submission) or self.store.load_flagged(submission)


def _known(lessons, kept):
    """Returns what is graded first: of each lesson that was handed in, what is known."""
    pairs = [known_submissions(*lessons[number]) for number in sorted(kept.counts)]
    return tuple(known for pair in pairs for known in pair)


def _grade_here(submissions, settings, store, notify, workers):
    groups.sweep()
    judge = settings.new_judge()
    try:
        grading = Batch(
            submissions, lambda: settings.new_grader(judge), settings.known, store, notify
        )
        grading.run(workers)
    finally:
        judge.end()
