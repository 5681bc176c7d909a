"""Exercise: the direction in which an attribute lies."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws latent vectors `(40, D)` around a place that is not 0, and who has the attribute."""
    latents = random.normal(1, 1, (40, int(random.integers(8, 17)))).astype("float32")
    has_it = random.permutation(40) < random.integers(7, 16)
    # Two neighbours of each kind in front, for whoever compares single samples.
    has_it[[0, 1]] = True, False
    return latents, has_it


def direction(latents, has_it):
    """The expected direction."""
    return latents[has_it].mean(axis=0) - latents[~has_it].mean(axis=0)


def _unit(latents, has_it):
    vector = direction(latents, has_it)
    return vector / np.linalg.norm(vector)


ATTRIBUTE_DIRECTION = comparing(
    "dcgan.attribute_direction",
    lesson=6,
    points=2,
    title="The direction of an attribute",
    hints=(
        "Two means: one over the latent vectors whose faces have it, one over the others.",
        "`latents[has_it]` picks rows by an array of booleans; `~has_it` is its opposite.",
        "`latents[has_it].mean(axis=0)` is one of the two; which is subtracted from which?",
    ),
    draw=draw,
    expected=direction,
    result="the direction",
    kind=Kind.ARRAY,
    praise="What those with it share, and those without it don't.",
    shape="The direction has the shape {received}, expected {expected}, as one latent vector: take "
    "means over the samples, `axis=0`.",
    otherwise="Expected the mean of the vectors with it, minus the mean of those without.",
    mistakes=(
        (
            lambda latents, has_it: direction(latents, ~has_it),
            "The sign is turned: added to a latent vector, this would take the attribute away.",
        ),
        (
            lambda latents, has_it: latents[has_it].mean(axis=0),
            "This is the mean face that has it. The direction is what is left when the mean face "
            "*without* it is subtracted.",
        ),
        (
            lambda latents, has_it: latents[has_it].mean(axis=0) - latents.mean(axis=0),
            "Subtracted was the mean of all, which holds the attribute too: take those without it.",
        ),
        (
            lambda latents, has_it: latents[has_it].sum(axis=0) - latents[~has_it].sum(axis=0),
            "These are sums: there are more faces without it than with it, so take means.",
        ),
        (
            lambda latents, has_it: (
                (latents * has_it[:, None]).mean(axis=0) - (latents * ~has_it[:, None]).mean(axis=0)
            ),
            "Both sums are divided by the number of all samples: divide each by the number of its "
            "own.",
        ),
        (
            lambda latents, has_it: latents[has_it].mean() - latents[~has_it].mean(),
            "This is one number for all axes of the latent space: take the means over the samples "
            "only, `axis=0`.",
        ),
        (
            lambda latents, has_it: latents[has_it][0] - latents[~has_it][0],
            "This compares two single faces, which differ in much more than the attribute: only "
            "means of many let the rest cancel out.",
        ),
        (
            _unit,
            "Brought to length 1: the difference of the means has a length that means something, "
            "keep it.",
        ),
    ),
)
