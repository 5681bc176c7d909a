"""Exercise: codes in few dimensions, by principal components."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.judging import agrees
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws codes `(40, 6)`, a long cloud far from 0, and how many directions to keep.

    These are 3 to 5, not the 2 of the next cell, which somebody may have written in.
    """
    turned, _ = np.linalg.qr(random.normal(size=(6, 6)))
    cloud = random.normal(size=(40, 6)) * [5, 3, 2, 1.2, 0.7, 0.4] @ turned
    return (cloud + random.uniform(4, 8, 6)).astype("float32"), int(random.integers(3, 6))


def centred(codes):
    """The codes, with their mean taken off."""
    return codes - codes.mean(axis=0)


def left_vectors(codes):
    """The left singular vectors, as columns."""
    return np.linalg.svd(codes, full_matrices=False)[0]


def directions(codes):
    """The right singular vectors, as rows, widest first."""
    return np.linalg.svd(codes, full_matrices=False)[2]


def projected(codes, count):
    """The expected codes."""
    return centred(codes) @ directions(centred(codes))[:count].T


def same_but_for_signs(received, expected, tolerance):
    """Says whether two projections agree, each direction up to its sign, which is left open."""
    if received.shape != expected.shape or received.ndim != 2:
        return False
    long = int(received.shape[1] > received.shape[0])  # codes are more than directions
    signs = np.sign(np.sum(received * expected, axis=long, keepdims=True))
    return agrees(received * signs, expected, tolerance)


PROJECT = comparing(
    "autoencoder.project",
    lesson=1,
    points=2,
    title="Codes in few dimensions",
    hints=(
        "Take the mean code off first: the directions are counted from the middle of the cloud.",
        "`u, s, vt = np.linalg.svd(centred, full_matrices=False)`; the rows of `vt` are the "
        "directions, widest first.",
        "`centred @ vt[:count].T`",
    ),
    draw=draw,
    expected=projected,
    alike=same_but_for_signs,
    kind=Kind.ARRAY,
    tolerance=1e-3,
    cases=2,
    praise="The widest directions of the cloud, widest first.",
    otherwise="These are not the codes along the first principal directions.",
    mistakes=(
        (
            lambda codes, count: projected(codes, count).T,
            "The axes are swapped: one row per code.",
        ),
        (
            lambda codes, count: directions(centred(codes))[:count],
            "These are the directions. The codes, with their mean taken off, are still to be "
            "multiplied with them.",
        ),
        (
            lambda codes, count: directions(centred(codes))[:count].T,
            "These are the directions. The codes, with their mean taken off, are still to be "
            "multiplied with them.",
        ),
        (
            lambda codes, count: codes @ directions(codes)[:count].T,
            "Take the mean off before the SVD: it found the way to the mean instead of the widest "
            "direction.",
        ),
        (
            lambda codes, count: codes @ directions(centred(codes))[:count].T,
            "The directions are right; take the mean off the codes that are multiplied with them "
            "as well.",
        ),
        (
            lambda codes, count: left_vectors(centred(codes))[:, :count],
            "These are the left singular vectors alone: all directions look equally wide. Multiply "
            "them with the singular values, or the codes with the directions.",
        ),
        (
            lambda codes, count: centred(codes) @ directions(centred(codes))[-count:].T,
            "These are the narrowest directions: the widest come first.",
        ),
        (
            lambda codes, count: centred(codes) @ directions(centred(codes))[:, :count],
            "Rows and columns of the directions are swapped: each row of `vt` is one; multiply "
            "with `vt[:count].T`.",
        ),
        (
            lambda codes, count: centred(codes)[:, :count],
            "These are the first numbers of the code: a projection mixes all.",
        ),
    ),
)
