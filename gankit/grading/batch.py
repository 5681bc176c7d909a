"""Many submissions, several workers: what is known is not repeated, what was done is not lost."""

import threading
from contextlib import suppress


class Batch:
    """Hands submissions to workers, each a thread with a grader of its own.

    Args:
        submissions: Iterable of `Submission`; one is taken when a worker is free.
        make_grader: Function without arguments that returns a `Grader`.
        prepare: Function that is called with each worker's grader before anything is graded; it
            raises where the machine is not fit.
        store: A `Store`.
        notify: Function that is called with each `SubmissionResult` and whether it was known.
    """

    def __init__(self, submissions, make_grader, prepare, store, notify):
        self._left = iter(submissions)
        self.make_grader, self.prepare = make_grader, prepare
        self.store, self.notify = store, notify
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._errors = []

    def run(self, workers):
        """Grades all; returns when the last one is done.

        Args:
            workers: How many threads.

        Raises:
            Exception: What the first worker to fail raised; the others finish what they have.
        """
        ready = threading.Barrier(workers)  # nobody begins before every worker has proved itself
        threads = [
            # daemons: after Ctrl-C nobody waits for them, and their boxes end with them
            threading.Thread(target=self._work, args=(ready,), daemon=True)
            for _ in range(workers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._errors:
            raise self._errors[0]

    def _work(self, ready):
        grader = self.make_grader()
        try:
            self.prepare(grader)
            with suppress(threading.BrokenBarrierError):
                ready.wait()
                self._grade_all(grader)
        except BaseException as error:
            self._errors.append(error)
            self._stopped.set()
            ready.abort()
        finally:
            grader.end()

    def _grade_all(self, grader):
        submission = self._next()
        while submission is not None:
            following = self._next()
            grader.keeps_warm = following is not None
            result = grader.grade(submission)
            self.store.save(submission, result)
            with self._lock:
                self.notify(result, False)
            submission = following

    def _next(self):
        """Takes the next submission that has no result yet."""
        with self._lock:
            while not self._stopped.is_set():
                submission = next(self._left, None)
                known = submission and self.store.load(submission)
                if not known:
                    return submission
                self.notify(known, True)
        return None
