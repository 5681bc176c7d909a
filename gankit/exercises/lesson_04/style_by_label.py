"""Exercise: each row one image's style, each column a label, the originals on the diagonal."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong

SIDE, LATENT_DIM = 2, 3


def probe(answer, seed):
    return {"the grid": as_numbers(answer(*drawn_images(seed), drawn_decoder(seed)), "the result")}


def judge(evidence, seed):
    received, drawn = evidence["the grid"], (*drawn_images(seed), drawn_decoder(seed))
    if agrees(received, grid(*drawn)):
        return right("Style along a row, label along a column; the originals to compare with.")
    if message := named_mistake(received, MISTAKES, *drawn):
        return wrong(message)
    expected = grid(*drawn)
    if received.shape != expected.shape:
        return wrong(
            f"The shape is {received.shape}, expected {expected.shape}: row, column, and then an "
            "image's own three."
        )
    own = np.eye(len(expected), dtype=bool)
    place = "off the diagonal" if agrees(received[own], expected[own]) else "on the diagonal"
    return wrong(
        f"Some pictures {place} are not as they should be: in row i, column j stands what `decode` "
        "makes of code i and label j, and on the diagonal image i itself."
    )


def drawn_images(seed):
    """Draws one image of each of K classes, float32 `(K, 2, 2, 1)`, and a code of each `(K, 3)`."""
    random = np.random.default_rng(seed)
    count = int(random.integers(3, 7))
    images = random.uniform(-1, 1, (count, SIDE, SIDE, 1)).astype("float32")
    return images, random.normal(size=(count, LATENT_DIM)).astype("float32")


def drawn_decoder(seed):
    """Draws a function from codes `(N, 3)` and one-hot labels `(N, K)` to N images."""
    count = len(drawn_images(seed)[0])
    matrix = np.random.default_rng([seed, 1]).normal(size=(LATENT_DIM + count, SIDE**2))

    def decode(codes, vectors):
        inputs = np.concatenate([np.asarray(codes), np.asarray(vectors)], axis=1)
        return np.tanh(inputs @ matrix).reshape(-1, SIDE, SIDE, 1).astype("float32")

    return decode


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


MISTAKES = (
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
        lambda images, codes, decode: grid(images, codes, decode).reshape(-1, *images.shape[1:]),
        "These are the right pictures in one long row: reshape them to rows and columns.",
    ),
    (
        _with_a_column_of_originals,
        "The originals stand in the first column, in place of label 0: each belongs under its own "
        "label, on the diagonal.",
    ),
    (
        lambda images, codes, decode: np.broadcast_to(images, (len(images), *images.shape)),
        "These are the originals only: `decode` has not painted anything.",
    ),
)

STYLE_BY_LABEL = Exercise(
    id="forgetting.style_by_label",
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
    record=probe,
    judge=judge,
)
