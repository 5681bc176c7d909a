"""Exercise: a grid of codes that covers the prior evenly."""

import numpy as np
from scipy.stats import norm

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {
        f"grid {number}": _checked(answer(side)) for number, side in enumerate(drawn_sides(seed))
    }


def judge(evidence, seed):
    for number, side in enumerate(drawn_sides(seed)):
        verdict = judge_grid(evidence[f"grid {number}"].astype("float64"), side)
        if not verdict.is_right:
            break
    return verdict


def judge_grid(codes, side):
    """Judges the codes for one side."""
    if codes.shape == (side, side, 2):
        return wrong(f"The shape is {codes.shape}: one row for each code, ({side * side}, 2).")
    if codes.shape != (side * side, 2):
        return wrong(f"The shape is {codes.shape}, expected ({side * side}, 2).")
    quantiles = norm.ppf((np.arange(side) + 0.5) / side)
    if agrees(codes, plane(quantiles)):
        return right("Each picture of the grid stands for an equal share of the prior.")
    for mistake, message in PLACES:
        if agrees(codes, mistake(plane(quantiles), side)):
            return wrong(message)
    return wrong(_about_spacing(np.unique(np.round(codes, 5)), side))


def drawn_sides(seed):
    """Draws three different sides from 4 to 19, in an order of which there are 3,360."""
    return np.random.default_rng(seed).permutation(np.arange(4, 20))[:3].tolist()


def plane(values):
    """Lays out a plane as it is plotted: the first row holds the highest second coordinate."""
    return np.array([(x, y) for y in values[::-1] for x in values])


def _checked(codes):
    if _holds_infinity(codes):
        raise Unusable(
            "The quantiles at 0 and 1 are infinite: cut the range into equal parts and take the "
            "middle of each, `(np.arange(side) + 0.5) / side`."
        )
    return as_numbers(codes, "the result")


def _holds_infinity(codes):
    try:
        return bool(np.any(np.isinf(np.asarray(codes, "float64"))))
    except (TypeError, ValueError):
        return False


def _about_spacing(values, side):
    """Says what the distinct coordinates look like."""
    gaps = np.diff(values)
    if len(values) == side and np.allclose(gaps, gaps[0], atol=1e-3):
        if values.min() >= 0 and values.max() <= 1:
            return "These are the shares of the range from 0 to 1: `norm.ppf` makes codes of them."
        return (
            "The codes are evenly spaced: a third of them lie where the prior has next to nothing. "
            "Take quantiles, `norm.ppf`, which lie dense in the middle."
        )
    expected = norm.ppf((np.arange(side) + 0.5) / side)
    return (
        f"The lowest coordinate is {values.min():.3f}, expected {expected[0]:.3f}: the quantile in "
        f"the middle of the lowest of {side} equal shares, `norm.ppf(0.5 / {side})`."
    )


PLACES = (
    (
        lambda codes, side: codes.reshape(side, side, 2)[::-1].reshape(-1, 2),
        "The plane is upside down: the first row of pictures lies on top, so it takes the highest "
        "second coordinate.",
    ),
    (
        lambda codes, side: codes[:, ::-1],
        "The axes are swapped: the first coordinate grows from left to right along a row.",
    ),
    (
        lambda codes, side: codes.reshape(side, side, 2)[::-1].reshape(-1, 2)[:, ::-1],
        "The axes are swapped: the first coordinate grows from left to right along a row.",
    ),
    (
        lambda codes, side: codes.reshape(side, side, 2)[:, ::-1].reshape(-1, 2),
        "Left and right are swapped: the first coordinate grows from left to right.",
    ),
)

LATENT_GRID = Exercise(
    id="vae.latent_grid",
    lesson=2,
    points=2,
    title="A grid that covers the prior",
    hints=(
        "Cut the range from 0 to 1 into `side` equal parts; each part's middle is a share.",
        "`norm.ppf(share)` is the number below which that share of a normal distribution lies.",
        "`values = norm.ppf((np.arange(side) + 0.5) / side)`; the rows take `values[::-1]`, from "
        "top to bottom.",
    ),
    record=probe,
    judge=judge,
)
