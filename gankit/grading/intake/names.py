"""Strangers' names made harmless: to print, to compare, to name a file by."""

import hashlib
import re
import unicodedata
from collections import Counter

LONGEST_STUDENT = 100
LONGEST_PLACE = 200
NOBODY = "student"


def shown(text):
    """Returns a stranger's text as one printable line of bounded length.

    Example: `"a\\x1b[31mb\\n"` -> `"a?[31mb?"`

    Args:
        text: String, such as the path of a file.
    """
    cut = text if len(text) <= LONGEST_PLACE else text[: LONGEST_PLACE - 3] + "..."
    return "".join(letter if letter.isprintable() else "?" for letter in cut)


def same_name(name):
    """Returns what is the same for two spellings of one name, such as composed accents.

    Args:
        name: Name of a folder or file without suffix; it may hold bytes that are not UTF-8.
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)


def student_names(names):
    """Gives each student a name that can be shown and can name a file, all of them different.

    Two that would be called the same both get a suffix, so that nobody takes another's name;
    whoever's name is fit as it stands keeps it.

    Example: `["ann", "a/b", "a:b"]` -> `{"ann": "ann", "a/b": "a_b", "a:b": "a:b"}`

    Args:
        names: Iterable of different strings, each as `same_name` gives it.

    Returns:
        Dict from each to a string of 1 to 100 printable characters without separators.
    """
    names = list(names)
    clean = {name: _clean(name) for name in names}
    shared = Counter(clean.values())
    return {
        name: called if shared[called] == 1 or called == name else _suffixed(called, name)
        for name, called in clean.items()
    }


def _clean(name):
    printable = "".join(letter if letter.isprintable() else "_" for letter in name)
    text = " ".join(re.sub(r"[/\\]", "_", printable).split())
    if text in ("", ".", ".."):
        return NOBODY
    return text if len(text) <= LONGEST_STUDENT else _suffixed(text, name)


def _suffixed(text, name):
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{text[: LONGEST_STUDENT - 17]}-{digest}"
