"""What is left of a student's cell that imports what is not installed here.

Python leaves a cell at an import that fails. What stands behind it need not be lost: it is run from
there on, and nothing is run twice but imports.
"""

import ast

MISSING = ("ImportError", "ModuleNotFoundError")
MOST = 20  # imports of one cell that fail
LONGEST = 20_000  # letters; IPython reads some cells very slowly


def is_missing(error):
    """Says whether a cell's error, a dict or None, is that something could not be imported."""
    return error is not None and error["ename"] in MISSING


async def run_behind_missing(run, source, error):
    """Runs what stands in a cell behind each import that fails.

    Args:
        run: Async function from code to `(outcome, error, pictures)`, see `Cells.run`.
        source: The cell's code, which was run up to its first import that fails.
        error: How it ended, as `run` returns it.

    Returns:
        `(outcome, error, pictures, missing)`: of what was run last, the pictures of all, and the
        messages of the imports that failed; no messages where it was no import of the cell itself.
    """
    outcome, pictures, missing, rest = "ran", [], [], _statements(source)
    while outcome == "ran" and is_missing(error) and len(missing) < MOST:
        rest, problem = await _behind_first_missing(run, rest)
        if problem is None:
            break
        missing.append(problem["evalue"])
        outcome, error, drawn = await run(_code(rest))
        pictures += drawn
    return outcome, error, pictures, missing


async def _behind_first_missing(run, statements):
    """Returns the statements behind the first import that fails, and its error, or None."""
    for number, statement in enumerate(statements):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            _, error, _ = await run(_code([statement]))
            if is_missing(error):
                return statements[number + 1 :], error
    return [], None


def _statements(source):
    """Returns a cell's statements, with one import in each; none where it can't be read."""
    if len(source) > LONGEST:
        return []
    from IPython.core.inputtransformer2 import TransformerManager  # where it is needed: it is slow

    try:
        tree = ast.parse(TransformerManager().transform_cell(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [one for statement in tree.body for one in _one_by_one(statement)]


def _one_by_one(statement):
    match statement:
        case ast.Import():
            return [ast.Import([name]) for name in statement.names]
        case ast.ImportFrom():
            module, level = statement.module, statement.level
            return [ast.ImportFrom(module, [name], level) for name in statement.names]
    return [statement]


def _code(statements):
    return ast.unparse(ast.Module(statements, []))
