"""What the command line says of itself: help, defaults, examples, near words, for programs too."""

import json
import re
import shlex
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from gankit import __version__, cli, data, doctor
from gankit.cli import build_parser
from gankit.cli.arguments import all_actions
from gankit.cli.train import IN_LESSONS

PROJECT = Path(__file__).parents[2]


def call(capsys, *arguments):
    try:
        exit_code = cli.main(list(arguments))
    except SystemExit as error:  # argparse leaves this way
        exit_code = error.code
    captured = capsys.readouterr()
    return exit_code, captured.out, captured.err


def parsers(parser):
    """A parser and all that are nested in it."""
    yield parser
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for inner in action.choices.values():
                yield from parsers(inner)


PARSERS = {parser.prog: parser for parser in parsers(build_parser())}


@pytest.mark.parametrize("prog", PARSERS)
def test_each_help_has_examples_that_can_be_typed(prog):
    assert "examples:" in PARSERS[prog].format_help()
    commands = [line.strip() for line in PARSERS[prog].epilog.splitlines()[1:]]
    assert commands
    for command in commands:
        words = shlex.split(re.split(" >>? ", command)[0])
        assert words[0] == "gankit"
        assert build_parser().parse_args(words[1:]).command


@pytest.mark.parametrize("prog", PARSERS)
def test_each_option_says_what_happens_without_it(prog):
    for action in PARSERS[prog]._actions:
        if not action.option_strings or action.required or action.nargs == 0:
            continue
        name = f"{prog} {action.option_strings[-1]}"
        assert re.search(r"\(.+\)$", action.help or ""), f"{name} does not say its default"
        if action.default not in (None, []):
            assert action.help.endswith(f"({action.default})"), name


def test_each_argument_is_explained():
    assert [action.dest for action in all_actions(build_parser()) if not action.help] == []


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_the_version_has_two_names(flag, capsys):
    assert call(capsys, flag) == (0, f"gankit {__version__}\n", "")


@pytest.mark.parametrize("words", [["train"], ["data"], ["data", "fetch"], []])
def test_help_of_a_verb_is_what_the_verb_says(words, capsys):
    assert call(capsys, "help", *words) == call(capsys, *words, "--help")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["trian", "gan"], "did you mean 'train'"),
        (["help", "evalute"], "did you mean 'evaluate'"),
        (["data", "lsit"], "did you mean 'list'"),
        (["train", "gan", "--data", "ring", "--out", "x", "--stpes", "3"], "mean '--steps'"),
        (["train", "gan", "--data", "ring", "--out", "x", "--bach-size=3"], "mean '--batch-size'"),
        (["data", "fetch", "mnist", "--jsno"], "unrecognized argument '--jsno' ("),
        (["train", "gan", "--dta", "ring", "--out", "x"], "mean '--data'"),
        (["animate", "run", "--ot=x.gif"], "mean '--to'"),
        (["grade", "submitted", "--uot", "report"], "mean '--out'"),
        (["--verison"], "mean '--version'"),
        (["data", "-j"], "unrecognized argument '-j'"),
        (["completion", "bsh"], "did you mean 'bash'"),
        (["train", "dcgna", "--data", "ring", "--out", "x"], "did you mean 'dcgan'"),
    ],
)
def test_a_slip_of_the_pen_is_met_with_the_near_word(typed, meant, capsys):
    exit_code, _, err = call(capsys, *typed)
    assert exit_code == 2 and err.count("\n") == 1
    assert meant in err


@pytest.mark.parametrize("typed", [["train", "gan", "--dat", "ring"], ["train", "gan", "-5"]])
def test_a_shortened_option_and_a_number_are_no_slip_where_something_is_missing(typed, capsys):
    assert "arguments are required: --" in call(capsys, *typed)[2]


def test_the_list_of_data_for_programs_is_the_catalogue(capsys):
    rows = json.loads(call(capsys, "data", "list", "--json")[1])
    assert [row["name"] for row in rows] == list(data.names())
    assert set(rows[0]) == set(data.CatalogueRow._fields)


def test_the_findings_for_programs_have_the_cure(capsys, monkeypatch):
    finding = doctor.Finding("Disk", False, "0.1 GB free", "free 0.9 GB")
    monkeypatch.setattr(doctor, "examine", lambda: [finding])
    exit_code, out, _ = call(capsys, "doctor", "--json")
    assert exit_code == 1
    [found] = json.loads(out)
    assert found == {
        "name": "Disk",
        "ok": False,
        "value": "0.1 GB free",
        "fix": "free 0.9 GB",
        "needed": True,
    }


@pytest.mark.parametrize("model", IN_LESSONS)
def test_a_model_of_a_lesson_is_found_where_it_is_said_to_be(model, capsys):
    exit_code, _, err = call(capsys, "train", model)
    notebook, module = IN_LESSONS[model]
    assert exit_code == 2 and f"notebooks/{notebook}.ipynb" in err
    assert (PROJECT / "notebooks" / f"{notebook}.ipynb").is_file()
    assert import_module(f"gankit.models.{module}")


def test_bash_completes_verbs_models_and_options(capsys, tmp_path):
    pytest.importorskip("shtab")
    exit_code, script, _ = call(capsys, "completion", "bash")
    assert exit_code == 0
    (tmp_path / "completion").write_text(script)
    for typed, expected in {
        "gankit tr": "train",
        "gankit train dcgan_": "dcgan_textbook",
        "gankit train gan --ste": "--steps",
        "gankit train gan --data fash": "fashion_mnist",
    }.items():
        words = typed.split()
        ask = (
            f"source {tmp_path}/completion; COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; "
            'complete -p gankit >/dev/null; _shtab_gankit; echo "${COMPREPLY[@]}"'
        )
        done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True)
        assert expected in done.stdout.split(), done.stderr


def test_no_script_is_appended_to_what_another_shell_reads():
    """What shtab makes for zsh would run, and fail, at each start; fish reads a folder."""
    examples = PARSERS["gankit completion"].epilog
    assert set(re.findall(r"completion (\w+) >> ", examples)) == {"bash", "tcsh"}
    assert set(re.findall(r"completion (\w+) > ", examples)) == {"zsh", "fish"}


def test_a_shell_that_an_older_shtab_does_not_know_is_refused_in_a_line(capsys, monkeypatch):
    shtab = pytest.importorskip("shtab")
    monkeypatch.setattr(shtab, "SUPPORTED_SHELLS", ["bash", "zsh", "tcsh"])
    exit_code, _, err = call(capsys, "completion", "fish")
    assert exit_code == 2 and "pip install -U shtab" in err and err.count("\n") == 1


def test_completion_without_shtab_says_how_to_get_it(capsys, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "shtab", None)
    exit_code, _, err = call(capsys, "completion", "bash")
    assert exit_code == 2 and "pip install shtab" in err
