"""Cells of an attack's notebook, made of functions."""

import ast
import inspect
import textwrap


def body_of(function):
    """Returns the source of a function's body without its docstring."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    return "\n".join(ast.unparse(statement) for statement in tree.body[1:])


def source_of(*functions):
    """Returns the source of functions, for cells that use them."""
    return "\n\n".join(textwrap.dedent(inspect.getsource(function)) for function in functions)


def put_own_cell(notebook, source, place=4):
    """Puts a cell of the student's own into a notebook, behind the imports."""
    cell = {"cell_type": "code", "id": f"own-{len(notebook['cells'])}", "metadata": {}}
    notebook["cells"].insert(place, cell | {"source": source, "outputs": [], "execution_count": 1})


def answer_cell(notebook, exercise, is_check=False):
    """Returns the cell with the answer to an exercise, or its check."""
    grade_id = ("check-" if is_check else "") + exercise.replace(".", "-", 1)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
            return cell
    raise ValueError(f"expected a cell {grade_id}; the notebook has none")
