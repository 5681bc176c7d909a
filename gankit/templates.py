"""Pages that need nothing else: a template of the package with places to fill."""

import base64
import importlib.resources
import re


def filled(package, name, inserts):
    """Fills the places of a template, such as `{{TITLE}}`.

    Args:
        package: The package that has the template, by its dotted name.
        name: The template's file name.
        inserts: Dict from a place's name, capital letters, to HTML text; escape what is not yours.

    Returns:
        HTML text.
    """
    text = importlib.resources.files(package).joinpath(name).read_text(encoding="utf-8")
    # One pass: what was inserted is not looked through for further places.
    return re.sub(r"\{\{([A-Z]+)\}\}", lambda match: inserts[match[1]], text)


def image_address(content, kind="png"):
    """Returns an image file's bytes as an address that a page holds by itself."""
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
