"""Each check cell fits its exercise, and each exercise has its check cell."""

from types import SimpleNamespace

import pytest
import toys

from gankit.course.exercise_cells import identifier_of, require_every_exercise


def refusal(*cells, name="90_toy"):
    with pytest.raises(ValueError) as caught:
        require_every_exercise(toys.toy_master(*cells, name=name))
    return str(caught.value)


def test_an_answer_and_its_check_are_fine(exercises):
    require_every_exercise(toys.toy_master(toys.answer(), toys.code("1"), toys.check_cell()))


def test_a_lesson_without_exercises_needs_no_checks(exercises):
    require_every_exercise(toys.toy_master(toys.code("1"), name="91_none"))


def test_an_answer_in_words_needs_no_exercise(exercises):
    words = toys.prose("Because.")
    words.metadata["nbgrader"] = {**toys.nbgrader("why", grade=True, solution=True), "points": 1}
    require_every_exercise(toys.toy_master(words, name="91_none"))


def test_the_grade_id_names_the_exercise():
    assert identifier_of("check-gan-generator_turn") == "gan.generator_turn"


@pytest.mark.parametrize("grade_id", ["gan-generator_turn", "check-gan", "check--x", "check-"])
def test_a_grade_id_of_another_form_is_refused(exercises, grade_id):
    assert "check-gan-generator_turn" in refusal(toys.answer(), toys.check_cell(grade_id))


def test_an_unknown_exercise_is_refused(exercises):
    cells = toys.answer(grade_id="toy-treble"), toys.check_cell("check-toy-treble")
    message = refusal(*cells)
    assert "cell 2 (check-toy-treble): There is no exercise 'toy.treble'" in message


@pytest.mark.parametrize("points", [1, 2.5, 0])
def test_other_points_are_refused(exercises, points):
    message = refusal(toys.answer(), toys.check_cell(points=points))
    assert f"it gives {points} points, but the exercise 2" in message


@pytest.mark.parametrize(
    "source",
    [
        'check("toy.treble", double)',
        'check("toy.double")',
        'check("toy.double", double, seed=1)',
        'hint("toy.double", double)',
        'check("toy.double", double)\nprint(1)',
        'check(name, "double")',
        "check(",
        "",
    ],
)
def test_a_check_cell_that_does_something_else_is_refused(exercises, source):
    message = refusal(toys.answer(), toys.check_cell(source=source))
    assert 'expected check("toy.double", ...)' in message


def test_a_check_before_its_answer_is_refused(exercises):
    assert "no answer cell toy-double" in refusal(toys.check_cell(), toys.answer())


def test_an_exercise_without_a_check_is_refused(exercises):
    exercises.append(SimpleNamespace(id="toy.halve", lesson=90, points=1))
    message = refusal(toys.answer(), toys.check_cell())
    assert "toy.halve of lesson 90 has 0 check cells; expected one" in message


def test_an_exercise_with_two_checks_is_refused(exercises):
    message = refusal(toys.answer(), toys.check_cell(), toys.check_cell())
    assert "toy.double of lesson 90 has 2 check cells" in message


def test_an_exercise_of_another_lesson_is_refused(exercises):
    assert "another lesson" in refusal(toys.answer(), toys.check_cell(), name="91_none")
