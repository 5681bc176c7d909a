"""Exercise: codes in few dimensions, by principal components."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    codes, count = drawn_codes(seed)
    return {"the projection": as_numbers(answer(codes, count), "the result")}


def judge(evidence, seed):
    received, (codes, count) = evidence["the projection"], drawn_codes(seed)
    if received.shape == (count, len(codes)):
        return wrong(f"The shape is {received.shape}, the axes are swapped: one row per code.")
    if received.shape in ((count, codes.shape[1]), (codes.shape[1], count)):
        return wrong(
            f"The shape is {received.shape}: these are the directions. The codes, with their mean "
            "taken off, are still to be multiplied with them."
        )
    if received.shape != (len(codes), count):
        return wrong(f"The shape is {received.shape}, expected {(len(codes), count)}.")
    centred = codes.astype("float64") - codes.mean(axis=0)
    left, sizes, directions = np.linalg.svd(centred, full_matrices=False)
    if same_but_for_signs(received, centred @ directions[:count].T):
        return right("The widest directions of the cloud, widest first.")
    for expected, message in (
        (_not_centred(codes, count), "Take the mean off before the SVD: it found the way to the "
         "mean instead of the widest direction."),
        (codes @ directions[:count].T, "The directions are right; take the mean off the codes that "
         "are multiplied with them as well."),
        (left[:, :count], "These are the left singular vectors alone: all directions look equally "
         "wide. Multiply them with the singular values, or the codes with the directions."),
        (centred @ directions[-count:].T, "These are the narrowest directions: the widest come "
         "first."),
        (centred @ directions[:, :count], "Rows and columns of the directions are swapped: each "
         "row of `vt` is one; multiply with `vt[:count].T`."),
        (centred[:, :count], "These are the first numbers of the code: a projection mixes all."),
    ):  # fmt: skip
        if same_but_for_signs(received, expected):
            return wrong(message)
    return wrong("These are not the codes along the first principal directions.")


def same_but_for_signs(received, expected):
    """Says whether the columns agree, each up to its sign, which an SVD leaves open."""
    signs = np.sign(np.sum(received * expected, axis=0))
    return agrees(received * signs, expected, tolerance=1e-3)


def drawn_codes(seed):
    """Draws codes `(40, 6)`, a long cloud far from 0, and how many directions to keep: 2 or 3."""
    random = np.random.default_rng(seed)
    turned, _ = np.linalg.qr(random.normal(size=(6, 6)))
    cloud = random.normal(size=(40, 6)) * [5, 3, 2, 1.2, 0.7, 0.4] @ turned
    return (cloud + random.uniform(4, 8, 6)).astype("float32"), 2 + seed % 2


def _not_centred(codes, count):
    _, _, directions = np.linalg.svd(codes.astype("float64"), full_matrices=False)
    return codes @ directions[:count].T


PROJECT = Exercise(
    id="autoencoder.project",
    lesson=1,
    points=2,
    title="Codes in few dimensions",
    hints=(
        "Take the mean code off first: the directions are counted from the middle of the cloud.",
        "`u, s, vt = np.linalg.svd(centred, full_matrices=False)`; the rows of `vt` are the "
        "directions, widest first.",
        "`centred @ vt[:count].T`",
    ),
    record=probe,
    judge=judge,
)
