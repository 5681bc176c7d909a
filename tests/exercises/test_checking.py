"""`check`, `hint` and `progress` as a student meets them."""

import warnings

import pytest

from gankit.exercises import NotRight, check, hint, progress

pytestmark = pytest.mark.usefixtures("course")


def double(x):
    return 2 * x


def triple(x):
    return 3 * x


def blank(x):
    raise NotImplementedError


def test_a_right_answer_is_said_to_be_right(capsys):
    check("toy.double", double)
    assert capsys.readouterr().out == "[right] toy.double: Doubled.\n"


def test_a_wrong_answer_hears_its_misconception(capsys):
    check("toy.double", triple)
    assert "[wrong] toy.double: Not doubled" in capsys.readouterr().out


@pytest.mark.parametrize("answer", [blank, None])
def test_a_blank_is_not_attempted(capsys, answer):
    check("toy.double", answer)
    assert "[not attempted] toy.double" in capsys.readouterr().out


def test_warnings_stay_out_of_the_way(capsys, recwarn):
    def warns(x):
        warnings.warn("no trainable weights", stacklevel=1)
        return 2 * x

    check("toy.double", warns)
    assert not recwarn
    assert capsys.readouterr().err == ""


def test_an_unknown_exercise_names_the_nearest_and_raises_nothing(capsys):
    check("toy.doubel", double)
    assert "Did you mean 'toy.double'?" in capsys.readouterr().out


@pytest.mark.parametrize("variable, value", [("GANKIT_STRICT", "1"), ("NBGRADER_EXECUTION", "x")])
@pytest.mark.parametrize("answer", [triple, blank, None])
def test_a_strict_check_raises_unless_the_answer_is_right(monkeypatch, variable, value, answer):
    monkeypatch.setenv(variable, value)
    check("toy.double", double)
    with pytest.raises(NotRight, match="toy.double"):
        check("toy.double", answer)


def test_a_strict_check_raises_for_an_unknown_exercise(monkeypatch):
    monkeypatch.setenv("GANKIT_STRICT", "1")
    with pytest.raises(NotRight, match="no exercise"):
        check("no.such", double)


def test_each_call_opens_one_hint_more_and_the_last_one_stays(capsys):
    for _ in range(4):
        hint("toy.double")
    assert capsys.readouterr().out.splitlines() == [
        "[hint 1 of 3] toy.double: Twice.",
        "[hint 2 of 3] toy.double: Multiply.",
        "[hint 3 of 3] toy.double: `2 * x`",
        "[hint 3 of 3] toy.double: `2 * x`",
    ]


def test_a_hint_for_an_unknown_exercise_names_the_nearest(capsys):
    hint("toy.duoble")
    assert "Did you mean 'toy.double'?" in capsys.readouterr().out


def test_progress_counts_the_last_verdict(capsys):
    check("toy.double", double)
    progress()
    assert "Lesson 99: 2 of 2 points, 1 of 1 exercises right." in capsys.readouterr().out
    check("toy.double", triple)
    progress()
    out = capsys.readouterr().out
    assert "Lesson 99: 0 of 2 points, 0 of 1 exercises right." in out
    assert "[wrong] toy.double (0 of 2): Double it" in out


def test_progress_before_any_check_says_what_to_do(capsys):
    progress()
    assert "Nothing checked yet" in capsys.readouterr().out


def test_progress_of_a_lesson_lists_what_is_not_attempted(capsys):
    progress(99)
    assert "[not attempted] toy.double (0 of 2)" in capsys.readouterr().out


def test_progress_of_an_unknown_lesson_says_which_there_are(capsys):
    progress(98)
    assert "Expected a lesson with exercises: [99]" in capsys.readouterr().out
