"""Draws one face: skin, eyes, nose, mouth and glasses; hair and hat are in `face_hair.py`."""

import numpy as np

from gankit.data.drawn.face_hair import draw_back_hair, draw_hat, draw_top_hair, hair_colour
from gankit.data.drawn.paint import CIRCLE, Paint, jittered

SKINS = ((234, 196, 168), (222, 176, 142), (198, 146, 110), (160, 108, 76), (112, 74, 52))
PALE = (243, 216, 200)
IRISES = ((84, 58, 40), (60, 90, 130), (80, 110, 70), (50, 40, 34))
CLOTHES = ((70, 90, 130), (150, 60, 60), (60, 110, 90), (200, 190, 170), (60, 60, 70))
GROUNDS = ((176, 196, 214), (204, 190, 170), (150, 170, 150), (120, 124, 140), (214, 206, 200))
FRAMES = ((30, 30, 34), (110, 60, 40), (40, 50, 90))


def draw_face(traits, random, size):
    """Draws a face that shows exactly the given traits.

    Args:
        traits: A set of names from `faces.ATTRIBUTES`.
        random: A `numpy.random.Generator` for everything that the traits leave open.
        size: Side of the image.

    Returns:
        uint8 `(size, size, 3)`, red, green, blue, 0 to 255.
    """
    pale = "Pale_Skin" in traits
    skin = jittered(PALE if pale else SKINS[random.integers(len(SKINS))], random, 6)
    hair = hair_colour(traits, random)
    paint = Paint(jittered(GROUNDS[random.integers(len(GROUNDS))], random, 15))
    width, height = random.normal(0.225, 0.012), random.normal(0.305, 0.014)
    # The inner parts move a little against the outline, as when a head turns.
    turn = random.normal(0, 0.012)
    draw_back_hair(paint, traits, hair, width, random)
    _draw_body(paint, skin, random)
    _draw_head(paint, skin, width, height, traits)
    draw_top_hair(paint, traits, hair, width, height, random)
    _draw_eyes(paint, traits, skin, hair, turn, random)
    _draw_nose(paint, skin, turn)
    _draw_mouth(paint, traits, skin, hair, turn, random)
    if "Eyeglasses" in traits:
        _draw_glasses(paint, FRAMES[random.integers(len(FRAMES))], turn, width)
    if "Wearing_Hat" in traits:
        draw_hat(paint, width, random)
    pose = (random.normal(0, 3.5), random.normal(1, 0.035), *random.normal(0, 0.014, 2))
    return paint.finished(size, pose, light=random.uniform(-0.12, 0.12))


def _draw_body(paint, skin, random):
    cloth = jittered(CLOTHES[random.integers(len(CLOTHES))], random, 12)
    paint.ellipse((0.5, 1.08), (0.42, 0.20), cloth)
    paint.ellipse((0.5, 0.86), (0.095, 0.12), shaded(skin, 0.82))


def _draw_head(paint, skin, width, height, traits):
    for side in (-1, 1):
        ear = (0.5 + side * width, 0.55)
        paint.ellipse(ear, (0.028, 0.055), shaded(skin, 0.90))
        if "Wearing_Earrings" in traits:
            paint.ellipse((ear[0] + side * 0.006, 0.63), (0.017, 0.022), (250, 214, 80))
    x, y = CIRCLE.T
    # Below the middle the outline narrows to a chin.
    narrowed = x * (1 - 0.14 * np.clip(y, 0, 1) ** 2)
    paint.polygon(np.stack([0.5 + width * narrowed, 0.54 + height * y], axis=1), skin)
    if "Rosy_Cheeks" in traits:
        for side in (-1, 1):
            paint.ellipse((0.5 + side * 0.125, 0.645), (0.052, 0.036), mixed(skin, (235, 90, 100)))


def _draw_eyes(paint, traits, skin, hair, turn, random):
    iris = IRISES[random.integers(len(IRISES))]
    opening = random.normal(0.024, 0.003)
    tilt = random.normal(0, 0.008)
    brow = 0.032 if "Bushy_Eyebrows" in traits else 0.013
    for side in (-1, 1):
        x = 0.5 + turn + side * 0.105
        paint.ellipse((x, 0.51), (0.046, opening), (246, 244, 240))
        paint.ellipse((x + turn / 2, 0.51), (0.021, min(0.021, opening)), iris)
        paint.ellipse((x + turn / 2, 0.51), (0.010, 0.010), (16, 14, 14))
        paint.ellipse((x + 0.008, 0.502), (0.005, 0.005), (255, 255, 255))
        lid = [(x - 0.048, 0.512), (x, 0.51 - opening), (x + 0.048, 0.512)]
        paint.curve(lid, shaded(skin, 0.45), 0.010)
        arch = [(x - side * 0.05, 0.455), (x, 0.435 + tilt), (x + side * 0.055, 0.452 + tilt)]
        paint.curve(arch, facial_hair(hair, skin), brow)


def _draw_nose(paint, skin, turn):
    x = 0.5 + 1.6 * turn
    paint.curve(
        [(x + 0.004, 0.53), (x + 0.022, 0.60), (x + 0.028, 0.635)], shaded(skin, 0.84), 0.012
    )
    paint.curve([(x - 0.03, 0.642), (x, 0.656), (x + 0.03, 0.642)], shaded(skin, 0.70), 0.012)


def _draw_mouth(paint, traits, skin, hair, turn, random):
    smiles, opens = "Smiling" in traits, "Mouth_Slightly_Open" in traits
    lips = (
        (190, 30, 56) if "Wearing_Lipstick" in traits else mixed(shaded(skin, 0.78), (190, 90, 90))
    )
    half = (0.095 if smiles else 0.066) + random.normal(0, 0.004)
    rise = 0.040 if smiles else random.normal(-0.002, 0.004)
    x, y = 0.5 + turn, 0.735
    corners = [(x - half, y - rise), (x + half, y - rise)]
    below = (x, y + rise * 0.7 + (0.052 if opens else 0.016))
    above = (x, y + rise * 0.7 - 0.012)
    outline = [*paint.arc(corners[0], above, corners[1]), *paint.arc(corners[1], below, corners[0])]
    if "Mustache" in traits:
        dark = facial_hair(hair, skin)
        left, right = (x - 0.10, 0.715), (x + 0.10, 0.715)
        top, bottom = (x, 0.650), (x, 0.705)
        paint.polygon([*paint.arc(left, top, right), *paint.arc(right, bottom, left)], dark)
    paint.polygon(outline, (70, 20, 26) if opens else lips)
    if opens:
        teeth = [*paint.arc(corners[0], above, corners[1]), (x, above[1] + 0.030)]
        paint.polygon(teeth, (244, 240, 232))
    paint.curve(paint.arc(corners[0], above, corners[1]), shaded(lips, 0.85), 0.010)
    paint.curve(paint.arc(corners[0], below, corners[1]), lips, 0.016)


def _draw_glasses(paint, frame, turn, width):
    for side in (-1, 1):
        x = 0.5 + turn + side * 0.105
        paint.ring((x, 0.512), (0.072, 0.058), frame, 0.016)
        paint.curve([(x + side * 0.07, 0.50), (0.5 + side * width, 0.50)], frame, 0.014)
    paint.curve([(0.47 + turn, 0.505), (0.5 + turn, 0.495), (0.53 + turn, 0.505)], frame, 0.014)


def shaded(colour, factor):
    """Returns a darker (factor below 1) or lighter colour."""
    return tuple(min(255, channel * factor) for channel in colour)


def facial_hair(hair, skin):
    """Returns the colour of brows and mustache: the hair's, darker, unless the skin hides it."""
    colour = shaded(hair or skin, 0.8)
    distance = max(abs(a - b) for a, b in zip(colour, skin, strict=True))
    return colour if distance > 50 else shaded(skin, 0.35)


def mixed(first, second):
    """Returns the colour two thirds of the way towards `first`."""
    return tuple((2 * a + b) / 3 for a, b in zip(first, second, strict=True))
