"""Going on for ever, with and without catching what should end it."""

from gankit.exercises.verdict import TIMEOUT
from tests.attacks.attack import RIGHT, in_a_cell, in_an_answer, tell


@in_an_answer("gan.who_learns", shows="timeout: Still running", answers=RIGHT)
def loop_in_an_answer():
    """Never comes back to the probe that called it."""
    while True:
        pass


@in_a_cell(shows="", ends_by=(TIMEOUT,), answers=RIGHT)
def loop_that_catches_interrupts():
    """Loops for ever and takes no interrupt for an answer."""
    while True:
        try:
            for number in range(1_000):
                number += 1
        except BaseException:
            continue


@in_a_cell(answers=RIGHT)
def loop_in_a_thread():
    """Leaves a thread that takes all the time that it gets."""
    import threading

    def spin():
        while True:
            pass

    threading.Thread(target=spin, daemon=True).start()
    tell("spinning")


@in_a_cell(shows="told computing", ends_by=(TIMEOUT,), answers=RIGHT)
def loop_in_a_c_call():
    """Computes in C, where no interrupt comes through."""
    tell("computing")
    9 ** (9**9)


@in_a_cell(shows="", ends_by=(TIMEOUT,), answers=RIGHT)
def sleep_past_the_clock():
    """Ignores signals and sleeps."""
    import signal
    import time

    for number in (signal.SIGINT, signal.SIGALRM, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    while True:
        time.sleep(3600)
