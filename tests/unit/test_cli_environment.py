"""Every verb, for users of every kind: without a home, with ~ in each path."""

import argparse
from pathlib import Path
from types import SimpleNamespace

import pytest

from gankit import cli, doctor, runs

PATHS = {"run", "to", "out", "against", "submissions", "gradebook"}
COMMANDS = [
    ["data", "list"],
    ["data", "fetch", "digits"],
    ["doctor"],
    ["train", "gan", "--data", "ring", "--out", "run"],
    ["train", "gan", "--data", "ring", "--out", "~/run"],
    ["animate", "run", "--to", "~/a.gif"],
    ["evaluate", "run"],
    ["release", "--check"],
    ["grade", "nothing", "--out", "report"],
]


def arguments(parser):
    """All arguments of a parser and of the verbs in it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb in action.choices.values():
                yield from arguments(verb)
        else:
            yield action


def test_every_path_on_the_command_line_takes_a_tilde(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    found = set()
    for action in arguments(cli.build_parser()):
        assert action.type is not Path, f"{action.dest} leaves ~ as it is"
        if action.dest in PATHS:
            found.add(action.dest)
            assert action.type("~/x") == tmp_path / "x"
    assert found == PATHS


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_verb_needs_a_home(command, tmp_path, monkeypatch, capsys):
    def home():
        raise RuntimeError("Could not determine home directory.")

    for variable in ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "GANKIT_DATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.setattr(Path, "home", home)
    run = SimpleNamespace(status="finished", summary=lambda: "done")
    monkeypatch.setattr(runs, "train", lambda *_, **__: run)
    monkeypatch.setattr(doctor, "check_keras", lambda: doctor.Finding("Keras", True, "here"))
    monkeypatch.chdir(tmp_path)
    try:
        exit_code = cli.main(command)
    except SystemExit as error:
        exit_code = error.code
    err = capsys.readouterr().err
    assert exit_code in (0, 1) or (exit_code == 2 and err.count("\n") == 1), err
    assert not (tmp_path / "~").exists()
