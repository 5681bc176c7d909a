"""Grading on this machine: how many boxes it bears, and what is cleared away around them."""

import psutil

from gankit.grading.batch import Batch
from gankit.grading.box import groups
from gankit.grading.box.limits import GIGABYTE

A_WORKER = 2 * GIGABYTE  # of memory: a box at work, and one that warms up


def workers_for(limits):
    """Returns how many workers this machine bears, by its cores and its free memory.

    Args:
        limits: The `Limits` of a box.
    """
    needed = min(A_WORKER, 2 * limits.memory)
    by_memory = (psutil.virtual_memory().available - GIGABYTE) // needed
    return max(1, min(psutil.cpu_count() or 1, by_memory))


def grade_here(submissions, settings, store, notify, workers):
    """Grades submissions on this machine; returns when the last one is done.

    Args:
        submissions: Iterable of `Submission`.
        settings: A `Settings`.
        store: A `Store`.
        notify: Function that is called with each `SubmissionResult` and why it was known, or `""`.
        workers: How many boxes are at work at once.
    """
    groups.sweep()
    judge = settings.new_judge()
    try:
        grading = Batch(
            submissions, lambda: settings.new_grader(judge), settings.known, store, notify
        )
        grading.run(workers)
    finally:
        judge.end()
