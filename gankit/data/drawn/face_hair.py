"""Hair and hats of the drawn faces."""

import numpy as np

from gankit.data.drawn.paint import jittered

COLOURS = {
    "Black_Hair": (36, 30, 30),
    "Blond_Hair": (232, 198, 110),
    "Brown_Hair": (112, 70, 42),
    "Gray_Hair": (172, 172, 176),
}
ANGLES = np.linspace(np.pi, 2 * np.pi, 30)
UPPER = np.stack([np.cos(ANGLES), np.sin(ANGLES)], axis=1)
HATS = ((170, 50, 50), (50, 80, 150), (50, 110, 80), (60, 56, 60), (190, 150, 80))


def hair_colour(traits, random):
    """Returns the colour that the traits name, slightly varied; `None` for the bald."""
    for name, colour in COLOURS.items():
        if name in traits:
            return jittered(colour, random, 5)
    return None


def draw_back_hair(paint, traits, hair, width, random):
    """Draws the hair behind the head, long for about half of the faces."""
    if hair is None or random.random() < 0.45:
        return
    length = random.uniform(0.72, 0.98)
    half = width + random.uniform(0.03, 0.06)
    outline = [(0.5 - half, 0.45), (0.5 - half - 0.02, length)]
    outline += [(0.5 + half + 0.02, length), (0.5 + half, 0.45)]
    paint.polygon(outline, _darker(hair))
    if "Wavy_Hair" in traits:
        for y in np.arange(0.45, length, 0.075):
            for side in (-1, 1):
                paint.ellipse((0.5 + side * (half + 0.01), y), (0.045, 0.048), _darker(hair))


def draw_top_hair(paint, traits, hair, width, height, random):
    """Draws the hair over the forehead and temples."""
    if hair is None:
        return
    parting = random.uniform(-0.09, 0.09)
    forehead = 0.425 if "Bangs" in traits else random.uniform(0.325, 0.365)
    half, top = width + 0.028, 0.54 - height - random.uniform(0.035, 0.06)
    outer = np.stack([0.5 + half * UPPER[:, 0], 0.54 + (0.54 - top) * UPPER[:, 1]], axis=1)
    paint.polygon([*outer, *_hairline(paint, width - 0.008, parting, forehead)], hair)
    if "Wavy_Hair" in traits:
        for x, y in outer[::3]:
            paint.ellipse((x, y), (0.046, 0.042), hair)
    else:
        for shift in (-0.08, 0.0, 0.08):
            lock = [(0.5 + parting, top + 0.02), (0.5 + shift, top + 0.05), (0.5 + 2 * shift, 0.34)]
            paint.curve(lock, _darker(hair), 0.006)
    if "Bangs" in traits:
        for x in np.linspace(0.5 - width * 0.75, 0.5 + width * 0.75, 9):
            paint.curve([(x, 0.33), (x + 0.008, 0.44)], hair, 0.036)


def _hairline(paint, half, parting, forehead):
    """Returns the edge of the hair from the right temple over the forehead to the left one."""
    line = paint.arc((0.5 + half, 0.52), (0.5 + parting, forehead), (0.5 - half, 0.52))
    bulge = 0.05 * np.sin(np.linspace(0, np.pi, len(line)))
    # Raised between temple and middle, it follows the forehead and doesn't cut its corners.
    return [(x, min(0.52, max(forehead, y - b))) for (x, y), b in zip(line, bulge, strict=True)]


def draw_hat(paint, width, random):
    """Draws a hat with a band and a brim."""
    colour = jittered(HATS[random.integers(len(HATS))], random, 10)
    half, top = width + 0.03, random.uniform(0.05, 0.14)
    left, right = 0.5 - half, 0.5 + half
    shoulder, inset = top + 0.07, 0.1 * half
    dome = paint.arc((left + inset, shoulder), (0.5, top), (right - inset, shoulder))
    paint.polygon([(left, 0.35), *dome, (right, 0.35)], colour)
    band = [(left, 0.30), (right, 0.30), (right, 0.36), (left, 0.36)]
    paint.polygon(band, _darker(colour))
    paint.ellipse((0.5, 0.365), (half + random.uniform(0.02, 0.10), 0.030), colour)


def _darker(colour):
    return tuple(0.8 * channel for channel in colour)
