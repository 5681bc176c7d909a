"""Text in pictures, drawn by Pillow: accents, and the scripts of the fonts that are at hand.

Matplotlib brings DejaVu Sans along, which has Latin, Greek, Cyrillic, Arabic and many signs. What
it lacks, such as Chinese letters, is drawn in a font of this machine that has them; where none has,
each becomes a box, and a warning says so once.
"""

import bisect
import functools
import importlib.util
import itertools
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

PIXELS = 29  # font size in pixels at scale 1: capitals are then 21 pixels high
# Parts of the names of fonts that have the most letters; they are looked into first.
LARGE = ("cjk", "noto", "wqy", "pingfang", "msyh", "yahei", "simsun", "gothic", "meiryo", "unicode")


def write(picture, text, place, size, colour, align=0.0):
    """Writes a line of text into a picture; what lies outside of it is cut off.

    Args:
        picture: uint8 array `(H, W, 3)`, changed in place.
        text: The line.
        place: `(x, y)` of the baseline's start, middle or end.
        size: Scale; at 0.4 capitals are about 8 pixels high.
        colour: `(red, green, blue)`.
        align: 0 if `place` is the start of the text, 0.5 its middle, 1 its end.
    """
    mask, above = _mask(text, size)
    left, top = int(place[0] - align * mask.shape[1]), int(place[1]) - above
    rows = slice(max(0, top), max(0, min(picture.shape[0], top + mask.shape[0])))
    columns = slice(max(0, left), max(0, min(picture.shape[1], left + mask.shape[1])))
    part = picture[rows, columns]
    height, width = part.shape[:2]
    if height and width:
        down, right = rows.start - top, columns.start - left
        share = mask[down : down + height, right : right + width, None] / 255
        part[:] = np.rint(part * (1 - share) + np.array(colour) * share)


def width_of(text, size):
    """Returns how many pixels wide a line of text is, at a scale as `write` takes it."""
    return _mask(text, size)[0].shape[1]


def shortened(text, size, room):
    """Returns a line of text that has room: of a longer one the end becomes "...".

    Args:
        text: The line.
        size: Scale, as `write` takes it.
        room: How many pixels wide it may be.

    Returns:
        String; empty where there is not even room for one letter.
    """
    if width_of(text, size) <= room:
        return text

    def cut(length):
        return text[:length].rstrip() + "..."

    lengths = range(len(text))
    length = bisect.bisect_right(lengths, room, key=lambda one: width_of(cut(one), size)) - 1
    return cut(length) if length > 0 else ""


@functools.lru_cache(512)
def _mask(text, size):
    """Returns how much of each pixel the text covers, 0 to 255, and its rows above the baseline."""
    pieces = [
        (_font(path, size), "".join(letters))
        for path, letters in itertools.groupby(" ".join(text.splitlines()), _path_for)
    ]
    widths = [font.getlength(piece) for font, piece in pieces]
    above = max((font.getmetrics()[0] for font, _ in pieces), default=1)
    below = max((font.getmetrics()[1] for font, _ in pieces), default=1)
    image = Image.new("L", (max(1, round(sum(widths))), above + below))
    draw, x = ImageDraw.Draw(image), 0.0
    for (font, piece), width in zip(pieces, widths, strict=True):
        draw.text((x, above), piece, fill=255, font=font, anchor="ls")
        x += width
    return np.asarray(image), above


@functools.lru_cache(64)
def _font(path, size):
    return ImageFont.truetype(path, PIXELS * size)


@functools.lru_cache(4096)
def _path_for(letter):
    """Returns the path of a font that has a letter; of DejaVu Sans where none has."""
    if not letter.isprintable() or ord(letter) in _letters(_dejavu()):
        return _dejavu()
    path = next((path for path in _fonts_here() if ord(letter) in _letters(path)), None)
    if path is None:
        _warn_of_boxes()
    return path or _dejavu()


@functools.lru_cache(256)
def _letters(path):
    """Returns the codes of the letters that a font has; none of a file that is no font."""
    from matplotlib.ft2font import FT2Font

    try:
        return frozenset(FT2Font(path).get_charmap())
    except (RuntimeError, OSError):
        return frozenset()


@functools.cache
def _dejavu():
    folder = Path(importlib.util.find_spec("matplotlib").submodule_search_locations[0])
    return str(folder / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf")


@functools.cache
def _fonts_here():
    """Returns the paths of this machine's fonts, those with many letters first."""
    from matplotlib.font_manager import findSystemFonts

    def rank(path):
        return not any(part in Path(path).name.lower() for part in LARGE), path

    return sorted(findSystemFonts(), key=rank)


@functools.cache
def _warn_of_boxes():
    warnings.warn(
        "No font on this machine has some of the letters of a title or caption: they are drawn as "
        "boxes. Install a font that has them, such as Noto Sans CJK (apt install fonts-noto-cjk).",
        stacklevel=2,
    )
