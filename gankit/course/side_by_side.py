"""Several masters at once: a run waits much, for one core or for its kernel to begin."""

from concurrent.futures import ThreadPoolExecutor, wait

import psutil

from gankit.course.execution import end_running

A_RUN = 2 * 1024**3  # bytes of memory that a lesson may take at smoke scale
PAUSE = 0.2  # seconds


def side_by_side(work, masters, doing, notify=None, workers=None):
    """Does the same to each master, several at once.

    Where one fails, or whoever asks stops asking, the runs of the others are ended.

    Args:
        work: Function of a master.
        masters: List of `Master`.
        doing: A word for what is done, for messages.
        notify: Is called with what is being done: a line; None for nobody.
        workers: How many at once; None chooses by cores and memory.

    Yields:
        `(master, result)`, in the order of the masters.

    Raises:
        Exception: What `work` raises.
    """
    masters = list(masters)
    told = _Told(doing, len(masters), notify)
    with ThreadPoolExecutor(workers or workers_here()) as threads:
        futures = [threads.submit(told.around, work, master) for master in masters]
        try:
            for master, future in zip(masters, futures, strict=True):
                yield master, future.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            while wait(futures, PAUSE).not_done:  # one may just be starting its kernel
                end_running()


def workers_here():
    """Returns how many runs this machine bears, by its cores and its free memory."""
    by_memory = psutil.virtual_memory().available // A_RUN
    return max(1, min(psutil.cpu_count() or 1, by_memory))


class _Told:
    """Says which masters are at work, and how many there are in all."""

    def __init__(self, doing, count, notify):
        self.doing, self.count, self.notify = doing, count, notify
        self._at_work, self._begun = [], 0

    def around(self, work, master):
        self._at_work.append(master.file)
        self._begun += 1
        if self.notify:
            names = " and ".join(self._at_work)
            self.notify(f"{self.doing} {names} ({self._begun} of {self.count})")
        try:
            return work(master)
        finally:
            self._at_work.remove(master.file)
