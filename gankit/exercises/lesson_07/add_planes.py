"""Exercise: the condition as further planes of an image."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.lesson_07.one_hot import one_hot
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the planes": as_numbers(answer(*drawn_images(seed)), "the result")}


def judge(evidence, seed):
    received, (images, vectors) = evidence["the planes"], drawn_images(seed)
    expected = joined(images, planes(images, vectors))
    if agrees(received, expected):
        return right("Every pixel is told the whole label.")
    if message := named_mistake(received, MISTAKES, images, vectors):
        return wrong(message)
    if received.shape != expected.shape:
        return wrong(
            f"Of images {images.shape} and labels {vectors.shape} you made {received.shape}, "
            f"expected {expected.shape}: as many planes more as a label has numbers."
        )
    return wrong(
        "The shape is right. The image's own planes come first and stay as they are; plane k "
        "behind them holds number k of that image's label at every pixel."
    )


def drawn_images(seed):
    """Draws images `(N, 5, 4, 2)` in [-1, 1] and label vectors `(N, K)`, float32."""
    random = np.random.default_rng(seed)
    length = int(random.integers(3, 6))
    labels = random.permutation(np.arange(int(random.integers(6, 10))) % length)
    images = random.uniform(-1, 1, (len(labels), 5, 4, 2))
    return images.astype("float32"), one_hot(labels, length).astype("float32")


def planes(images, vectors):
    """Lays each label's numbers out over the whole image: `(N, H, W, K)`."""
    return np.broadcast_to(vectors[:, None, None], (*images.shape[:3], vectors.shape[1]))


def joined(images, further):
    """Joins planes along the last axis."""
    return np.concatenate([images, further], axis=-1)


def _filled_in_order(images, vectors, axis):
    """The numbers of `tile` or `repeat` along an axis, filled into the planes as they come."""
    height, width = images.shape[1:3]
    shape = (*images.shape[:3], vectors.shape[1])
    if axis == 0:
        return joined(images, np.tile(vectors, (height * width, 1)).reshape(shape))
    return joined(images, np.repeat(vectors, height * width, axis=1).reshape(shape))


def _number_plane(images, vectors):
    numbers = vectors.argmax(axis=1)[:, None]
    return joined(images, planes(images, numbers))


MISTAKES = (
    (
        lambda images, vectors: joined(planes(images, vectors), images),
        "The label's planes come first here: the image's own planes do.",
    ),
    (
        lambda images, vectors: _filled_in_order(images, vectors, axis=1),
        "Each number was repeated, then the row was cut into pixels: so no pixel got the whole "
        "label. Give the label two axes of length 1 first, then spread it along these.",
    ),
    (
        lambda images, vectors: _filled_in_order(images, vectors, axis=0),
        "The labels of different images got mixed up within one image: the first axis belongs to "
        "the samples, spread each label along height and width alone.",
    ),
    (
        _number_plane,
        "One plane holds the class as a number: a 9 would be three times a 3. One plane for each "
        "entry of the vector.",
    ),
    (
        lambda images, vectors: planes(images, vectors),
        "The planes are right, but where is the image? Join it with them along the last axis.",
    ),
    (
        lambda images, vectors: joined(images, planes(images, vectors[:1].repeat(len(images), 0))),
        "All images got the label of the first.",
    ),
)

ADD_PLANES = Exercise(
    id="cgan.add_planes",
    lesson=7,
    points=2,
    title="The condition as planes",
    hints=(
        "A plane `(N, H, W, 1)` that is constant over the image, for each number of the label.",
        "`vectors[:, None, None, :]` has the shape `(N, 1, 1, K)`; `np.broadcast_to` or a product "
        "with `np.ones` spreads it over height and width.",
        "`np.concatenate([images, planes], axis=-1)` with planes of the shape `(N, H, W, K)`",
    ),
    record=probe,
    judge=judge,
)
