"""The time limit lets go of everything it took."""

import signal
import sys
import threading
import time

import pytest

from gankit.exercises.recording.time_limit import TookTooLong, time_limit


def test_a_block_in_time_is_left_alone():
    with time_limit(5):
        done = True
    assert done


def test_no_alarm_is_left_behind():
    handler = signal.getsignal(signal.SIGALRM)
    with pytest.raises(TookTooLong), time_limit(0.01):
        time.sleep(5)
    assert signal.getsignal(signal.SIGALRM) is handler
    time.sleep(0.1)  # an alarm that still rang would end the test


def test_an_alarm_set_outside_goes_on(monkeypatch):
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(True))
    outer = signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with time_limit(5):
            pass
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        assert 0 < left <= 0.3
    finally:
        signal.setitimer(signal.ITIMER_REAL, *outer)
        signal.signal(signal.SIGALRM, before)


def busy(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_a_machine_that_has_much_else_to_do_is_no_endless_loop(monkeypatch):
    started = time.process_time()
    monkeypatch.setattr(time, "process_time", lambda: started)  # the processor was elsewhere
    with time_limit(0.1):
        busy(0.2)


def test_its_patience_ends(monkeypatch):
    started = time.process_time()
    monkeypatch.setattr(time, "process_time", lambda: started)
    with pytest.raises(TookTooLong), time_limit(0.02):
        busy(5)


class Slow:
    def __del__(self):
        busy(0.2)


def test_an_alarm_that_falls_into_a_destructor_is_not_told(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with pytest.raises(TookTooLong), time_limit(0.05):
        Slow()
        busy(5)
    assert told == []
    sys.unraisablehook("as before")
    assert told == ["as before"]


def test_a_thread_goes_on_after_its_limit():
    steps = []

    def work():
        try:
            with time_limit(0.05):
                while True:
                    time.sleep(0.001)
        except TookTooLong:
            steps.append("stopped")
        time.sleep(0.2)
        steps.append("went on")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(timeout=20)
    assert steps == ["stopped", "went on"]
