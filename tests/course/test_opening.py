"""The first code cell of a student notebook, run where the package is and where it is not."""

import subprocess
import sys

import pytest
import toys

from gankit.course import student
from gankit.course.opening import HERE, IMPORT, ONLINE, add_opening
from gankit.course.repository import Repository

FIRST = IMPORT + "\nhush_tensorflow()  # its notes"
COURSE = Repository("ada", "course", "autumn")
# A Python that finds no gankit, and a pip that only says what it was asked for.
ELSEWHERE = """\
import importlib.util, subprocess, sys
sys.modules["gankit"] = None
importlib.util.find_spec = lambda name: None
def said(words, check):
    print(*words[4:])
    del sys.modules["gankit"]
    sys.path.insert(0, {project!r})
subprocess.run = said
"""


def opened(*cells, repository=None):
    master = toys.toy_master(*cells)
    add_opening(master, master.notebook, repository)
    return [cell.source for cell in master.notebook.cells]


def run(source, **settings):
    return subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, **settings
    )


def test_a_notebook_without_the_package_says_how_to_get_it():
    run_of = run("import sys; sys.modules['gankit'] = None\n" + HERE)
    last = run_of.stderr.splitlines()[-1]
    assert last.startswith("ModuleNotFoundError: this notebook needs gankit")
    assert sys.executable in last and "python -m pip install -e ." in last
    assert "During handling" not in run_of.stderr


def test_where_the_package_is_the_cell_goes_on():
    assert run(HERE + "print(hush_tensorflow.__name__)").stdout == "hush_tensorflow\n"


def test_online_the_package_is_installed_without_what_it_needs(pytestconfig):
    cell = ONLINE.format(requirement=COURSE.requirement)
    before = ELSEWHERE.format(project=str(pytestconfig.rootpath))
    ran = run(before + cell + "print(hush_tensorflow.__name__)")
    lines = ran.stdout.splitlines()
    assert lines[0] == ("--quiet --no-deps gankit @ git+https://github.com/ada/course@autumn"), (
        ran.stderr
    )
    assert lines[-1] == "hush_tensorflow"


def test_the_rest_of_the_first_cell_and_all_others_stay():
    first, second = opened(toys.code(FIRST), toys.code("import keras"))
    assert first == HERE + FIRST.removeprefix(IMPORT)
    assert second == "import keras"
    assert opened(toys.code("import keras")) == ["import keras"]


def test_badges_lead_to_the_notebook_and_have_words():
    title, _ = opened(toys.prose("# Toys\n\nText."), toys.code(FIRST), repository=COURSE)
    heading, _, badges, _, text = title.split("\n")
    assert (heading, text) == ("# Toys", "Text.")
    assert badges.count("[![Open in ") == 3
    assert (
        "colab.research.google.com/github/ada/course/blob/autumn/notebooks/90_toy.ipynb" in badges
    )
    assert "github.com/ada/course/blob/autumn/notebooks/90_toy.ipynb" in badges
    assert "mybinder.org/v2/gh/ada/course/autumn?labpath=notebooks%2F90_toy.ipynb" in badges


def test_a_release_has_the_cell_and_the_grader_knows_it_as_the_lessons_own():
    blank = student.blank(toys.toy_master(toys.code(FIRST), toys.answer()))
    assert blank.cells[0].source.startswith(HERE)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/ada/course", Repository("ada", "course")),
        ("https://github.com/ada/course.git", Repository("ada", "course")),
        ("https://github.com/ada/course/", Repository("ada", "course")),
        (
            "https://github.com/ada/my.course/tree/2026/autumn",
            Repository("ada", "my.course", "2026/autumn"),
        ),
    ],
)
def test_addresses_are_read_as_a_browser_shows_them(address, expected):
    assert Repository.at(address) == expected


@pytest.mark.parametrize("address", ["", "github.com/ada/course", "https://github.com/ada", "x y"])
def test_other_addresses_are_refused_with_the_form(address):
    with pytest.raises(ValueError, match="https://github.com/OWNER/NAME"):
        Repository.at(address)
