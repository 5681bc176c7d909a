"""Exercise: how often a transposed convolution writes to each of its outputs."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws `(side, kernel, stride)`, such that copies of the kernel overlap.

    The stride is never the 2 of the next cell, which somebody may have written in.
    """
    stride, overlap = int(random.integers(3, 5)), int(random.integers(1, 4))
    return int(random.integers(8, 300)), stride + overlap, stride


def counts(side, kernel, stride):
    """Counts the copies of the kernel that cover each output."""
    result = np.zeros((side - 1) * stride + kernel)
    for index in range(side):
        result[index * stride : index * stride + kernel] += 1
    return result


def _read_counts(side, kernel, stride):
    result = np.zeros(side)
    for start in range(0, side - kernel + 1, stride):
        result[start : start + kernel] += 1
    return result


def _weights_counted(side, kernel, stride):
    result = np.zeros((side - 1) * stride + kernel)
    for index in range(side):
        result[index * stride : index * stride + kernel] += kernel
    return result


TOUCH_COUNTS = comparing(
    "dcgan.touch_counts",
    lesson=6,
    points=1,
    title="How often is each output written?",
    hints=(
        "Your last function adds up copies of a kernel. What must it be fed to count them?",
        "Each copy should add 1 to every output that it touches.",
        "`transposed_convolution(np.ones(side), np.ones(kernel), stride)`",
    ),
    draw=draw,
    expected=counts,
    result="the counts",
    kind=Kind.ARRAY,
    cases=3,
    praise="Even inside where the stride divides the kernel; a checkerboard where not.",
    shape="side, kernel, stride = ({0}, {1}, {2}): the shape is {received}, expected {expected}, "
    "one count for each output, `(side - 1) * stride + kernel`.",
    otherwise="side, kernel, stride = ({0}, {1}, {2}): the first counts should be {expected}, "
    "received {received}.",
    mistakes=(
        (
            lambda *case: (counts(*case) > 0) * 1.0,
            "Every output counts once at most here: where two copies of the kernel overlap it is "
            "written twice. Add them up.",
        ),
        (
            lambda *case: counts(*case)[: case[0] * case[2]],
            'Cut off at `side * stride`, as with padding "same": here the last copy stays whole.',
        ),
        (
            lambda side, kernel, stride: np.full((side - 1) * stride + kernel, kernel / stride),
            "`kernel / stride` is the mean count. The question is how far the single outputs are "
            "from it.",
        ),
        (
            lambda side, kernel, stride: counts(side, kernel, 1),
            "The stride is missing: the copies begin `stride` places apart.",
        ),
        (
            lambda side, kernel, stride: counts(side, stride, kernel),
            "Kernel and stride are swapped: a copy is `kernel` long, and the next begins `stride` "
            "places on.",
        ),
        (
            _read_counts,
            "This counts how often an ordinary convolution reads each input. Here each of the "
            "`side` inputs writes, and the outputs are counted.",
        ),
        (
            _weights_counted,
            "A copy of the kernel touches each of its places once: add 1, not the kernel's length.",
        ),
    ),
)
