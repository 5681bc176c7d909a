"""The tree of a notebook's cell: Python, and the lines that IPython alone understands."""

import ast
import re

from gankit.dependencies import LONGEST_SOURCE

# What stands behind these is code. IPython's own reader takes minutes for a hostile cell.
_WITH_CODE = re.compile(
    r"^([ \t]*)%%?(?:time|timeit|prun|capture)\b(?:[ \t]+-\w+(?: \w+)?)*[ \t]*", re.MULTILINE
)
_CALLED = re.compile(r"^([ \t]*)/(\S+)[ \t]+(.*)$", re.MULTILINE)
_QUOTED = re.compile(r"^([ \t]*)[,;](\w+).*$", re.MULTILINE)
_ASSIGNED = re.compile(
    r"^([ \t]*[\w., \t]+=[ \t]*)(?:%(?:time|timeit)\b(.*)|[!%].*)$", re.MULTILINE
)
_MAGIC = re.compile(r"^([ \t]*)(?:[!%?].*|[\w.]+\?{1,2}[ \t]*)$", re.MULTILINE)
_PROMPT = re.compile(r"^[ \t]*(?:>>> ?|In \[\d+\]: ?)", re.MULTILINE)


def tree_of(source):
    """Parses a cell.

    Args:
        source: Its code.

    Returns:
        An `ast.Module`, empty where neither Python nor IPython would run it; None where it is too
        long or too deep to be read.
    """
    if len(source) > LONGEST_SOURCE:
        return None
    for reading in (str, plain_python):
        try:
            return ast.parse(reading(source))
        except (SyntaxError, ValueError):
            continue
        except (RecursionError, MemoryError):
            return None
    return ast.Module([], [])


def plain_python(source):
    """Writes in Python what stands in a cell for IPython: magics, shell commands, calls without ().

    Example: `"%time fit()\\n!ls\\n/run a b"` -> `"fit()\\npass\\nrun(a, b)"`

    Args:
        source: The cell's code.

    Returns:
        String; of magics that take code the code is left.
    """
    source = _PROMPT.sub("", source)
    indent = re.match(r"[ \t]*", source)[0]  # IPython takes a first line's away from all
    source = "\n".join(line.removeprefix(indent) for line in source.split("\n"))
    source = _ASSIGNED.sub(lambda found: found[1] + (found[2] or "None"), source)
    source = _MAGIC.sub(r"\1pass", _WITH_CODE.sub(r"\1", source))
    source = _QUOTED.sub(r"\1\2('')", source)
    return _CALLED.sub(lambda found: f"{found[1]}{found[2]}({_commas(found[3])})", source)


def _commas(words):
    return words if "," in words else ", ".join(words.split())
