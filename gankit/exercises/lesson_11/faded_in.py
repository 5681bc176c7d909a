"""Exercise: what a generator shows while its newest layers fade in."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.lesson_11.doubled import doubled
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws small images, images of twice their side, and alpha."""
    count, height, width = 2 + random.permutation(4)[:3]
    old = random.uniform(-1, 1, (count, height, width, 3)).astype("float32")
    new = random.uniform(-1, 1, (count, 2 * height, 2 * width, 3)).astype("float32")
    return old, new, round(float(random.uniform(0.55, 0.9)), 2)


def faded_in(old, new, alpha):
    """Returns the expected images."""
    return (1 - alpha) * doubled(old) + alpha * new


FADED_IN = comparing(
    "progan.faded_in",
    lesson=11,
    points=2,
    title="Fade in",
    hints=(
        "The old images first become as large as the new ones: `doubled(old)`.",
        "At alpha 0 nothing of the new ones, at alpha 1 nothing of the old ones.",
        "`(1 - alpha) * doubled(old) + alpha * new`",
    ),
    draw=draw,
    expected=faded_in,
    kind=Kind.NUMBER_ARRAY,
    cases=2,
    praise="At alpha 0 the picture is as it was: nothing that was learned is lost.",
    shape="The shape is {received}, expected {expected}: that of the new images.",
    otherwise="It begins with {received}, expected {expected} at alpha {2}: the share alpha is "
    "new, the rest the old image, each of its pixels as a block of 2x2.",
    mistakes=(
        (
            lambda old, new, alpha: faded_in(old, new, 1 - alpha),
            "Turned round: at alpha 0 this shows the new layers alone, which have learned nothing "
            "yet. `alpha` is the share of the *new* ones.",
        ),
        (
            lambda old, new, alpha: doubled(old) + alpha * new,
            "The old images never fade out: they get what is left, `1 - alpha`.",
        ),
        (
            lambda old, new, alpha: (1 - alpha) * doubled(old) + new,
            "The new images are there with all their weight from the beginning: `alpha * new`.",
        ),
        (
            lambda old, new, alpha: alpha * new,
            "The old images are missing: at alpha 0 the picture would be grey.",
        ),
        (
            lambda old, new, alpha: alpha * (doubled(old) + new),
            "Both get the share alpha: the two shares add up to 1.",
        ),
        (
            lambda old, new, alpha: faded_in(old, new, 0.5),
            "This is half and half whatever alpha is.",
        ),
        (
            lambda old, new, alpha: faded_in(old, new, 0),
            "The new images play no part.",
        ),
        (
            lambda old, new, alpha: faded_in(old, new, 1),
            "The old images play no part: without a fade the new layers, which have learned "
            "nothing yet, draw everything.",
        ),
        (
            lambda old, new, alpha: (1 - alpha) * np.tile(old, (1, 2, 2, 1)) + alpha * new,
            "The old image stands there four times: it must become larger, `doubled(old)`.",
        ),
    ),
)
