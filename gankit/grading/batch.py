"""Many submissions, several workers: what is known is not repeated, what was done is not lost."""

import threading
from contextlib import suppress

from gankit.grading.canary import require_known_grades


class Batch:
    """Hands submissions to workers, each a thread with a grader of its own.

    Args:
        submissions: Iterable of `Submission`; one is taken when a worker is free.
        make_grader: Function without arguments that returns a `Grader`.
        known: Tuple of `Known`. Before anything else each of them is graded by one worker, and by
            each worker at least one.
        store: A `Store`.
        notify: Function that is called with each `SubmissionResult` and why it was known, or `""`.
    """

    def __init__(self, submissions, make_grader, known, store, notify):
        self._left = iter(submissions)
        self.make_grader, self.known = make_grader, known
        self.store, self.notify = store, notify
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._errors = []

    def run(self, workers):
        """Grades all; returns when the last one is done.

        Args:
            workers: How many threads.

        Raises:
            UnfitMachine: If one of `known` does not get its grade.
            Exception: What else the first worker to fail raised; the others finish what they have.
        """
        ready = threading.Barrier(workers)  # nobody begins before every worker has proved itself
        threads = [
            # daemons: after Ctrl-C nobody waits for them, and their boxes end with them
            threading.Thread(target=self._work, args=(known, ready), daemon=True)
            for known in self._shares(workers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._errors:
            raise self._errors[0]

    def _shares(self, workers):
        """Deals out what is known; with more workers than that, some of it is graded again."""
        count = len(self.known)
        for worker in range(workers):
            yield self.known[worker::workers] or self.known[worker % max(count, 1) :][:1]

    def _work(self, known, ready):
        grader = self.make_grader()
        try:
            require_known_grades(grader, known)
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
                self.notify(result, "")
            submission = following

    def _next(self):
        """Takes the next submission that has no result yet."""
        with self._lock:
            while not self._stopped.is_set():
                submission = next(self._left, None)
                known = submission and self.store.known(submission)
                if not known:
                    return submission
                self.notify(*known)
        return None
