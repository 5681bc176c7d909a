"""Pages that need nothing else: a template of the package with places to fill."""

import base64
import html
import importlib.resources
import re

_PNG = "data:image/png;base64,"


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


def image_element(png, alt):
    """Returns a picture as HTML with its alternative text.

    What is shown as `image/png` loses its words in JupyterLab, Notebook and nbconvert's pages.

    Args:
        png: Bytes of a PNG file.
        alt: The picture in words.

    Returns:
        String, HTML; on a dark page the picture keeps a white sheet.
    """
    style = "max-width: 100%; height: auto; background: white"
    return f'<img alt="{html.escape(alt)}" src="{image_address(png)}" style="{style}">'


def image_content(text):
    """Returns the first PNG that `image_element` wrote into an HTML text.

    Args:
        text: Anybody's HTML.

    Returns:
        String, base64; empty where there is none. Nobody decoded it.
    """
    return text.partition(f'src="{_PNG}')[2].partition('"')[0]
