"""Inputs are plain data that come from a seed alone and don't tell it; recorders know no judge."""

import ast
import pickle
import pickletools

import numpy as np
import pytest

from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import PUBLIC_SEEDS, judged
from gankit.exercises.recording.recorded import recorded
from tests.exercises import masters
from tests.exercises.every import DEAREST, EXERCISES, as_parameters, right_evidence
from tests.exercises.plain import leaves, read, written
from tests.unit.test_floors import PACKAGE, arrows

DRAWN = [one for one in EXERCISES if one.draw is not getattr(Exercise, "draw", None)]
RECORDED = [as_parameters(one, left_out=DEAREST) for one in DRAWN]
SECRET = 1_234_567_891

RECORDING = "gankit.exercises.recording"
BESIDE_THE_STUDENT = {"gankit.exercises.evidence", "gankit.exercises.verdict"}

each_exercise = pytest.mark.parametrize("exercise", DRAWN, ids=lambda exercise: exercise.id)


@each_exercise
def test_inputs_come_from_the_seed_alone(exercise):
    once, again = written(exercise.draw(SECRET)), written(exercise.draw(SECRET))
    assert once == again
    assert once != written(exercise.draw(SECRET + 1))


@each_exercise
def test_inputs_do_not_tell_the_seed(exercise):
    numbers = [leaf for leaf in leaves(exercise.draw(SECRET)) if not isinstance(leaf, str)]
    assert not any(np.any(np.equal(number, SECRET)) for number in numbers if number is not None)


@pytest.mark.parametrize("exercise", RECORDED, ids=lambda exercise: exercise.id)
def test_inputs_that_were_written_and_read_are_recorded_and_judged_the_same(exercise):
    seed = PUBLIC_SEEDS[0]
    inputs = read(written(exercise.draw(seed)))
    evidence = recorded(exercise.record, masters.right_answer(exercise), inputs)
    assert judged(exercise, evidence, seed).is_right
    assert exercise.judge(right_evidence(exercise, seed).arrays, *inputs).is_right


@each_exercise
def test_a_recorder_can_be_sent_to_where_no_lesson_is(exercise):
    content = pickle.dumps((exercise.record, exercise.draw(SECRET)))
    words = [word for _, word, _ in pickletools.genops(content) if isinstance(word, str)]
    modules = {word.split()[0] for word in words if word.startswith("gankit.")}
    assert all(module.startswith(RECORDING) for module in modules)


def test_plain_data_are_read_as_they_were_written():
    inputs = (np.arange(3.0, dtype="float32"), [1, (2.5, "text")], None, True, ())
    back = read(written(inputs))
    assert back[0].dtype == "float32"
    assert back[0].tolist() == [0, 1, 2]
    assert back[1:] == inputs[1:]


@pytest.mark.parametrize("strange", [len, object(), {1}, np.float32(1), np.array([len])])
def test_what_is_no_plain_data_is_not_written(strange):
    with pytest.raises((TypeError, ValueError)):
        read(written((strange,)))


def reached(start, targets):
    """Every module that a module imports, directly or by another one."""
    found, waiting = set(), [start]
    while waiting:
        for target in targets.get(waiting.pop(), set()) - found:
            found.add(target)
            waiting.append(target)
    return found


def test_recorders_reach_no_judge_no_drawing_and_no_lesson():
    targets = {}
    for module, target in arrows(PACKAGE):
        targets.setdefault(module, set()).add(target)
    recorders = [module for module in targets if module.startswith(RECORDING)]
    assert len(recorders) > 5
    allowed = BESIDE_THE_STUDENT | {module for module in targets if module.startswith(RECORDING)}
    for recorder in recorders:
        of_exercises = {m for m in reached(recorder, targets) if m.startswith("gankit.exercises")}
        assert not {m for m in of_exercises - allowed if not m.startswith(RECORDING)}, recorder


def drawing(tree):
    """What a module draws from by itself: names of NumPy's global draws, seeds that are no input.

    A generator from a number that was sent in draws what its sender could have sent.
    """
    generators = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "np.random.default_rng"
    ]
    sent = {id(call.func) for call in generators if ast.unparse(call.args[0]) == "number"}
    of_random = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "np.random"
    ]
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return [ast.unparse(node) for node in of_random if id(node) not in sent] + sorted(
        names & {"default_rng", "PUBLIC_SEEDS", "draw"}
    )


def test_recorders_draw_nothing_of_their_own():
    """They have no seed; whatever is random comes with the inputs or from the answer itself."""
    for file in (PACKAGE / "exercises" / "recording").glob("**/*.py"):
        assert drawing(ast.parse(file.read_text(encoding="utf-8"))) == [], file.name


@pytest.mark.parametrize(
    "line",
    ["np.random.normal()", "np.random.default_rng(0)", "default_rng(number)", "f(PUBLIC_SEEDS)"],
)
def test_a_draw_of_a_recorders_own_is_noticed(line):
    assert drawing(ast.parse(line))
