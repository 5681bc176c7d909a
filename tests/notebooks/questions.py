"""What masters and student notebooks have to show when they have run from top to bottom."""

import re

from gankit.course import student
from gankit.course.masters import read_master


def it_ends_at_full_marks(path, executed):
    """A master's answers are all right, and there are some."""
    score = re.match(r"Lesson \d+: (\d+) of (\d+) points", last_words(executed))
    assert score and score[1] == score[2] != "0", last_words(executed)


def it_ends_without_points(path, executed):
    """Nobody starts with points."""
    score = re.match(rf"Lesson {path.name[:2]}: 0 of [1-9]\d* points", last_words(executed))
    assert score, last_words(executed)


def every_picture_has_words(path, executed):
    """Whoever can't see a picture, or a frame with a player, is told what it shows."""
    without = [
        cell.source
        for cell in executed.cells
        for output in cell.get("outputs", [])
        if not all(map(is_told, alternative_texts(output)))
    ]
    assert without == []


def no_columns_have_the_same_heading(path, executed):
    """In a printed table one sees which column is which."""
    twice = [found for cell in executed.cells for found in said_twice(cell.get("outputs", []))]
    assert twice == []


def no_object_is_shown_by_accident(path, executed):
    """What a cell's last line returns is shown only where it was made to be seen."""
    shown = [
        cell.source
        for cell in executed.cells
        for output in cell.get("outputs", [])
        if is_a_bare_object(output)
    ]
    assert shown == [], "write _ = in front of the last line"


def it_is_what_release_builds(path, executed):
    """The committed text is what `gankit release` makes of the master and this run."""
    master = read_master(path.parent / "masters" / path.name)
    built = student.before_the_run(master)
    assert sources(executed) == sources(built), "run gankit release"  # so this is the run it needs
    for cell, ran in zip(built.cells, executed.cells, strict=True):
        if cell.cell_type == "code":
            cell.outputs = ran.outputs
    released = student.after_the_run(master, built).text
    assert path.read_text("utf-8") == released, "run gankit release"


OF_ALL = [every_picture_has_words, no_object_is_shown_by_accident]
OF_MASTERS = [it_ends_at_full_marks, *OF_ALL, no_columns_have_the_same_heading]
OF_STUDENTS = [it_ends_without_points, *OF_ALL, it_is_what_release_builds]


def last_words(notebook):
    """What the last cell with an output shows as text."""
    shown = [cell.outputs for cell in notebook.cells if cell.get("outputs")]
    return shown[-1][-1].get("data", {}).get("text/plain", "") if shown else ""


def sources(notebook):
    """Kind and source of each cell."""
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def said_twice(outputs):
    """The headings that stand over two neighbouring columns of a printed table."""
    lines = "".join(output.get("text", "") for output in outputs).splitlines()
    rows = [re.split(" {2,}", line.strip()) for line in lines]
    pairs = [pair for row in rows for pair in zip(row, row[1:], strict=False)]
    return [one for one, other in pairs if one == other and one[:1].isalpha()]


def is_told(text):
    """Says whether an alternative text tells something; a placeholder such as "ALT1" does not."""
    return len(text.split()) > 1


def is_a_bare_object(output):
    """Says whether an output is what a cell's last line returned, without a page or picture."""
    return output.output_type == "execute_result" and set(output.data) == {"text/plain"}


def alternative_texts(output):
    """The alternative text of each picture or frame in an output; empty where there is none."""
    data = output.get("data", {})
    texts = [
        output.metadata.get(kind, {}).get("alt", "") for kind in data if kind.startswith("image/")
    ]
    for element in re.findall(r"<(?:img|iframe)\b[^>]*>", data.get("text/html", "")):
        found = re.search(r"""\b(?:alt|title)=(["'])(.+?)\1""", element)
        texts.append(found[2] if found else "")
    return texts
