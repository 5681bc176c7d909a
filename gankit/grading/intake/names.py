"""Strangers' names: whose file it is, and what a student is called; harmless to print and to write.

Learning platforms write the student's name before the notebook's.
"""

import hashlib
import re
import unicodedata
from collections import Counter

from gankit.grading.printable import printable

LONGEST_STUDENT = 100
NOBODY = "student"
# what is added where a file of that name is there already: -1, (1), -Copy1, " - Copy (2)"
_AGAIN = r"(?:(?:[ _-]*copy)?[ _-]*(?:\(?\d+\)?)?)"


def student_in(stem, lesson_names):
    """Finds the student's name in the name of a file.

    Example: `"ann_05_gan_basics-1"`, `["05_gan_basics"]` -> `"ann"`

    Args:
        stem: The file's name without suffix.
        lesson_names: Names of the lessons' notebooks.

    Returns:
        String: the name without the notebook's; `""` where nothing else is in it.
    """
    for name in lesson_names:
        notebook = re.escape(name) + _AGAIN
        for form in (rf"(?:(.*)[ _.-])?{notebook}", rf"{notebook}[ _.-]+(\D.*)"):
            found = re.fullmatch(form, stem, re.IGNORECASE | re.DOTALL)
            if found:
                return (found[1] or "").strip(" _-")
    return stem


def is_hidden(name):
    """Says whether a file or folder is an editor's or a system's, and not handed in.

    Args:
        name: Its name, without folders.
    """
    return name.startswith(".") or name == "__MACOSX"


def suffix_of(name):
    """Returns `".ipynb"`, `".zip"`, or `""` for any other file.

    Args:
        name: Its name.
    """
    lower = name.lower()
    return next((suffix for suffix in (".ipynb", ".zip") if lower.endswith(suffix)), "")


def stem_of(name):
    """Returns the name of a file without `".ipynb"` or `".zip"`.

    Args:
        name: Its name.
    """
    return name[: len(name) - len(suffix_of(name))]


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
    taken = {called for name, called in clean.items() if shared[called] == 1 or called == name}
    given = {}
    for name, called in clean.items():
        if shared[called] > 1 and called != name:
            called = _free(called, name, taken)
            taken.add(called)
        given[name] = called
    return given


def _free(called, name, taken):
    """Returns a name with a suffix that nobody has, even who foresaw it and is called so."""
    tried = name
    while (suffixed := _suffixed(called, tried)) in taken:
        tried += "+"
    return suffixed


def _clean(name):
    text = printable(re.sub(r"[/\\]", "_", name), longest=None, instead="_")
    text = " ".join(text.split())
    if text in ("", ".", ".."):
        return NOBODY
    return text if len(text) <= LONGEST_STUDENT else _suffixed(text, name)


def _suffixed(text, name):
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{text[: LONGEST_STUDENT - 17]}-{digest}"
