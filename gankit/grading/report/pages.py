"""The pages' templates: Jinja2 escapes all that is put in, and a page runs no script."""

import base64
import functools
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from gankit.exercises import registry, showing
from gankit.exercises.verdict import NOT_ATTEMPTED, OUT_OF_MEMORY, RIGHT, TIMEOUT, WRONG
from gankit.files import whole_file
from gankit.grading.result import CRASHED, INFRASTRUCTURE
from gankit.images.palette import OKABE_ITO
from gankit.quiet import notes_of_tensorflow_hidden

# A sign and words for each verdict: nobody needs its colour.
SIGNS = {
    RIGHT: (showing.SIGNS[RIGHT], "Right"),
    WRONG: (showing.SIGNS[WRONG], "Not right yet"),
    NOT_ATTEMPTED: (showing.SIGNS[NOT_ATTEMPTED], "Not attempted"),
    TIMEOUT: (showing.SIGNS[TIMEOUT], "Out of time"),
    OUT_OF_MEMORY: (showing.SIGNS[OUT_OF_MEMORY], "Out of memory"),
    CRASHED: ("↯", "Crashed"),
    INFRASTRUCTURE: ("!", "Not graded yet"),
}


def write_page(path, template, **content):
    """Writes one page, whole or not at all, piece by piece: its pictures may be many.

    Args:
        path: `Path` of the file.
        template: Name of a file beside this one.
        **content: What the template shows; everything is escaped.
    """
    stream = _environment().get_template(template).stream(**content)
    with whole_file(path) as part, part.open("w", encoding="utf-8") as file:
        stream.dump(file)


@functools.cache
def exercises_by_id(lesson):
    """Returns a dict from id to `Exercise`; empty for a lesson that is not of this course."""
    with notes_of_tensorflow_hidden():  # the exercises load Keras
        known = registry.of_lesson(lesson) if lesson in registry.lessons() else ()
    return {exercise.id: exercise for exercise in known}


@functools.cache
def title_of(lesson, identifier):
    """Returns the title of an exercise, or its id where there is none."""
    exercise = exercises_by_id(lesson).get(identifier)
    return exercise.title if exercise else identifier


@functools.cache
def _environment():
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, ""),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        code=_with_code, number=_number, picture=_data_uri, address=_address, share=_share
    )
    environment.globals.update(signs=SIGNS, colours=OKABE_ITO, title_of=title_of)
    return environment


def _with_code(text):
    return Markup(showing.with_code(text))


def _number(value):
    """Writes 3.0 as 3, 2.5 as 2.5 and 12000 as 12,000."""
    return f"{round(value, 2):,.2f}".rstrip("0").rstrip(".")


def _share(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _address(file):
    return quote(file, safe="")


def _data_uri(png):
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"
