"""Rows as aligned text and as HTML, figures as an image in HTML: what reports of races are made of.

Everything that anybody may have named is escaped.
"""

import html
import io

from gankit.templates import image_element


def aligned(rows):
    """Writes rows as lines of text with columns under each other.

    Args:
        rows: List of tuples of one length, of anything that can be printed.

    Returns:
        List of strings.
    """
    widths = [max(len(str(cell)) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(f"{cell!s:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def html_table(heads, rows):
    """Writes rows as a table.

    Args:
        heads: What stands above each column.
        rows: As in `aligned`.

    Returns:
        String, HTML.
    """
    head = "".join(f'<th scope="col">{html.escape(str(cell))}</th>' for cell in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_picture(figure, alt):
    """Writes a matplotlib figure as an image with its alternative text.

    Args:
        figure: A `matplotlib.figure.Figure`.
        alt: The picture in words.

    Returns:
        String, HTML.
    """
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return image_element(buffer.getvalue(), alt)


def arrival_text(steps, seconds):
    """Says when somebody arrived. Example: `400`, `31.4` -> `"   400 steps    31.4 s"`."""
    return "not reached" if steps is None else f"{steps:>6,} steps {seconds:>7.1f} s"


def ends_in_words(trajectory):
    """Says where a `Trajectory` begins and ends, for whoever can't see its curve."""
    first, last = trajectory.values[0], trajectory.values[-1]
    return (
        f"from {first:.4g} at step {trajectory.steps[0]:,} to {last:.4g} at step "
        f"{trajectory.steps[-1]:,}"
    )
