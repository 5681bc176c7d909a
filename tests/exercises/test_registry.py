"""Exercises are found by their ids."""

import pytest

from gankit.exercises import registry
from tests.exercises.every import EXERCISES, each_exercise


def test_ids_are_unique():
    ids = [exercise.id for exercise in EXERCISES]
    assert len(set(ids)) == len(ids)


@each_exercise
def test_an_exercise_is_found_by_its_id_in_its_lesson(exercise):
    assert registry.find(exercise.id) is exercise
    assert exercise in registry.of_lesson(exercise.lesson)


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'gan.generator_turn'"):
        registry.find("gan.generater_turn")


def test_an_unknown_lesson_names_those_there_are():
    with pytest.raises(ValueError, match="Received: 77"):
        registry.of_lesson(77)
