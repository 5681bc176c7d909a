"""Whose file is it? Learning platforms write the student's name before the notebook's."""

import re

_AGAIN = r"(?:[ _-]?\(?\d+\)?)?"  # what is added where a file of that name is there already


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
