"""Watches the memory of a box where the system has no control groups for it."""

import threading

import psutil

PAUSE = 0.25  # seconds


class Watch:
    """Ends a box that uses too much memory.

    Args:
        process: Process id of the box's first process.
        most: Bytes.
        end: Function that ends the box.
    """

    def __init__(self, process, most, end):
        self.most, self.end = most, end
        self.was_too_much = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(process,), daemon=True)
        self._thread.start()

    def stop(self):
        """Ends the watch."""
        self._over.set()

    def _run(self, process):
        while not self._over.wait(PAUSE):
            if memory_of(process) > self.most:
                self.was_too_much = True
                self.end()
                return


def memory_of(process):
    """Returns the bytes that a process and all that it started use by themselves.

    Args:
        process: A process id.

    Returns:
        Whole number; pages that are shared, such as those of libraries, don't count.
    """
    total = 0
    try:
        root = psutil.Process(process)
        family = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    for member in family:
        try:
            memory = member.memory_info()
        except psutil.Error:
            continue
        total += memory.rss - getattr(memory, "shared", 0)
    return total
