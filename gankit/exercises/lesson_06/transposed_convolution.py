"""Exercise: a transposed convolution in one dimension, by hand."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws a signal, a kernel and a stride, such that copies of the kernel overlap.

    The stride is never the 2 of the next cells, which somebody may have written in.
    """
    stride, overlap = int(random.integers(3, 5)), int(random.integers(1, 4))
    return (
        random.normal(size=int(random.integers(8, 12))),
        random.normal(size=stride + overlap),
        stride,
    )


def transposed(signal, kernel, stride):
    """Adds a copy of the kernel for each number, one stride after the other."""
    result = np.zeros((len(signal) - 1) * stride + len(kernel))
    for index, number in enumerate(signal):
        result[index * stride : index * stride + len(kernel)] += number * kernel
    return result


def _overwritten(signal, kernel, stride):
    result = np.zeros((len(signal) - 1) * stride + len(kernel))
    for index, number in enumerate(signal):
        result[index * stride : index * stride + len(kernel)] = number * kernel
    return result


def _cropped(signal, kernel, stride):
    return transposed(signal, kernel, stride)[: len(signal) * stride]


def _cropped_on_both_sides(signal, kernel, stride):
    spare = max(len(kernel) - stride, 0)
    whole = transposed(signal, kernel, stride)
    return whole[spare // 2 : spare // 2 + len(signal) * stride]


def _spread_out(signal, kernel, stride):
    spread = np.zeros((len(signal) - 1) * stride + 1)
    spread[::stride] = signal
    return spread


TRANSPOSED_CONVOLUTION = comparing(
    "dcgan.transposed_convolution",
    lesson=6,
    points=2,
    title="A transposed convolution, by hand",
    hints=(
        "Begin with zeros, as many as are needed: where does the last copy of the kernel end?",
        "The copy of number `index` begins at `index * stride` and is `len(kernel)` long; there "
        "are `(len(signal) - 1) * stride + len(kernel)` numbers in all.",
        "`result[start : start + len(kernel)] += number * kernel`, in a loop over the signal.",
    ),
    draw=draw,
    expected=transposed,
    kind=Kind.ARRAY,
    cases=3,
    praise="Every number writes a whole copy of the kernel; where copies meet, they add.",
    shape="With a stride of {2} the shape is {received}, expected {expected}. Where does the last "
    "copy of the kernel begin, and where does it end?",
    otherwise="The length is right, the numbers are not: add `number * kernel` at its place.",
    mistakes=(
        (
            _overwritten,
            "Where two copies of the kernel meet, the later one wipes out the earlier: add them "
            "(`+=`).",
        ),
        (
            lambda signal, kernel, stride: transposed(signal, kernel[::-1], stride),
            "The kernel is turned round: each copy is written in the kernel's own order.",
        ),
        (
            lambda signal, kernel, stride: transposed(signal, kernel, 1),
            "The stride is missing: the copies begin `stride` places apart.",
        ),
        (
            lambda signal, kernel, stride: np.correlate(signal, kernel, "valid")[::stride],
            "This is the ordinary convolution, which shrinks the signal: here every number of the "
            "signal writes, none is gathered.",
        ),
        (
            lambda signal, kernel, stride: np.repeat(signal, stride),
            "This repeats the numbers and leaves out the kernel: that is upsampling.",
        ),
        (
            _spread_out,
            "The numbers lie a stride apart, as they should; now each must write a whole copy of "
            "the kernel, not only itself.",
        ),
        (
            _cropped,
            'Cut off at `len(signal) * stride`, as with padding "same": here the whole of the last '
            "copy stays.",
        ),
        (
            _cropped_on_both_sides,
            'Cut to `len(signal) * stride`, as with padding "same": here the copies at both ends '
            "stay whole.",
        ),
    ),
)
