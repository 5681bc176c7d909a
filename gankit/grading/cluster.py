"""The same grading on many machines, by Dask's distributed scheduler.

Workers need gankit, bubblewrap and the same environment as here. A submission whose worker is
lost goes to another one by itself; results are kept here, not there.
"""

import threading

from gankit.grading.canary import require_known_grades
from gankit.grading.store import fingerprint

_here = threading.local()
_proof = threading.Lock()
AT_ONCE = 3  # submissions on their way for each thread of a worker, so that none waits
PATIENCE = 20  # seconds in which a scheduler has to answer


def grade_on_cluster(address, submissions, settings, store, notify):
    """Grades submissions on a cluster; returns when the last one is done.

    Args:
        address: Of the scheduler, such as `"tcp://192.0.2.7:8786"`.
        submissions: Iterable of `Submission`; it is read as workers become free.
        settings: A `Settings`.
        store: A `Store`.
        notify: Function that is called with each `SubmissionResult` and why it was known, or `""`.

    Raises:
        ValueError: If there is no scheduler, no worker, or a worker is not fit.
    """
    from distributed import as_completed

    client = _connected(address)
    with client:
        _prove_all(client, settings)
        left = _unknown(submissions, store, notify)
        threads = sum(worker["nthreads"] for worker in client.scheduler_info()["workers"].values())
        running, waiting = as_completed(), {}
        while True:
            while len(waiting) < AT_ONCE * threads and (submission := next(left, None)):
                future = client.submit(grade_here, submission, settings, pure=False, retries=1)
                waiting[future.key] = submission
                running.add(future)
            if not waiting:
                return
            future = next(running)
            result = future.result()
            store.save(waiting.pop(future.key), result)
            notify(result, "")


def grade_here(submission, settings):
    """Grades one submission on the machine where this is called.

    Args:
        submission: A `Submission`.
        settings: A `Settings`.

    Returns:
        A `SubmissionResult`.

    Raises:
        UnfitMachine: If this machine was not proved yet, and isn't fit.
    """
    return _grader(settings).grade(submission)


def prove_here(settings):
    """Proves the machine where this is called.

    Args:
        settings: A `Settings`.

    Returns:
        The fingerprint of its code and libraries.
    """
    _grader(settings)
    return fingerprint()


def _grader(settings):
    """Returns this thread's grader; a new one first proves itself."""
    if getattr(_here, "settings", None) != settings:
        judge = settings.new_judge()
        grader = settings.new_grader(judge)
        with _proof:  # one after another: together they would need the memory of twice as many
            require_known_grades(grader, settings.known)
        _here.settings, _here.grader = settings, grader
    return _here.grader


def _connected(address):
    from distributed import Client

    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise ValueError(
            f"there is no Dask scheduler at {address} ({error}). Cure: start one with "
            "`dask scheduler`, and workers with `dask worker ADDRESS --nthreads 1`"
        ) from error
    if not client.scheduler_info()["workers"]:
        client.close()
        raise ValueError(
            f"the scheduler at {address} has no workers. Cure: dask worker {address} --nthreads 1"
        )
    return client


def _prove_all(client, settings):
    for worker in client.scheduler_info()["workers"]:
        found = client.submit(prove_here, settings, workers=[worker], pure=False).result()
        if found != fingerprint():
            raise ValueError(
                f"the worker {worker} has another version of gankit or of its libraries than this "
                "machine: its grades could differ. Cure: install the same on both"
            )


def _unknown(submissions, store, notify):
    for submission in submissions:
        known = store.known(submission)
        if known is None:
            yield submission
        else:
            notify(*known)
