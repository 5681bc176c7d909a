"""Exercise: the test for a message that no eye sees, noise before the way back."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.arguments import with_translators
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws images `(N, 4)` and noise, two matrices `(4, 4)`, and some deviations."""
    count = int(random.integers(5, 9))
    images = random.uniform(-1, 1, (count, 4)).astype("float32")
    noise = random.normal(0, 1, (count, 4)).astype("float32")
    matrices = random.normal(0, 0.8, (2, 4, 4))
    deviations = np.sort(random.uniform(0.02, 0.6, int(random.integers(3, 6))))
    return images, noise, matrices, deviations


def errors(to_target, to_source, images, noise, deviations):
    """The expected errors."""
    made = to_target(images)
    return np.array([_error(to_source(made + d * noise), images) for d in deviations])


def _error(images, others):
    return np.mean(np.abs(images - others))


WAY_BACK_ERRORS = comparing(
    "cyclegan.way_back_errors",
    lesson=10,
    points=2,
    title="Who reads what the eye does not see?",
    hints=(
        "Translate once. Then, for each deviation: add noise of that size to the translation, and "
        "translate *that* back.",
        "`to_source(made + deviation * noise)` is the way back from a translation with noise.",
        "The mean of `np.abs(back - images)` is its error; "
        "`np.array([... for deviation in deviations])`.",
    ),
    draw=draw,
    build=with_translators,
    kind=Kind.ARRAY,
    expected=errors,
    result="the errors",
    praise="Noise that no eye notices, and the way back that does: so something was written there.",
    shape="The shape is {received}, expected {expected}: one error for each deviation.",
    otherwise="The errors are {received}, expected {expected}: for each deviation the mean "
    "absolute difference of the images from the way back, begun at the translation plus the "
    "deviation times the noise.",
    tolerance=1e-5,
    mistakes=(
        (
            lambda g, f, images, noise, deviations: np.array(
                [_error(f(g(images + d * noise)), images) for d in deviations]
            ),
            "The noise was added to the images before they were translated: add it to the "
            "translations, which is where a message would be hidden.",
        ),
        (
            lambda g, f, images, noise, deviations: np.array(
                [_error(f(g(images)) + d * noise, images) for d in deviations]
            ),
            "The noise was added after the way back: nobody read the translation through it.",
        ),
        (
            lambda g, f, images, noise, deviations: errors(g, f, images, noise, 0 * deviations),
            "There is no noise: every deviation gives the same error.",
        ),
        (
            lambda g, f, images, noise, deviations: errors(g, f, images, noise, deviations**0),
            "The deviation plays no part: it says how strong the noise is.",
        ),
        (
            lambda g, f, images, noise, deviations: np.array(
                [_error(f(g(images) + d * noise), f(g(images))) for d in deviations]
            ),
            "This compares with the way back without noise: compare with the images themselves.",
        ),
        (
            lambda g, f, images, noise, deviations: np.array(
                [_error(f(g(images) + d * noise), g(images)) for d in deviations]
            ),
            "What came back is compared with the translation: compare it with the images.",
        ),
        (
            lambda g, f, images, noise, deviations: errors(f, g, images, noise, deviations),
            "It goes the wrong way round: these are source images, so `to_target` comes first.",
        ),
        (
            lambda g, f, images, noise, deviations: np.array(
                [np.mean((f(g(images) + d * noise) - images) ** 2) for d in deviations]
            ),
            "These are squared differences: take absolute ones, as in the cycle loss.",
        ),
        (
            lambda g, f, images, noise, deviations: (
                errors(g, f, images, noise, deviations) - _error(f(g(images)), images)
            ),
            "These are the errors beyond that without noise: return the errors themselves.",
        ),
    ),
)
