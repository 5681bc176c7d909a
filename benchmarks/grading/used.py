"""What this process and all that it starts use, looked at several times a second."""

import threading
import time

import psutil

from gankit.grading.box.watch import memory_of

PAUSE = 0.25  # seconds; what a process uses between the last look and its end is missed


class Used:
    """Notes seconds by the clock and of the processors, and the most memory. Used as a context.

    Boxes end in a way that hands nobody their processor seconds, so these are read while they live.

    Attributes:
        clock: Seconds by the clock.
        processor: Seconds of the processors, of all processes together.
        most_memory: Bytes that all had by themselves at once.
    """

    def __enter__(self):
        self.most_memory, self._over, self._seen = 0, threading.Event(), {}
        self._start, self._own = time.perf_counter(), time.process_time()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()
        self.clock = time.perf_counter() - self._start
        self.processor = time.process_time() - self._own + sum(self._seen.values())

    def _watch(self):
        this = psutil.Process()
        while not self._over.wait(PAUSE):
            self.most_memory = max(self.most_memory, memory_of(this.pid))
            for child in this.children(recursive=True):
                try:
                    times = child.cpu_times()
                    self._seen[child.pid, child.create_time()] = times.user + times.system
                except psutil.Error:  # it has ended
                    continue
