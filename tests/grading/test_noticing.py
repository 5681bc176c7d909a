"""What an instructor may want to read is listed, and costs nobody a point."""

import json

import pytest

from gankit.grading.noticing.noticed import (
    LONGEST_TEXT,
    MOST_PIECES,
    look_alike,
    named_in,
    noticed_in,
    pieces_of,
)
from gankit.grading.submission import ANSWER, LESSON, OWN, Cell, Submission
from tests.grading.handed_in import NOTEBOOKS

BLANK = {"gan.x": "raise NotImplementedError()"}
IMPORTS = "import keras\nfrom gankit.exercises import check, hint, progress\n"
LONG = "\n".join(f"value_{n} = first[{n}] * second + {n}  # as the paper says" for n in range(40))


def submission(student, *sources, role=OWN, lesson=5):
    cells = [Cell("imports", IMPORTS, LESSON)]
    cells += [Cell("answer", source, role, "gan.x") for source in sources]
    return Submission(student, lesson, tuple(cells))


@pytest.mark.parametrize(
    "source, words",
    [
        ("import inspect", ["inspect"]),
        ("seed = sys._getframe(1).f_locals", ["_getframe"]),
        ("from gankit.exercises.lesson_05 import has_moved", ["gankit.exercises"]),
        ("from gankit.exercises import check, registry", ["gankit.exercises"]),
        ("import gankit . grading", ["gankit.grading"]),
        ("__import__('ctypes')", ["ctypes"]),
        ("from subprocess import run", ["subprocess"]),
        ("from concurrent.futures import ProcessPoolExecutor", ["multiprocessing"]),
        ("os.fork()", ["fork"]),
        ("get_ipython().run_cell(code)", ["run_cell"]),
        ("sys.setprofile(look)", ["settrace"]),
        (IMPORTS, []),
        ("inspection = 1", []),
    ],
)
def test_code_that_looks_behind_the_scenes_is_named(source, words):
    assert named_in(source) == words
    noticed = noticed_in([submission("ada", source)], BLANK)
    assert noticed.naming == ([("ada", 5, words)] if words else [])


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.rglob("*.ipynb")), ids=lambda path: path.stem)
def test_no_lesson_names_what_no_lesson_asks_for(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert sources and named_in("\n".join(sources)) == []


def test_code_that_changes_what_it_imports_is_named():
    race = "keras.Model.fit = lambda *_, **__: None"
    cheat, honest = submission("ada", race), submission("bob", "model.fit = race")
    handed_out = submission("eve", race, role=LESSON)
    blank = submission("dan", race, role=ANSWER)
    noticed = noticed_in([cheat, honest, handed_out, blank], BLANK | {"gan.x": race})
    assert noticed.changing == [("ada", 5, ["keras.Model.fit"])]
    assert noticed_in([blank], BLANK).changing == [("dan", 5, ["keras.Model.fit"])]


def test_submissions_that_are_alike_word_for_word_are_listed():
    nearly = LONG.replace("value_7 ", "number_7 ").replace("\n", "\n\n    ")
    other = "\n".join(f"total{n} -= {n} / other.sum({n})" for n in range(60))
    batch = [
        submission("ada", LONG),
        submission("bob", LONG),
        submission("eve", nearly),
        submission("dan", other),
        submission("far", LONG, lesson=6),
    ]
    same, near = noticed_in(batch, BLANK).alike
    assert same == (5, ("ada", "bob"), 1.0)
    assert near[:2] == (5, ("ada", "eve")) and 0.9 <= near[2] < 1


def test_a_text_of_the_whole_class_is_one_line():
    names = [f"s{number:02d}" for number in range(60)]
    batch = [submission(name, LONG) for name in names]
    assert noticed_in(batch, BLANK).alike == [(5, tuple(names), 1.0)]


def test_of_an_endless_text_no_more_is_looked_at():
    begins = "".join(f"{n:x} " for n in range(LONGEST_TEXT))[:LONGEST_TEXT]
    assert pieces_of(begins + "x y " * 9) == pieces_of(begins)
    assert len(pieces_of(begins)) == MOST_PIECES


def test_what_nobody_wrote_and_short_answers_are_not_called_alike():
    blank = [submission(name, BLANK["gan.x"], role=ANSWER) for name in "ab"]
    short = [submission(name, "def f(x):\n    return x + 1", role=ANSWER) for name in "cd"]
    assert noticed_in([*blank, *short], BLANK).alike == []


def test_names_that_look_the_same_are_listed():
    assert look_alike(["ada", "аda", "bob"]) == [("ada", "аda")]  # the second begins in Cyrillic
    assert look_alike(["Ada", "ada", "eva", "Zoë", "Zoe"]) == [("Ada", "ada"), ("Zoe", "Zoë")]
    assert look_alike(["ann 1", "ann 2", "李", "王", "--", "??"]) == []
