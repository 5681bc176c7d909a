"""The right answers: the functions that the solved masters define."""

import ast
import functools
from contextlib import suppress
from pathlib import Path

import nbformat

MASTERS = Path(__file__).parents[2] / "notebooks" / "masters"
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


@functools.cache
def definitions(lesson):
    """Runs the imports and definitions of a lesson's master, and nothing that trains.

    Returns:
        Dict of the names that they define.
    """
    (path,) = MASTERS.glob(f"{lesson:02d}_*.ipynb")
    namespace = {"__name__": path.stem}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code" and not cell.source.startswith("%"):
            for node in filter(_is_definition, ast.parse(cell.source).body):
                with suppress(NameError):  # a default or base that only training would define
                    exec(compile(ast.Module([node], []), str(path), "exec"), namespace)
    return namespace


def right_answer(exercise):
    """Returns the master's function for an exercise; it bears the name behind the dot."""
    return definitions(exercise.lesson)[exercise.id.rpartition(".")[2]]


def _is_definition(node):
    return isinstance(node, DEFINITIONS) or (
        isinstance(node, ast.Assign) and _is_literal(node.value)
    )


def _is_literal(value):
    try:
        ast.literal_eval(value)
    except ValueError:
        return False
    return True
