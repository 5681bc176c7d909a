"""Generated faces: drawn from attributes that carry CelebA's official names.

The attributes are drawn at random and independently, apart from those that exclude each
other, and each one can be seen in the picture. `Male`, `Young` and the like are not among
them: a drawing has no such property.
"""

import numpy as np

from gankit.data.content import Content
from gankit.data.drawn.face_drawing import draw_face
from gankit.data.entry import DrawnSet

COUNTS = {"train": 10_000, "test": 2_000}
SEEDS = {"train": 64_001, "test": 64_002}
DEFAULT_SIZE = 64

HAIR_COLOURS = {"Black_Hair": 0.3, "Blond_Hair": 0.25, "Brown_Hair": 0.3, "Gray_Hair": 0.15}
FREQUENCIES = {
    "Bangs": 0.25,
    "Bushy_Eyebrows": 0.25,
    "Eyeglasses": 0.25,
    "Mouth_Slightly_Open": 0.35,
    "Mustache": 0.2,
    "Pale_Skin": 0.2,
    "Rosy_Cheeks": 0.2,
    "Smiling": 0.5,
    "Wearing_Earrings": 0.2,
    "Wearing_Hat": 0.15,
    "Wearing_Lipstick": 0.3,
}
ATTRIBUTES = (
    *("Bald", "Bangs", "Black_Hair", "Blond_Hair", "Brown_Hair", "Bushy_Eyebrows"),
    *("Eyeglasses", "Gray_Hair", "Mouth_Slightly_Open", "Mustache", "Pale_Skin"),
    *("Rosy_Cheeks", "Smiling", "Straight_Hair", "Wavy_Hair", "Wearing_Earrings"),
    *("Wearing_Hat", "Wearing_Lipstick"),
)


def generate(split="train", *, size=None, limit=None):
    """Draws the first `limit` faces of a split, the same ones every time.

    Args:
        split: `"train"` (10,000) or `"test"` (2,000).
        size: Side of the images, 64 by default.
        limit: How many; `None` for all.

    Returns:
        A `Content`: images uint8 `(N, size, size, 3)`, red, green, blue; labels zeros; one
        bool array `(N,)` for each of `ATTRIBUTES`.
    """
    count = min(COUNTS[split], limit or COUNTS[split])
    size = size or DEFAULT_SIZE
    images = np.empty((count, size, size, 3), "uint8")
    table = np.zeros((count, len(ATTRIBUTES)), bool)
    for index in range(count):
        random = np.random.default_rng((SEEDS[split], index))
        traits = _traits(random)
        table[index] = [name in traits for name in ATTRIBUTES]
        images[index] = draw_face(traits, random, size)
    attributes = {name: table[:, column] for column, name in enumerate(ATTRIBUTES)}
    return Content(images, np.zeros(count, "int64"), attributes)


FACES = DrawnSet(
    name="faces",
    summary="drawn faces with 18 attributes, 64x64 colour, 10,000 + 2,000",
    generate=generate,
    counts=COUNTS,
    sample_shape=(DEFAULT_SIZE, DEFAULT_SIZE, 3),
    attributes=ATTRIBUTES,
)


def _traits(random):
    """Returns the set of attributes that one face has."""
    traits = {name for name, share in FREQUENCIES.items() if random.random() < share}
    if "Wearing_Hat" not in traits and random.random() < 0.12:
        return (traits | {"Bald"}) - {"Bangs"}
    colour = random.choice(list(HAIR_COLOURS), p=list(HAIR_COLOURS.values()))
    form = random.choice(["Straight_Hair", "Wavy_Hair"])
    # Under a hat no bangs can be seen.
    hidden = {"Bangs"} if "Wearing_Hat" in traits else set()
    return (traits | {str(colour), str(form)}) - hidden
