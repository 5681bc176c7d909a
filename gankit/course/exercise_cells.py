"""Does each check cell of a master fit its exercise, and has each exercise its check?"""

import ast
from collections import Counter

from gankit.course.masters import cell_name
from gankit.exercises import registry
from gankit.quiet import notes_of_tensorflow_hidden

PREFIX = "check-"


def require_every_exercise(master):
    """Refuses a master whose check cells and exercises don't fit.

    Args:
        master: A `Master`.

    Raises:
        ValueError: If a check cell names an unknown exercise or other points, has no answer cell
            before it, or if an exercise of the lesson has no check cell or several.
    """
    with notes_of_tensorflow_hidden():  # the exercises load Keras
        lesson = registry.of_lesson(master.lesson) if master.lesson in registry.lessons() else ()
    checked, answers = [], set()
    for index, cell in enumerate(master.notebook.cells):
        fields = cell.metadata.get("nbgrader", {})
        if fields.get("solution"):
            answers.add(fields.get("grade_id"))
        elif fields.get("grade"):
            try:
                checked.append(_checked_exercise(cell, fields, answers))
            except ValueError as error:
                raise ValueError(f"{master.file}, {cell_name(index, cell)}: {error}") from error
    _require_each_once(master, [exercise.id for exercise in lesson], Counter(checked))


def identifier_of(grade_id):
    """Returns the exercise's id that a check cell's grade id stands for.

    Args:
        grade_id: Such as `"check-gan-generator_turn"`.

    Returns:
        String, such as `"gan.generator_turn"`.

    Raises:
        ValueError: If the grade id has another form.
    """
    prefix, _, name = grade_id.removeprefix(PREFIX).partition("-")
    if not (grade_id.startswith(PREFIX) and prefix and name):
        raise ValueError(f"expected a grade id like check-gan-generator_turn, received {grade_id}")
    return f"{prefix}.{name}"


def _checked_exercise(cell, fields, answers):
    identifier = identifier_of(str(fields.get("grade_id")))
    exercise = registry.find(identifier)
    if fields.get("points") != exercise.points:
        raise ValueError(
            f"it gives {fields.get('points')} points, but the exercise {exercise.points}"
        )
    checked_expression(cell.source, identifier)
    if fields["grade_id"].removeprefix(PREFIX) not in answers:
        raise ValueError(
            f"no answer cell {fields['grade_id'].removeprefix(PREFIX)} stands before it"
        )
    return identifier


def checked_expression(source, identifier):
    """Returns what a check cell hands to `check`, such as `"generator_turn"`.

    Args:
        source: The cell's code, `check("an.id", expression)`.
        identifier: The exercise's id.

    Returns:
        String, Python code.

    Raises:
        ValueError: If the cell is anything else.
    """
    try:
        call = ast.parse(source, mode="eval").body
    except SyntaxError:
        call = None
    match call:
        case ast.Call(func=ast.Name("check"), args=[ast.Constant(name), answer], keywords=[]):
            if name == identifier:
                return ast.unparse(answer)
    raise ValueError(
        f'expected check("{identifier}", ...) and nothing else, received: {source[:80]}'
    )


def _require_each_once(master, expected, checked):
    for identifier in expected:
        if checked[identifier] != 1:
            raise ValueError(
                f"{master.file}: exercise {identifier} of lesson {master.lesson} has "
                f"{checked[identifier]} check cells; expected one"
            )
    for identifier in checked:
        if identifier not in expected:
            raise ValueError(
                f"{master.file}: exercise {identifier} is of another lesson than {master.lesson}"
            )
