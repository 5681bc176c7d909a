"""The signals by which a program is asked to end, heard in one place."""

import signal
import threading
from contextlib import contextmanager

# Ctrl-C; a cluster's time limit or a container that is stopped; a terminal that was closed.
ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # not each system has all
    if hasattr(signal, name)
)


@contextmanager
def on_ending_signals(handle):
    """Has a function called, inside the block, for each signal that asks a program to end.

    Outside the main thread, where Python allows no signal handler, nothing is changed, nor for a
    signal that is ignored, as SIGHUP is under `nohup`.

    Args:
        handle: Function of a signal's number and a stack frame.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heeded = [number for number in ENDING if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, handle) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
