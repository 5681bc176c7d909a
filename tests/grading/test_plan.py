"""Only the cells that answers need are run."""

import pickletools
import time

import pytest

from gankit.dependencies import dependencies_of
from gankit.grading.inside.needed import needed
from gankit.grading.plan import seeds_for, steps_of
from gankit.grading.submission import ANSWER, CHECK, LESSON, OWN, Cell, Submission

IMPORTS = Cell("imports", "import keras\nfrom gankit.exercises import check", LESSON)
TRAINING = Cell("training", "gan = build(3)\ngan.fit(digits)", LESSON)
BUILD = Cell("build", "def build(n):\n    return keras.Sequential()", LESSON)
DIGITS = Cell("digits", "digits = load()", LESSON)
ANSWERED = Cell("answer", "def who_learns(m):\n    return m[0], m[1]", ANSWER, "gan.who_learns")
CHECKED = Cell("check", 'check("gan.who_learns", who_learns)', CHECK, "gan.who_learns")


def kept(*cells):
    return [cells[number].name for number in needed(steps_of(submission(*cells), b"key", 5))]


def test_a_training_that_no_answer_needs_is_left_out():
    assert kept(IMPORTS, BUILD, TRAINING, ANSWERED, CHECKED) == ["answer", "check"]


def test_what_an_answer_needs_is_kept_with_all_that_this_needs():
    answer = Cell("answer", "def who_learns(m):\n    return build(2)", ANSWER, "gan.who_learns")
    cells = (IMPORTS, BUILD, TRAINING, answer, CHECKED)
    assert kept(*cells) == ["imports", "build", "answer", "check"]


def test_a_local_name_needs_no_cell():
    answer = Cell("answer", "def who_learns(gan):\n    return gan", ANSWER, "gan.who_learns")
    assert "training" not in kept(TRAINING, answer, CHECKED)


def test_a_students_own_cell_sees_what_a_training_changed():
    fit = Cell("fit", "gan.fit(digits)", LESSON)
    make = Cell("make", "gan = build(3)", LESSON)
    own = Cell("own", "show(gan)", OWN)
    cells = (IMPORTS, DIGITS, BUILD, make, fit, own)
    assert kept(*cells) == ["imports", "digits", "build", "make", "fit", "own"]


def test_a_cell_that_is_no_python_is_kept_as_it_is():
    assert kept(Cell("magic", "%matplotlib inline", LESSON), IMPORTS) == ["magic"]


@pytest.mark.parametrize(
    "source, needs, gives",
    [
        ("a = b", "b", "a"),
        ("import a.b as c, d.e", "", "c d"),
        ("def f(x=y):\n    z = x\n    return z + w", "y w", "f"),
        ("class A(B):\n    c = d\n    def e(self):\n        return f", "B d f", "A"),
        ("[x for x in xs if p]", "xs p", ""),
        ("for i in range(n):\n    total += i", "n i total", "i total"),
        ("def f():\n    global g\n    g = 1", "", "f g"),
        ("with a() as b:\n    pass", "a", "b"),
        ("(y := x)", "x", "y"),
        ("lambda q: q + r", "r", ""),
    ],
)
def test_names_are_read_as_python_reads_them(source, needs, gives):
    names = dependencies_of(source)
    assert names.needs == set(needs.split())
    assert names.gives == set(gives.split())


@pytest.mark.parametrize("source", ["!ls", "def", "\0", "(" * 10_000, "a=b+c\n" * 400_000])
def test_what_can_not_be_read_is_said_to_be_unclear(source):
    assert not dependencies_of(source).is_clear


def test_nested_calls_are_read_once_each():
    source = "f(" * 90 + ",".join(["a"] * 30_000) + ")" * 90
    calls, plain = processor_seconds(source), processor_seconds(",".join(["a"] * 30_000))
    assert calls < 20 * plain + 1  # each name was once read again for every call around it


def processor_seconds(source):
    start = time.process_time()
    assert dependencies_of(source).needs >= {"a"}
    return time.process_time() - start


def submission(*cells, student="ada"):
    return Submission(student, 5, cells)


def test_a_check_becomes_a_probe_of_what_it_checks():
    *_, probe = steps_of(submission(ANSWERED, CHECKED), b"key", cell_seconds=5)
    assert (probe["kind"], probe["exercise"]) == ("probe", "gan.who_learns")
    assert probe["source"] == "who_learns"
    assert probe["seconds"] > 20


def test_a_probe_holds_inputs_and_neither_seeds_nor_anything_of_a_lesson():
    *_, probe = steps_of(submission(ANSWERED, CHECKED), b"key", cell_seconds=5)
    words = [word for _, word, _ in pickletools.genops(probe["inputs"]) if isinstance(word, str)]
    assert any("gankit.exercises.recording" in word for word in words)
    assert not any("lesson_" in word for word in words)
    seeds = seeds_for(submission(ANSWERED, CHECKED), "gan.who_learns", b"key")
    numbers = {word for _, word, _ in pickletools.genops(probe["inputs"]) if isinstance(word, int)}
    assert not numbers & set(seeds)


def test_seeds_depend_on_the_key_the_submission_and_the_exercise_alone():
    ours = submission(ANSWERED, CHECKED)
    seeds = seeds_for(ours, "gan.who_learns", b"key")
    assert seeds == seeds_for(
        submission(ANSWERED, CHECKED, student="bob"), "gan.who_learns", b"key"
    )
    others = [
        seeds_for(ours, "gan.phases", b"key"),
        seeds_for(ours, "gan.who_learns", b"other"),
        seeds_for(submission(IMPORTS, ANSWERED, CHECKED), "gan.who_learns", b"key"),
    ]
    assert len({tuple(s) for s in [seeds, *others]}) == 4
    assert all(0 <= seed < 2**31 for seed in seeds)
