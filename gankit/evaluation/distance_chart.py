"""The Frechet distance over 1/N with its line to endless samples, as SVG for the page."""

import html

import numpy as np

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 560, 250, 72, 40, 16
KINDS = ("first", "second")  # circles and a whole line, squares and a broken one


def distance_chart(judgements):
    """Draws the curves of several judgements.

    Args:
        judgements: List of `Judgement`, at most two.

    Returns:
        SVG text with a title in words; everything inserted is escaped.
    """
    curves = [one.curve for one in judgements]
    lines = [np.polyfit(1 / counts, distances, 1) for counts, distances in curves]
    most = max(1 / counts.min() for counts, _ in curves)
    ends = [value for line in lines for value in (line[1], np.polyval(line, most))]
    ends += [value for _, distances in curves for value in distances]
    low, high = min(0, *ends), max(ends)
    place = _Place(most, low, high if high > low else low + 1)
    parts = [_axes(place, curves[0][0])]
    for number, (one, line) in enumerate(zip(judgements, lines, strict=True)):
        parts.append(_curve(place, one.curve, line, number))
    words = "; ".join(_in_words(one, line) for one, line in zip(judgements, lines, strict=True))
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{html.escape(words)}">'
        f"{''.join(parts)}</svg>"
    )


class _Place:
    """From values to pixels."""

    def __init__(self, most, low, high):
        self.most, self.low, self.high = most, low, high

    def x(self, share):
        return LEFT + (WIDTH - LEFT - 16) * share / self.most

    def y(self, value):
        return TOP + (HEIGHT - BOTTOM - TOP) * (self.high - value) / (self.high - self.low)


def _axes(place, counts):
    floor = HEIGHT - BOTTOM
    parts = [f'<path class="axis" d="M{LEFT} {TOP}V{floor}H{WIDTH - 16}"/>']
    for value in (place.low, (place.low + place.high) / 2, place.high):
        y = place.y(value)
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:.3g}</text>')
    shown = [("endless", 0.0)] + [(f"{n:,}", 1 / n) for n in (counts.max(), counts.min())]
    for text, share in shown:
        x = place.x(share)
        parts.append(f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle">{text}</text>')
    middle = (LEFT + WIDTH) / 2
    parts.append(f'<text x="{middle}" y="{floor + 34}" text-anchor="middle">samples, by 1/N</text>')
    return "".join(parts)


def _curve(place, curve, line, number):
    start, end = place.y(line[1]), place.y(np.polyval(line, place.most))
    dash = ' stroke-dasharray="6 4"' if number else ""
    path = f"M{place.x(0):.1f} {start:.1f}L{place.x(place.most):.1f} {end:.1f}"
    parts = [f'<path class="line" d="{path}"{dash}/>']
    for count, distance in zip(*curve, strict=True):
        parts.append(_mark(place.x(1 / count), place.y(distance), number))
    return f'<g class="{KINDS[number]}">{"".join(parts)}</g>'


def _mark(x, y, number):
    if number:
        place = f'x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"'
        return f'<rect class="mark" {place}/>'
    return f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'


def _in_words(judgement, line):
    counts, distances = judgement.curve
    return (
        f"{judgement.title}: a Frechet distance of {distances[np.argmin(counts)]:.3g} with "
        f"{counts.min():,} samples, {distances[np.argmax(counts)]:.3g} with {counts.max():,}, "
        f"{line[1]:.3g} where the line reaches endless samples"
    )
