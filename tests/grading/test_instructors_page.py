"""What `docs/instructors.md` says to type can be typed."""

import re
from pathlib import Path

import pytest

from gankit.cli import build_parser
from gankit.grading.rules import read_overrides, read_roster
from tests.grading.sixty import LESSON

TEXT = (Path(__file__).parents[2] / "docs/instructors.md").read_text("utf-8")
COMMANDS = re.findall(r"^gankit grade .*?(?=\s+#|$)", TEXT, re.MULTILINE)
OPTIONS = re.findall(r"^\| `(--[^`]+)` \|", TEXT, re.MULTILINE)


def parsed(command):
    return build_parser().parse_args(command.split()[1:])


def options_of_the_parser(capsys):
    with pytest.raises(SystemExit):
        build_parser().parse_args(["grade", "--help"])
    return set(re.findall(r"^  (--[a-z-]+)", capsys.readouterr().out, re.MULTILINE))


def test_every_option_has_a_row_whose_example_can_be_typed(capsys):
    assert {option.split()[0] for option in OPTIONS} == options_of_the_parser(capsys) - {"--out"}
    for option in OPTIONS:
        parsed(f"gankit grade submitted --out report {option}")
    assert len(COMMANDS) >= 3 and all(map(parsed, COMMANDS))


def block(first_row):
    (found,) = re.findall(rf"```\n({first_row}.*?)```", TEXT, re.DOTALL)
    return found


def test_the_rosters_example_is_a_roster(tmp_path):
    (tmp_path / "roster.csv").write_text(block("id,first name"))
    assert [one.name for one in read_roster(tmp_path / "roster.csv").people] == [
        "Ada Lovelace",
        "Alan Turing",
    ]


def test_the_overrides_example_is_one(tmp_path):
    from gankit.exercises import registry

    (tmp_path / "overrides.csv").write_text(block("student,exercise"))
    exercises = {one.id: one for one in registry.of_lesson(LESSON)}
    assert len(read_overrides(tmp_path / "overrides.csv", exercises)) == 5
