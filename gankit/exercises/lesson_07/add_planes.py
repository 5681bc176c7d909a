"""Exercise: the condition as further planes of an image."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws images `(N, 5, 4, 2)` in [-1, 1] and label vectors `(N, K)`, float32."""
    length = int(random.integers(3, 6))
    labels = random.permutation(np.arange(int(random.integers(6, 10))) % length)
    images = random.uniform(-1, 1, (len(labels), 5, 4, 2))
    return images.astype("float32"), np.eye(length, dtype="float32")[labels]


def planes(images, vectors):
    """Lays each label's numbers out over the whole image: `(N, H, W, K)`."""
    return np.broadcast_to(vectors[:, None, None], (*images.shape[:3], vectors.shape[1]))


def joined(images, further):
    """Joins planes along the last axis, whatever shape their numbers come in."""
    return np.concatenate([images, further.reshape(*images.shape[:3], -1)], axis=-1)


ADD_PLANES = comparing(
    "cgan.add_planes",
    lesson=7,
    points=2,
    title="The condition as planes",
    hints=(
        "A plane `(N, H, W, 1)` that is constant over the image, for each number of the label.",
        "`vectors[:, None, None, :]` has the shape `(N, 1, 1, K)`; `np.broadcast_to` or a product "
        "with `np.ones` spreads it over height and width.",
        "`np.concatenate([images, planes], axis=-1)` with planes of the shape `(N, H, W, K)`",
    ),
    draw=draw,
    expected=lambda images, vectors: joined(images, planes(images, vectors)),
    kind=Kind.BATCH,
    praise="Every pixel is told the whole label.",
    shape="You made {received}, expected {expected}: as many planes more than the image has as a "
    "label has numbers.",
    otherwise="The shape is right. The image's own planes come first and stay as they are; plane k "
    "behind them holds number k of that image's label at every pixel.",
    mistakes=(
        (
            lambda images, vectors: joined(planes(images, vectors), images),
            "The label's planes come first here: the image's own planes do.",
        ),
        (
            lambda images, vectors: joined(images, vectors.repeat(5 * 4, axis=1)),
            "Each number was repeated, then the row was cut into pixels: so no pixel got the whole "
            "label. Give the label two axes of length 1 first, then spread it along these.",
        ),
        (
            lambda images, vectors: joined(images, np.tile(vectors, (5 * 4, 1))),
            "The labels of different images got mixed up within one image: the first axis belongs "
            "to the samples, spread each label along height and width alone.",
        ),
        (
            lambda images, vectors: joined(images, planes(images, vectors.argmax(1)[:, None])),
            "One plane holds the class as a number: a 9 would be three times a 3. One plane for "
            "each entry of the vector.",
        ),
        (
            planes,
            "The planes are right, but where is the image? Join it with them along the last axis.",
        ),
        (
            lambda images, vectors: joined(images, planes(images, 0 * vectors + vectors[0])),
            "All images got the label of the first.",
        ),
    ),
)
