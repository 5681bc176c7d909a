"""Exercise: how often a transposed convolution writes to each of its outputs."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong

CASES = 4


def probe(answer, seed):
    return {
        f"case {number}": as_numbers(answer(*case), "the counts")
        for number, case in enumerate(drawn_cases(seed))
    }


def judge(evidence, seed):
    cases = drawn_cases(seed)
    said = [evidence[f"case {number}"] for number in range(CASES)]
    if _all_equal(said, cases, counts):
        return right("Even inside where the stride divides the kernel; a checkerboard where not.")
    for mistake, message in MISTAKES:
        if _all_equal(said, cases, mistake):
            return wrong(message)
    for received, case in zip(said, cases, strict=True):
        expected = counts(*case)
        if received.shape != expected.shape:
            return wrong(
                f"side, kernel, stride = {case}: expected {len(expected)} counts, received the "
                f"shape {received.shape}: one for each output, `(side - 1) * stride + kernel`."
            )
        if not np.array_equal(received, expected):
            return wrong(
                f"side, kernel, stride = {case}: the first counts should be "
                f"{_first(expected)}, received {_first(received)}."
            )
    return wrong("Expected one count for each output.")


def drawn_cases(seed):
    """Draws four of `(side, kernel, stride)`; in two of them the stride divides the kernel."""
    random = np.random.default_rng(seed)
    pairs = ((4, 2), (5, 2), (3, 2), (6, 3))
    return [(int(random.integers(8, 300)), kernel, stride) for kernel, stride in pairs]


def counts(side, kernel, stride):
    """Counts the copies of the kernel that cover each output."""
    result = np.zeros((side - 1) * stride + kernel)
    for index in range(side):
        result[index * stride : index * stride + kernel] += 1
    return result


def _all_equal(said, cases, function):
    pairs = zip(said, cases, strict=True)
    return all(np.array_equal(received, function(*case)) for received, case in pairs)


def _first(numbers):
    return [f"{number:g}" for number in numbers.ravel()[:8]]


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


MISTAKES = (
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
        "`kernel / stride` is the mean count. The question is how far the single outputs are from "
        "it.",
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
        "This counts how often an ordinary convolution reads each input. Here each of the `side` "
        "inputs writes, and the outputs are counted.",
    ),
    (
        _weights_counted,
        "A copy of the kernel touches each of its places once: add 1, not the kernel's length.",
    ),
)

TOUCH_COUNTS = Exercise(
    id="dcgan.touch_counts",
    lesson=6,
    points=1,
    title="How often is each output written?",
    hints=(
        "It is the exercise before with ones: a signal of ones and a kernel of ones.",
        "`transposed_convolution(np.ones(side), np.ones(kernel), stride)`",
    ),
    record=probe,
    judge=judge,
)
