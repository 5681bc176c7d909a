"""Plants each classic fault in a copy of the project: the checks of `make test` must refuse it."""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planted.faults import FAULTS

PROJECT = Path(__file__).parents[2]
COPIED = ("conftest.py", "data", "gankit", "notebooks", "pyproject.toml", "requirements.txt")

pytestmark = [pytest.mark.exhaustive, pytest.mark.slow, pytest.mark.timeout(1_800)]


def copy_of_the_project(folder):
    caches = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for name in (*COPIED, "tests"):
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, folder / name, ignore=caches)
        else:
            shutil.copy(PROJECT / name, folder / name)
    return folder


def check(folder, arguments):
    """Runs tests in a copy; returns pytest's exit code, the tests that failed, and what it said."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist"]
    done = subprocess.run(
        [*command, "-o", "addopts=--nbval-lax --nbval-current-env", "-m", "not exhaustive"]
        + ["-rf", *arguments],
        cwd=folder,
        env=without_pytest() | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    return done.returncode, failed, done.stdout[-3_000:] + done.stderr[-1_000:]


def without_pytest():
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """What checks say of a copy without a fault; several faults ask the same ones."""
    folder = copy_of_the_project(tmp_path_factory.mktemp("untouched"))
    return functools.cache(lambda arguments: check(folder, arguments))


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_refused(name, untouched, tmp_path):
    fault = FAULTS[name]
    exit_code, _, said = untouched(fault.checks)
    assert exit_code == 0, said
    if "skipped" in said and "passed" not in said:
        pytest.skip("its checks are skipped on this machine")
    copy_of_the_project(tmp_path)
    fault.plant(tmp_path)
    exit_code, failed, said = check(tmp_path, fault.checks)
    assert exit_code == 1, said
    assert any(fault.refused_by in line for line in failed), said
