"""Exercise: a transposed convolution in one dimension, by hand."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {
        _name(stride): as_numbers(answer(signal.copy(), kernel.copy(), stride), "the result")
        for signal, kernel, stride in drawn_cases(seed)
    }


def judge(evidence, seed):
    cases = drawn_cases(seed)
    if _all_agree(evidence, cases, transposed):
        return right("Every number writes a whole copy of the kernel; where copies meet, they add.")
    for mistake, message in MISTAKES:
        if _all_agree(evidence, cases, mistake):
            return wrong(message)
    for signal, kernel, stride in cases:
        expected, received = transposed(signal, kernel, stride), evidence[_name(stride)]
        if received.shape != expected.shape:
            return wrong(
                f"{len(signal)} numbers, kernel of {len(kernel)}, stride {stride}: expected "
                f"{len(expected)} numbers, received the shape {received.shape}. Where does the "
                "last copy of the kernel begin, and where does it end?"
            )
    return wrong("The length is right, the numbers are not: add `number * kernel` at its place.")


def drawn_cases(seed):
    """Draws three of `(signal, kernel, stride)`: copies that overlap much, by half, and not."""
    random = np.random.default_rng(seed)
    return [
        (random.normal(size=int(random.integers(5, 9))), random.normal(size=size), stride)
        for size, stride in ((3, 1), (4, 2), (2, 3))
    ]


def transposed(signal, kernel, stride):
    """Adds a copy of the kernel for each number, one stride after the other."""
    result = np.zeros((len(signal) - 1) * stride + len(kernel))
    for index, number in enumerate(signal):
        result[index * stride : index * stride + len(kernel)] += number * kernel
    return result


def _name(stride):
    return f"the result with stride {stride}"


def _all_agree(evidence, cases, function):
    return all(agrees(evidence[_name(case[-1])], function(*case)) for case in cases)


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


MISTAKES = (
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
        "The numbers lie a stride apart, as they should; now each must write a whole copy of the "
        "kernel, not only itself.",
    ),
    (
        _cropped,
        'Cut off at `len(signal) * stride`, as with padding "same": here the whole of the last '
        "copy stays.",
    ),
    (
        _cropped_on_both_sides,
        'Cut to `len(signal) * stride`, as with padding "same": here the copies at both ends stay '
        "whole.",
    ),
)

TRANSPOSED_CONVOLUTION = Exercise(
    id="dcgan.transposed_convolution",
    lesson=6,
    points=2,
    title="A transposed convolution, by hand",
    hints=(
        "Begin with zeros, as many as are needed: where does the last copy of the kernel end?",
        "The copy of number `index` begins at `index * stride` and is `len(kernel)` long; there "
        "are `(len(signal) - 1) * stride + len(kernel)` numbers in all.",
        "`result[start : start + len(kernel)] += number * kernel`, in a loop over the signal.",
    ),
    record=probe,
    judge=judge,
)
