"""One exercise at a time is a blank: each cell behind it says so, or does without.

A notebook that was worked through but for one exercise shows no noise of untrained networks beside
texts that speak of trained ones, and stops with no `NameError` that explains nothing.
"""

import pytest
from blanking import Lesson
from nbformat.v4 import new_code_cell, new_notebook
from places import MASTER_FILES, name

from gankit.course.masters import Master, read_master

ANSWER = {"schema_version": 3, "grade_id": "toy-x", "grade": False, "locked": False}
SOLVED = """def step():
    ### BEGIN SOLUTION
    return 0.5
    ### END SOLUTION"""
NETWORK = """import keras
network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])"""
LEARN = """def learn(network):
    network.layers[0].kernel.assign_add([[step()]])"""

# No faults: the name is given to another network before it is shown, or only counts through some.
ANOTHER_BY_THEN = {"09_wasserstein": {22: [87, 97]}}


def faults_of(lesson):
    """What is wrong behind each blank of a lesson, by the number of the answer's cell."""
    answers = [number for number, cell in enumerate(lesson.cells) if cell.is_answer]
    faults = {lesson.cells[number].number: lesson.with_a_blank(number) for number in answers}
    assert answers
    return {number: found for number, found in faults.items() if found}


def toy(*cells):
    answer = new_code_cell(
        SOLVED, metadata={"nbgrader": ANSWER | {"solution": True, "task": False}}
    )
    cells = [answer, *map(new_code_cell, cells)]
    return Lesson(Master("90_toy", 90, new_notebook(cells=cells)))


@pytest.mark.parametrize(
    ("cells", "cell", "fault"),
    [
        (["made = [step()]", "print(made)", "print(1)"], None, None),
        (["def use():\n    return step()", "made = use()", "made + 1"], None, None),
        ([f"{NETWORK}\n{LEARN}\nlearn(network)", "network.count_params()"], None, None),
        ([NETWORK, LEARN, "learn(network)", "network.count_params()"], 4, "['network'] untrained"),
        (["made = 0\ntry:\n    made = step()\nfinally:\n    1 / made"], 1, "ZeroDivisionError"),
    ],
    ids=["behind it", "by a function", "built and trained at once", "trained apart", "no reason"],
)
def test_a_cell_that_shows_noise_or_an_error_of_its_own_is_noticed(cells, cell, fault):
    faults = faults_of(toy(*cells))
    if fault is None:
        assert faults == {}
    else:
        [(number, text)] = faults[0]
        assert number == cell and fault in text


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("path", MASTER_FILES, ids=name)
def test_each_cell_behind_a_blank_names_it_or_does_without(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    faults = faults_of(Lesson(read_master(path)))
    known = ANOTHER_BY_THEN.get(path.stem, {})
    assert all("untrained" in text for found in faults.values() for _, text in found), faults
    assert {blank: [cell for cell, _ in found] for blank, found in faults.items()} == known, faults
