"""Exercise: each row one image's style, each column a label, the originals on the diagonal."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.decoding import with_decoder
from gankit.exercises.recording.returned import Kind

SIDE, LATENT_DIM = 2, 3


def draw(random):
    """Draws K images `(K, 2, 2, 1)`, a code of each `(K, 3)`, and a decoder's matrix."""
    count = int(random.integers(3, 7))
    images = random.uniform(-1, 1, (count, SIDE, SIDE, 1)).astype("float32")
    codes = random.normal(size=(count, LATENT_DIM)).astype("float32")
    return images, codes, random.normal(size=(LATENT_DIM + count, SIDE**2))


def painted(codes, decode):
    """Returns code i under label j for all pairs, `(K, K, H, W, C)`."""
    count = len(codes)
    pictures = decode(np.repeat(codes, count, axis=0), np.tile(np.eye(count), (count, 1)))
    return pictures.reshape(count, count, *pictures.shape[1:])


def grid(images, codes, decode):
    """Returns the expected grid."""
    pictures = painted(codes, decode)
    diagonal = np.arange(len(images))
    pictures[diagonal, diagonal] = images
    return pictures


def _with_a_column_of_originals(images, codes, decode):
    pictures = painted(codes, decode)
    pictures[:, 0] = images
    return pictures


STYLE_BY_LABEL = comparing(
    "forgetting.style_by_label",
    lesson=4,
    points=3,
    title="Style along a row, label along a column",
    hints=(
        "As in a multiplication table, every code meets every label: `np.repeat(codes, K, axis=0)` "
        "with `np.tile(np.eye(K), (K, 1))`.",
        "`decode(...)` gives K * K pictures in one long row; "
        "`.reshape(K, K, *images.shape[1:])` makes a table of it.",
        "`grid[np.arange(K), np.arange(K)] = images` writes the diagonal.",
    ),
    draw=draw,
    build=with_decoder,
    kind=Kind.ARRAY,
    expected=grid,
    praise="Style along a row, label along a column; the originals to compare with.",
    shape="The shape is {received}, expected {expected}: row, column, and then an image's own "
    "three.",
    otherwise="Some pictures are not as they should be, they hold {received} in place of "
    "{expected}: in row i, column j stands what `decode` makes of code i and label j, and on the "
    "diagonal image i itself.",
    mistakes=(
        (
            lambda images, codes, decode: painted(codes, decode),
            "The diagonal holds reconstructions: put the originals there, so that one sees at once "
            "what the rest of the row is to be compared with.",
        ),
        (
            lambda images, codes, decode: grid(images, codes, decode).swapaxes(0, 1),
            "It is turned: here a column holds one style and a row one label.",
        ),
        (
            lambda images, codes, decode: grid(images, codes, decode).reshape(
                -1, *images.shape[1:]
            ),
            "These are the right pictures in one long row: reshape them to rows and columns.",
        ),
        (
            _with_a_column_of_originals,
            "The originals stand in the first column, in place of label 0: each belongs under its "
            "own label, on the diagonal.",
        ),
        (
            lambda images, codes, decode: np.broadcast_to(images, (len(images), *images.shape)),
            "These are the originals only: `decode` has not painted anything.",
        ),
    ),
)
