"""The player: one HTML page that holds frames, curves and controls, and needs nothing else."""

import html
import json
import math

import cv2

from gankit.animation.curves import band_in_words, curves_of, panels_of, shown_value
from gankit.animation.value_axis import value_axis
from gankit.templates import filled, image_address

WEBP_QUALITY = 92


def write_html(animation, path, timing):
    """Writes the page with the player.

    Args:
        animation: An `Animation` with at least one frame.
        path: Where to.
        timing: A `Timing`.
    """
    path.write_text(page(animation, timing, autoplay=True), encoding="utf-8")


def notebook_html(animation, timing):
    """Makes the player for a notebook's output: a page in a frame of its own.

    The frame keeps names, styles and keys of several players, and of the notebook, apart.

    Args:
        animation: An `Animation` with at least one frame.
        timing: A `Timing`.

    Returns:
        HTML text.
    """
    inner = html.escape(page(animation, timing, autoplay=False))
    title = html.escape(animation.title)
    style = "width: 100%; height: 620px; border: 0; color-scheme: normal"
    return f'<iframe title="{title}" style="{style}" srcdoc="{inner}"></iframe>'


def page(animation, timing, autoplay):
    """Makes the page with the player.

    Args:
        animation: An `Animation` with at least one frame.
        timing: A `Timing`.
        autoplay: Whether it starts by itself, unless the reader prefers less motion.

    Returns:
        HTML text without outside resources. All inserted text is escaped.
    """
    data = player_data(animation, timing, autoplay)
    inserts = {
        "TITLE": html.escape(animation.title),
        "ALT": html.escape(animation.alt),
        "POSTER": data["frames"][-1],
        "DATA": _script_safe(json.dumps(data, allow_nan=False, separators=(",", ":"))),
    }
    return filled("gankit.animation", "player.html", inserts)


def player_data(animation, timing, autoplay):
    """Gathers what the player needs, ready for JSON.

    Args:
        animation: An `Animation` with at least one frame.
        timing: A `Timing`.
        autoplay: Whether it starts by itself.

    Returns:
        A dict of plain values.
    """
    height, width = animation.frames[0].shape[:2]
    return {
        "title": animation.title,
        "alt": animation.alt,
        "width": width,
        "height": height,
        "autoplay": autoplay,
        "frameMilliseconds": timing.frame_milliseconds,
        "holdMilliseconds": timing.hold_milliseconds,
        "steps": animation.steps,
        "captions": animation.captions if any(animation.captions) else [],
        "frames": [_data_uri(frame) for frame in animation.frames],
        "lastStep": max(animation.steps[-1], *(animation.history_steps[-1:] or [0])),
        **_chart_data(animation, ""),
        "panels": [_chart_data(animation, panel) for panel in panels_of(animation)],
    }


def _chart_data(animation, panel):
    curves = curves_of(animation, panel=panel)
    axis = value_axis(curves)
    short = _rounding(axis)
    return {
        "panel": panel,
        "band": band_in_words(curves),
        "range": [short(axis.low), short(axis.high)],
        "isLog": axis.is_log,
        "axis": axis.words,
        "ticks": axis.ticks(),
        "curves": [_curve_data(curve, animation, short) for curve in curves],
    }


def _curve_data(curve, animation, short):
    def written(value):
        # What is read beside the name needs all of its digits, whatever the chart's height.
        return min(short(value), round(float(value), curve.decimals), key=lambda x: abs(x - value))

    values = [shown_value(animation, curve, step) for step in animation.steps]
    return {
        "name": curve.name,
        "label": curve.label,
        "decimals": curve.decimals,
        "light": curve.light,
        "dark": curve.dark,
        "dashes": curve.dashes,
        "steps": [int(step) for step in curve.steps],
        "low": [short(value) for value in curve.low],
        "mean": [written(value) for value in curve.mean],
        "high": [short(value) for value in curve.high],
        "values": [written(value) if math.isfinite(value) else None for value in values],
    }


def _data_uri(frame):
    """Encodes a frame as PNG or WebP, whichever is smaller."""
    swapped = frame[..., ::-1]
    png = cv2.imencode(".png", swapped)[1].tobytes()
    webp = cv2.imencode(".webp", swapped, (cv2.IMWRITE_WEBP_QUALITY, WEBP_QUALITY))[1].tobytes()
    kind, content = ("webp", webp) if len(webp) < len(png) else ("png", png)
    return image_address(content, kind)


def _script_safe(text):
    """Escapes JSON for a script element: no text in it can end the element or open a comment."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _rounding(axis):
    """Chooses how finely a chart's points are written: to some ten thousandth of its height."""
    if axis.is_log:
        return lambda value: float(f"{value:.4g}")
    places = 4 - math.floor(math.log10(axis.high - axis.low))
    return lambda value: round(float(value), places)
