"""A time limit for code that may never come back."""

import ctypes
import signal
import sys
import threading
import time
from contextlib import contextmanager

REPEAT = 0.05  # seconds; the first alarm may fall into a `try: ... except: pass`
PATIENCE = 5  # times the limit may pass by the clock on a machine that has much else to do


class TookTooLong(BaseException):
    """Raised inside code that ran past its limit; no Exception, so that few handlers catch it."""


def time_limit(seconds):
    """Raises `TookTooLong` inside the `with` block when its time is over.

    In the main thread of Unix an alarm is used, which also wakes a sleeping program; elsewhere an
    exception is set from another thread, which Python code meets at its next step.

    Where the process did not get the processor for so long, its time is not over: a loaded machine
    is no endless loop. What only waits is stopped after five times the limit.

    Args:
        seconds: Float above 0.

    Returns:
        Context manager.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    if hasattr(signal, "setitimer") and in_main_thread:
        return _alarm(seconds)
    return _exception_from_a_thread(seconds)


def _is_over(seconds):
    """Returns a function that says whether the time that starts now is over."""
    started, worked = time.monotonic(), time.process_time()

    def is_over():
        waited = time.monotonic() - started
        return min(waited, time.process_time() - worked) >= seconds or waited >= PATIENCE * seconds

    return is_over


@contextmanager
def _alarm(seconds):
    started, is_over = time.monotonic(), _is_over(seconds)
    usual = sys.unraisablehook

    def ring(number, frame):
        if is_over():
            raise TookTooLong

    def hook(unraisable):
        if unraisable.exc_type is not TookTooLong:  # which may fall into a destructor
            usual(unraisable)

    handler = signal.signal(signal.SIGALRM, ring)
    sys.unraisablehook = hook
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, REPEAT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        sys.unraisablehook = usual
        if left:  # somebody else's alarm goes on where it was
            left = max(left - (time.monotonic() - started), 1e-3)
            signal.setitimer(signal.ITIMER_REAL, left, interval)


@contextmanager
def _exception_from_a_thread(seconds):
    target = ctypes.c_ulong(threading.get_ident())
    finished, lock, is_over = threading.Event(), threading.Lock(), _is_over(seconds)

    def watch():
        wait = seconds
        while not finished.wait(wait):
            with lock:
                if is_over() and not finished.is_set():
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(
                        target, ctypes.py_object(TookTooLong)
                    )
            wait = REPEAT

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        with lock:  # from here on the watcher sets nothing any more
            finished.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(target, None)
