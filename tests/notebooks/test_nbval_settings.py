"""nbval compares what masters print, without notes on stderr, and is as strict as it should be."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

PRINTED = "import sys, os\nos.system('echo a note >&2')\nprint('a note', file=sys.stderr)\nprint(1)"
SETTINGS = "assert (os.environ['GANKIT_SCALE'], os.environ['GANKIT_STRICT']) == ('smoke', {!r})"


@pytest.fixture
def nbval(tmp_path):
    """Runs nbval over notebooks in a folder; returns its exit code and what it printed."""

    def run():
        command = [sys.executable, "-m", "pytest", "-p", "conftest", "-p", "no:cacheprovider"]
        options = [
            "-q",
            "--nbval-lax",
            "--nbval-current-env",
            "--rootdir",
            tmp_path,
            "-c",
            os.devnull,
        ]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
        done = subprocess.run(
            [*command, *options, tmp_path],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def write(path, strict, printed="1\n"):
    """A notebook that makes noise, prints 1, has a recorded output, and looks at its settings."""
    recorded = new_output("stream", name="stdout", text=printed)
    compared = {"tags": ["nbval-check-output"]}
    cells = [
        new_code_cell(PRINTED, outputs=[recorded], execution_count=1, metadata=compared),
        new_code_cell(SETTINGS.format(strict)),
    ]
    path.parent.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=cells), path)


def test_notes_on_stderr_are_no_difference_and_only_masters_run_strictly(nbval, tmp_path):
    write(tmp_path / "90_toy.ipynb", strict="0")
    write(tmp_path / "masters/90_toy.ipynb", strict="1")
    exit_code, printed = nbval()
    assert exit_code == 0 and "4 passed" in printed, printed


def test_another_output_than_the_recorded_one_fails(nbval, tmp_path):
    write(tmp_path / "masters/90_toy.ipynb", strict="1", printed="2\n")
    exit_code, printed = nbval()
    assert exit_code == 1 and "1 failed, 1 passed" in printed, printed
