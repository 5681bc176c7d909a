"""From a docstring in Keras' form to Markdown: what stands in it is read, nothing is added."""

import inspect
import re

SECTION = re.compile(r"^(Args|Returns|Yields|Raises|Attributes):$", re.MULTILINE)
LISTED = ("Args", "Raises", "Attributes")  # their lines begin with names
ENTRY = re.compile(r"^ {4}([*`]{0,2}\w[\w, `.*()-]*?):(?: |$)")
CODE = re.compile(r"(`[^`]*`)")
MARKUP = re.compile(r"([\\*_<>\[\]{}$|#])")
FENCED = re.compile(r"^(```.*?^```)$", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^(>>> .*(?:\n.+)*)", re.MULTILINE)  # up to an empty line
INDENTED = re.compile(r"((?:^ {4}.*\n?)+)", re.MULTILINE)


def markdown(found):
    """Returns a docstring as Markdown.

    Example: `Args:` above `    size: The side.` -> `**Args**` and the entry of a list.

    Args:
        found: A module, class or function.

    Raises:
        ValueError: If it has no docstring.
    """
    doc = found.__doc__ and inspect.cleandoc(found.__doc__)
    if not doc:
        raise ValueError(f"{getattr(found, '__qualname__', found.__name__)} has no docstring")
    before, *sections = SECTION.split(doc)
    parts = [_paragraphs(before)]
    for title, body in zip(sections[::2], sections[1::2], strict=True):
        inside, after = _parted(body.strip("\n"))
        text = _entries(inside) if title in LISTED else prose(inspect.cleandoc(inside))
        parts += [f"**{title}**", text, _paragraphs(after)]
    return "\n\n".join(part for part in parts if part)


def prose(text):
    """Escapes what Markdown would read as markup, outside of code.

    Example: "at `x_0` * 2" -> "at `x_0` \\* 2".
    """
    return "".join(
        piece if piece.startswith("`") else MARKUP.sub(r"\\\1", piece) for piece in CODE.split(text)
    )


def _parted(body):
    """Parts a section's indented lines from a paragraph that follows them."""
    end = re.search(r"\n(?=\S)", body)
    return (body, "") if end is None else (body[: end.start()], body[end.end() :])


def _paragraphs(text):
    """Escapes running text; what is indented, fenced or typed in it is shown as it stands."""
    parts = FENCED.split(text.strip("\n"))
    return "".join(part if index % 2 else _unfenced(part) for index, part in enumerate(parts))


def _unfenced(text):
    parts = EXAMPLE.split(text)
    return "".join(
        f"```pycon\n{part}\n```\n" if index % 2 else _unindented(part)
        for index, part in enumerate(parts)
    )


def _unindented(text):
    pieces = INDENTED.split(text)
    for index, piece in enumerate(pieces):
        if index % 2:
            pieces[index] = f"\n```text\n{inspect.cleandoc(piece)}\n```\n\n"
        else:
            pieces[index] = prose(piece)
    return "".join(pieces)


def _entries(body):
    lines = []
    for line in body.split("\n"):
        found = ENTRY.match(line)
        if found:
            name = found[1].replace("`", "")
            lines.append(f"- `{name}`: {prose(line[found.end() :])}")
        else:
            lines.append(f"  {prose(line.strip())}".rstrip())
    return "\n".join(lines)
