"""Every text that a notebook holds, however it is wrapped, in a form that no formatter changes."""

import base64
import binascii
import html
import json
import re

DEPTH = 3  # how many wrappings inside one another are opened
_FORMATTING = re.compile(r"[\s\"'`,()\\;#\u200b\ufeff]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_ESCAPES = {r"\n": "\n", r"\r": "\n", r"\t": "\t", r"\"": '"', r"\'": "'", r"\\": "\\"}
_QUOTE_MARK = re.compile(r"^[ \t]*(>[ \t]*)+", re.MULTILINE)
_COMMENT = re.compile(r"#.*")
# Strings come first, so that a # inside one starts no comment.
_STRING_OR_COMMENT = re.compile(
    r"\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|(#.*)"
)


def squeeze(text):
    """Drops what a formatter may change: space, quotes, commas, parentheses, semicolons, case.

    Args:
        text: Any string.

    Returns:
        String.

    Example: `Dense( 1, name="x" )` and `dense(1,\\n name='x',)` both become `dense1name=x`.
    """
    return _FORMATTING.sub("", text).lower()


def squeezed_readings(text):
    """Squeezes a text in each way in which it can be read.

    Args:
        text: Any string: code, Markdown, JSON, base64.

    Returns:
        Set of strings: with comments and without, as it stands and unwrapped.
    """
    found = set()
    for reading in _unwrapped(text, DEPTH):
        for form in {reading, _QUOTE_MARK.sub("", reading)}:
            found.add(squeeze(form))
            found.add(squeeze(_COMMENT.sub("", form)))
            found.add(squeeze(_STRING_OR_COMMENT.sub(_keep_string, form)))
    return found


def texts(node, place="the notebook"):
    """Walks through every text of a notebook: keys, values, lists of lines.

    Args:
        node: A notebook as nested dictionaries and lists, or a part of one.
        place: Where it is, for messages.

    Yields:
        Pairs of a place, such as `"cell 3, outputs"`, and a string.
    """
    if isinstance(node, str):
        yield place, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield place, str(key)
            yield from _texts_below(key, value, place)
    elif isinstance(node, list | tuple):
        if all(isinstance(item, str) for item in node):
            yield place, "".join(node)
        for item in node:
            yield from texts(item, place)


def _keep_string(match):
    return "" if match[1] else match[0]


def _texts_below(key, value, place):
    if key == "cells" and isinstance(value, list):
        for number, cell in enumerate(value, 1):
            yield from texts(cell, f"cell {number}")
    else:
        yield from texts(value, place if key == "source" or "," in place else f"{place}, {key}")


def _unwrapped(text, depth):
    yield text
    if depth == 0:
        return
    for inner in {*_unescaped(text), *_from_json(text), *_from_base64(text)} - {text}:
        yield from _unwrapped(inner, depth - 1)


def _unescaped(text):
    if "\\" in text:
        yield re.sub(r"\\[nrt\"'\\]", lambda match: _ESCAPES[match[0]], text)
    if "&" in text:
        yield html.unescape(text)


def _from_json(text):
    if text.lstrip()[:1] in ("{", "[", '"'):
        try:
            yield from (inner for _, inner in texts(json.loads(text)))
        except (ValueError, RecursionError):
            return


def _from_base64(text):
    for run in {"".join(text.split()), *text.split(), *_BASE64.findall(text)}:
        if _BASE64.fullmatch(run):
            whole = run.rstrip("=").replace("-", "+").replace("_", "/")
            try:
                yield base64.b64decode(whole + "=" * (-len(whole) % 4)).decode("utf-8", "replace")
            except binascii.Error:
                continue
