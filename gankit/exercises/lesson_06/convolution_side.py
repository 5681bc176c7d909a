"""Exercise: the side of what a strided convolution returns."""

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws `(side, kernel, stride, padding)`; in half of all cases the stride divides the side."""
    kernel, stride = int(random.integers(2, 8)), int(random.integers(2, 5))
    side = stride * int(random.integers(20, 2_000)) + int(random.integers(2))
    return side, kernel, stride, str(random.choice(["same", "valid"]))


def same(side, kernel, stride):
    """The kernel is set down on every stride-th place, the borders are filled up with zeros."""
    return -(-side // stride)


def valid(side, kernel, stride):
    """The kernel is set down only where the whole of it fits."""
    return (side - kernel) // stride + 1


def rule(for_same, for_valid):
    """Returns an answer that goes by one rule for each padding."""
    rules = {"same": for_same, "valid": for_valid}
    return lambda side, kernel, stride, padding: rules[padding](side, kernel, stride)


CONVOLUTION_SIDE = comparing(
    "dcgan.convolution_side",
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
    draw=draw,
    expected=rule(same, valid),
    result="the side",
    cases=24,
    tolerance=1e-9,
    praise='"same" asks for the stride alone, "valid" for the kernel as well.',
    shape="The side has the shape {received}, expected one whole number.",
    otherwise='Side {0}, kernel {1}, stride {2}, padding "{3}": expected {expected}, received '
    "{received}.",
    mistakes=(
        (rule(same, same), 'The kernel is missing: with "valid" a wider one fits in fewer places.'),
        (
            rule(valid, same),
            'The two paddings are swapped: "valid" is the one that loses the border.',
        ),
        (
            rule(lambda side, kernel, stride: side // stride, valid),
            'With "same" the last, partial stride counts as well: round up. A side of 7 becomes 4.',
        ),
        (
            rule(lambda side, kernel, stride: side, valid),
            '"same" keeps the side only if the stride is 1: a stride of 2 leaves out every other '
            "place.",
        ),
        (
            rule(same, lambda side, kernel, stride: (side - kernel) // stride),
            'With "valid" there is one place more than there are strides: add 1.',
        ),
        (
            rule(same, lambda side, kernel, stride: -((kernel - side) // stride) + 1),
            'With "valid" the kernel must fit as a whole: round down, a part of it does not count.',
        ),
        (
            rule(same, lambda side, kernel, stride: side - kernel + 1),
            'The stride is missing in "valid": only every stride-th place counts.',
        ),
        (
            rule(
                lambda side, kernel, stride: valid(side + 2 * (kernel // 2), kernel, stride), valid
            ),
            "This is PyTorch's formula with `padding=kernel // 2`: with an even kernel it may give "
            'one too many. For "same" the kernel does not matter.',
        ),
        (
            rule(
                lambda side, kernel, stride: side / stride,
                lambda side, kernel, stride: (side - kernel) / stride + 1,
            ),
            "A side is a whole number: which way must each padding round?",
        ),
    ),
)
