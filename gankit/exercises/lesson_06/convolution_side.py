"""Exercise: the side of what a strided convolution returns."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import named_mistake
from gankit.exercises.verdict import right, wrong

CASES_OF_EACH_PADDING = 15


def probe(answer, seed):
    said = [as_numbers(answer(*case), "the side", shape=()) for case in drawn_cases(seed)]
    return {"the sides": np.array(said, "float64")}


def judge(evidence, seed):
    said, cases = evidence["the sides"], drawn_cases(seed)
    expected = sides(cases, same, valid)
    if np.array_equal(said, expected):
        return right('"same" asks for the stride alone, "valid" for the kernel as well.')
    if message := named_mistake(said, MISTAKES, cases, tolerance=1e-9):
        return wrong(message)
    first = int(np.flatnonzero(said != expected)[0])
    side, kernel, stride, padding = cases[first]
    return wrong(
        f'Side {side}, kernel {kernel}, stride {stride}, padding "{padding}": expected '
        f"{expected[first]:g}, received {said[first]:g}."
    )


def drawn_cases(seed):
    """Draws 30 of `(side, kernel, stride, padding)`; half of them have the padding "same"."""
    random = np.random.default_rng(seed)
    cases = []
    for padding in ("same", "valid") * CASES_OF_EACH_PADDING:
        side, kernel, stride = (int(random.integers(*span)) for span in ((20, 90), (2, 8), (2, 5)))
        cases.append((side, kernel, stride, padding))
    return cases


def sides(cases, by_same, by_valid):
    """Returns the side of each case, by one rule for each padding."""
    rules = {"same": by_same, "valid": by_valid}
    return np.array([rules[padding](*sizes) for *sizes, padding in cases], "float64")


def same(side, kernel, stride):
    """The kernel is set down on every stride-th place, the borders are filled up with zeros."""
    return -(-side // stride)


def valid(side, kernel, stride):
    """The kernel is set down only where the whole of it fits."""
    return (side - kernel) // stride + 1


MISTAKES = (
    (
        lambda cases: sides(cases, valid, same),
        'The two paddings are swapped: "valid" is the one that loses the border.',
    ),
    (
        lambda cases: sides(cases, lambda side, kernel, stride: side // stride, valid),
        'With "same" the last, partial stride counts as well: round up. A side of 7 becomes 4.',
    ),
    (
        lambda cases: sides(cases, lambda side, kernel, stride: side, valid),
        '"same" keeps the side only if the stride is 1: a stride of 2 leaves out every other '
        "place.",
    ),
    (
        lambda cases: sides(cases, same, lambda side, kernel, stride: (side - kernel) // stride),
        'With "valid" there is one place more than there are strides: add 1.',
    ),
    (
        lambda cases: sides(
            cases, same, lambda side, kernel, stride: -((kernel - side) // stride) + 1
        ),
        'With "valid" the kernel must fit as a whole: round down, a part of it does not count.',
    ),
    (
        lambda cases: sides(cases, same, same),
        'The kernel is missing: with "valid" a wider one fits in fewer places.',
    ),
    (
        lambda cases: sides(cases, same, lambda side, kernel, stride: side - kernel + 1),
        'The stride is missing in "valid": only every stride-th place counts.',
    ),
    (
        lambda cases: sides(cases, _halves_padded, valid),
        "This is PyTorch's formula with `padding=kernel // 2`: with an even kernel it may give one "
        'too many. For "same" the kernel does not matter.',
    ),
    (
        lambda cases: sides(
            cases,
            lambda side, kernel, stride: side / stride,
            lambda side, kernel, stride: (side - kernel) / stride + 1,
        ),
        "A side is a whole number: which way must each padding round?",
    ),
)


def _halves_padded(side, kernel, stride):
    return (side + 2 * (kernel // 2) - kernel) // stride + 1


CONVOLUTION_SIDE = Exercise(
    id="dcgan.convolution_side",
    lesson=6,
    points=1,
    title="The side that a strided convolution leaves",
    hints=(
        "Count the places at which the kernel is set down. They lie one stride apart.",
        'With "same" the places are 0, stride, 2 * stride, ... as long as they are below `side`: '
        "the quotient, rounded up.",
        'With "valid" the last place is at most `side - kernel`. `a // b` rounds down, '
        "`-(-a // b)` rounds up.",
    ),
    record=probe,
    judge=judge,
)
