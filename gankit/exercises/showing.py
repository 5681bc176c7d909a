"""How verdicts, hints and progress look: a small box in a notebook, plain text elsewhere."""

import re
from html import escape

from gankit.exercises.verdict import NOT_ATTEMPTED, OUT_OF_MEMORY, RIGHT, TIMEOUT, WRONG
from gankit.images import OKABE_ITO

# Sign, words and colour say the same, so that none of them is needed alone.
SIGNS = {RIGHT: "✓", WRONG: "✗", NOT_ATTEMPTED: "○", TIMEOUT: "◷", OUT_OF_MEMORY: "▣"}
COLOURS = {
    RIGHT: OKABE_ITO["bluish_green"],
    WRONG: OKABE_ITO["vermillion"],
    NOT_ATTEMPTED: OKABE_ITO["sky_blue"],
    TIMEOUT: OKABE_ITO["vermillion"],
    OUT_OF_MEMORY: OKABE_ITO["vermillion"],
}


class Box:
    """A few lines with a coloured edge; `print` shows the plain text.

    Args:
        text: Plain text.
        html: The same as HTML, escaped where it holds anyone else's words.
        colour: Colour of the edge, `"#RRGGBB"`.
    """

    def __init__(self, text, html, colour):
        self.text = text
        self.html = html
        self.colour = colour

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        return (
            f'<div role="status" style="border-left: 6px solid {self.colour}; '
            f'padding: 0.4em 0.8em; margin: 0.2em 0">{self.html}</div>'
        )

    def show(self):
        """Shows the box: in a notebook as HTML, in a terminal as text."""
        from IPython.display import display

        display(self)


def with_code(text):
    """Returns a text as HTML: escaped, and what stands between backticks as code.

    Example: ``"a `b < c`"`` -> `"a <code>b &lt; c</code>"`

    Args:
        text: Anybody's words; a lonely backtick stays what it is.

    Returns:
        String.
    """
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text))


def verdict_box(identifier, verdict):
    """Returns the `Box` for a verdict. Example: `[right] gan.generator_turn: As it should be.`"""
    html = (
        f"<b>{SIGNS[verdict.status]} {verdict.status.capitalize()}</b> "
        f"<code>{escape(identifier)}</code><br>{with_code(verdict.message)}"
    )
    text = f"[{verdict.status}] {identifier}: {verdict.message}"
    return Box(text, html, COLOURS[verdict.status])


def hint_box(identifier, number, total, text):
    """Returns the `Box` for one hint."""
    head = f"Hint {number} of {total}"
    html = f"<b>{head}</b> <code>{escape(identifier)}</code><br>{with_code(text)}"
    return Box(f"[{head.lower()}] {identifier}: {text}", html, OKABE_ITO["yellow"])


def message_box(message):
    """Returns the `Box` for a message about no exercise in particular."""
    return Box(message, with_code(message), OKABE_ITO["sky_blue"])


def progress_box(headline, rows):
    """Returns the `Box` for a table of exercises.

    Args:
        headline: Text above it.
        rows: List of `(status, identifier, title, points text)`.
    """
    lines = [f"  [{status}] {name} ({points}): {title}" for status, name, title, points in rows]
    one_line = '<td style="white-space: nowrap">{}</td>'  # in narrow pages, too
    cells = "".join(
        f"<tr>{one_line.format(f'{SIGNS[status]} {status}')}<td><code>{escape(name)}</code></td>"
        f'<td style="text-align: left">{escape(title)}</td>{one_line.format(points)}</tr>'
        for status, name, title, points in rows
    )
    all_right = all(status == RIGHT for status, *_ in rows)
    html = f"<b>{escape(headline)}</b><table>{cells}</table>"
    colour = COLOURS[RIGHT if all_right else NOT_ATTEMPTED]
    return Box("\n".join([headline, *lines]), html, colour)
