"""A training and a command end at whatever signal asks them to, as at Ctrl-C."""

import signal
import sys

import pytest

from gankit import cli, data
from gankit.runs.interrupt import interrupt_between_steps
from gankit.signals import ENDING, on_ending_signals


@pytest.fixture(autouse=True)
def heeded():
    """No signal is ignored to begin with, as the end of the terminal is under `nohup`."""
    before = {number: signal.getsignal(number) for number in ENDING}
    for number in ENDING:
        signal.signal(number, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_cluster_a_container_and_a_closed_terminal_are_heard():
    names = {number.name for number in ENDING}
    assert {"SIGINT", "SIGTERM"} <= names
    assert "SIGHUP" in names or not hasattr(signal, "SIGHUP")


@pytest.mark.parametrize("number", ENDING)
def test_the_first_signal_is_noted_and_the_second_interrupts(number, capsys):
    before = signal.getsignal(number)
    with interrupt_between_steps() as interrupt:
        signal.raise_signal(number)
        assert interrupt.received
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) == before
    assert "ending the run after this step" in capsys.readouterr().err


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_that_is_ignored_stays_ignored(number):
    before = signal.signal(number, signal.SIG_IGN)
    try:
        with interrupt_between_steps() as interrupt:
            signal.raise_signal(number)
            assert not interrupt.received
    finally:
        signal.signal(number, before)


def test_a_training_whose_terminal_is_gone_still_notes_the_signal(monkeypatch):
    class Gone:
        def write(self, text):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stderr", Gone())
    with interrupt_between_steps() as interrupt:
        signal.raise_signal(signal.SIGTERM)
        assert interrupt.received


@pytest.mark.parametrize("number", ENDING)
def test_a_command_that_is_asked_to_end_says_so_and_cleans_up(number, monkeypatch, capsys):
    left = []

    def fetch(name):
        try:
            signal.raise_signal(number)
        finally:
            left.append("cleaned")

    monkeypatch.setattr(data, "fetch", fetch)
    assert cli.main(["data", "fetch", "mnist"]) == 130
    assert left == ["cleaned"]
    assert capsys.readouterr().err == "gankit: interrupted\n"


def test_handlers_are_put_back_after_an_error():
    before = [signal.getsignal(number) for number in ENDING]
    with pytest.raises(ValueError), on_ending_signals(lambda *_: None):
        raise ValueError
    assert [signal.getsignal(number) for number in ENDING] == before
