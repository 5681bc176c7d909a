"""The set-up tries uv first; whatever uv can't do, pip does. Nothing is installed here."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[2] / "Makefile"
WHOLE = "-m pip install -qq --disable-pip-version-check -c constraints.txt -e ."
WITH_UV = "uv pip install"
# An environment's Python and uv that only write down what they were asked, and fail where told.
FAKE_PYTHON = r"""#!/bin/sh
echo "$*" >> asked
case "$*" in
    *"config list"*) echo "$SETTING" ;;
    *" uv") [ "$FAILS" != pip-finds-no-uv ] && cp uv .venv/bin/uv ;;
    *"-e ."*) [ "$FAILS" != pip ] ;;
    *"import cv2"*) [ "$FAILS" != opencv ] || [ -e .venv/headless ] ;;
    *opencv-python-headless*) touch .venv/headless ;;
esac
"""
FAKE_UV = r"""#!/bin/sh
echo "uv $*" >> asked
mkdir -p .venv/.uv
[ "$FAILS" != uv ] || { echo "uv broke down" >&2; exit 2; }
"""
pytestmark = pytest.mark.skipif(
    shutil.which("make") is None or os.name != "posix", reason="needs make and a POSIX shell"
)


@pytest.fixture
def set_up(tmp_path):
    """Makes the environment of a folder with a fake Python; returns make's result and the asked."""
    shutil.copy(MAKEFILE, tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for name in ("requirements.txt", "constraints.txt", "pyproject.toml", ".venv/.python"):
        (tmp_path / name).touch()
    for name, text in ((".venv/bin/python", FAKE_PYTHON), ("uv", FAKE_UV)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / name).chmod(0o755)

    def run(fails="", setting=""):
        settings = {"PATH": os.environ["PATH"], "FAILS": fails, "SETTING": setting}
        command = ["make", ".venv/.kit"]
        made = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True)
        return made, (tmp_path / "asked").read_text(encoding="utf-8").splitlines()

    return run


def stamped(tmp_path):
    return (tmp_path / ".venv" / ".kit").exists()


def test_uv_installs_what_is_required_and_pip_the_kit_after_it(set_up, tmp_path):
    made, asked = set_up()
    assert made.returncode == 0, made.stderr
    [by_uv] = [line for line in asked if line.startswith(WITH_UV)]
    assert by_uv.endswith("-c constraints.txt -r requirements.txt")
    assert asked.index(by_uv) < asked.index(WHOLE)
    assert stamped(tmp_path) and not (tmp_path / ".venv" / ".uv").exists()


@pytest.mark.parametrize("fails", ["pip-finds-no-uv", "uv"])
def test_what_uv_could_not_do_pip_does_and_nobody_reads_of_it(fails, set_up, tmp_path):
    made, asked = set_up(fails)
    assert made.returncode == 0, made.stderr
    assert any(line.startswith(WITH_UV) for line in asked) == (fails == "uv")
    assert WHOLE in asked
    assert made.stderr == ""
    assert stamped(tmp_path) and not (tmp_path / ".venv" / ".uv").exists()


@pytest.mark.parametrize("where", ["global", "site", ":env:"])
def test_uv_is_not_asked_where_pip_has_another_index(where, set_up, tmp_path):
    made, asked = set_up(setting=f"{where}.index-url='https://packages.example/simple'")
    assert made.returncode == 0, made.stderr
    assert not any("uv" in line for line in asked)
    assert WHOLE in asked and stamped(tmp_path)


def test_another_place_beside_the_index_keeps_uv(set_up):
    _, asked = set_up(setting="global.extra-index-url='https://packages.example/simple'")
    assert any(line.startswith(WITH_UV) for line in asked)


def test_where_pip_fails_too_the_set_up_is_not_taken_for_done(set_up, tmp_path):
    made, asked = set_up("pip")
    assert made.returncode != 0
    assert WHOLE in asked
    assert not stamped(tmp_path)


def test_an_opencv_that_does_not_load_is_replaced_by_the_one_without_windows(set_up, tmp_path):
    made, asked = set_up("opencv")
    assert made.returncode == 0, made.stderr
    assert "opencv-python-headless instead" in made.stdout
    assert asked[-1] == "-c import cv2" and "headless" in asked[-2]
    assert stamped(tmp_path)
