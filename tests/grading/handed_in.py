"""Notebooks as students hand them in, made from what was released and from known answers."""

import ast
import copy
import functools
import inspect
import json
from pathlib import Path

from gankit.course.exercise_cells import identifier_of
from gankit.dependencies import dependencies_of
from tests.exercises.wrong_answers import wrong_answers

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@functools.cache
def _read(path):
    return json.loads(path.read_text("utf-8"))


def released(lesson):
    """Returns the notebook of a lesson as students get it, as a dict that may be changed."""
    (path,) = NOTEBOOKS.glob(f"{lesson:02d}_*.ipynb")
    return copy.deepcopy(_read(path))


def notebook_name(lesson):
    """Returns the name of a lesson's notebook without suffix, such as `"05_gan_basics"`."""
    (path,) = NOTEBOOKS.glob(f"{lesson:02d}_*.ipynb")
    return path.stem


def right_sources(lesson):
    """Returns the masters' answers: a dict from exercise to the source of its cell."""
    (path,) = (NOTEBOOKS / "masters").glob(f"{lesson:02d}_*.ipynb")
    return {
        exercise_of(cell): "".join(cell["source"])
        for cell in _read(path)["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }


@functools.cache
def wrong_sources(lesson):
    """Returns the known wrong answers: tuple of `(exercise, mistake, source of its cell)`."""
    ours = right_sources(lesson)
    return tuple(
        (case.exercise, case.mistake, _source_of(case))
        for case in wrong_answers()
        if case.exercise in ours
    )


def filled(lesson, answers):
    """Returns a released notebook with answers in their cells.

    Args:
        lesson: Its number.
        answers: Dict from exercise to source; the cells of others stay blank.
    """
    notebook = released(lesson)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            source = answers.get(exercise_of(cell))
            cell["source"] = source if source is not None else cell["source"]
    return notebook


def exercise_of(cell):
    """Returns the exercise of an answer or check cell, such as `"gan.who_learns"`."""
    grade_id = cell["metadata"]["nbgrader"]["grade_id"]
    return identifier_of(f"check-{grade_id.removeprefix('check-')}")


def hand_in(folder, student, notebook, lesson):
    """Writes a notebook where nbgrader's layout has it.

    Args:
        folder: The folder of all submissions.
        student: Name of the student.
        notebook: Dict.
        lesson: Number of the lesson.
    """
    path = Path(folder, student, f"lesson_{lesson:02d}", f"{notebook_name(lesson)}.ipynb")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), "utf-8")


def _source_of(case):
    """Returns a wrong answer with all that it needs of its module, under the name asked for."""
    module = ast.parse(inspect.getsource(inspect.getmodule(case.answer)))
    statements = [node for node in module.body if not _is_ours(node)]
    kept, needs = [], {case.mistake}
    for node in reversed(statements):
        names = dependencies_of(ast.unparse(node))
        if names.gives & needs:
            needs |= names.needs
            kept.append(ast.unparse(_undecorated(node)))
    name = case.exercise.rpartition(".")[2]
    return "\n\n".join([*reversed(kept), f"{name} = {case.mistake}"])


def _is_ours(node):
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests.")


def _undecorated(node):
    if isinstance(node, ast.FunctionDef):
        node.decorator_list = [
            decorator
            for decorator in node.decorator_list
            if not (
                isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "wrong_answer"
            )
        ]
    return node
