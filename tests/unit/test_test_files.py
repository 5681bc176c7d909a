"""pytest collects the tests from every folder at once, so that no two files may share a name."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def modules_by_name_alone(folder):
    """The names of modules that are imported by their own name: those that are in no package."""
    files = [path for path in folder.rglob("*.py") if path.name != "conftest.py"]
    return [path.stem for path in files if not (path.parent / "__init__.py").exists()]


def repeated(names):
    return [name for name, count in Counter(names).items() if count > 1]


def test_no_two_files_of_tests_share_a_name():
    assert repeated(modules_by_name_alone(TESTS)) == []


def test_a_repeated_name_is_noticed(tmp_path):
    for name in ("a/test_x.py", "b/test_x.py", "b/test_y.py", "package/test_y.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "package/__init__.py").touch()
    assert repeated(modules_by_name_alone(tmp_path)) == ["test_x"]


@pytest.mark.parametrize("content", [b"\x1f\x8b", b"\x1f\x8c"])
def test_a_test_is_named_without_the_bytes_it_is_given(content, request):
    assert request.node.callspec.id in ("content0", "content1")


WITHOUT_NBVAL = """
import functools, sys
from importlib.machinery import PathFinder

find = PathFinder.find_spec
other = lambda name, *more: None if name == "nbval" else find(name, *more)
PathFinder.find_spec = functools.partial(other)  # no method: pytest makes it its own
import pytest

sys.exit(pytest.main(sys.argv[1:]))
"""


def test_the_tests_are_collected_where_notebooks_can_not_be_run():
    options = ["--collect-only", "-q", "-p", "no:nbval", "-o", "addopts="]
    command = [sys.executable, "-c", WITHOUT_NBVAL, *options, "tests/unit/test_scale.py"]
    assert subprocess.run(command, cwd=TESTS.parent, capture_output=True).returncode == 0
