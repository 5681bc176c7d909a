"""The usual exercise: a function of known value for drawn arguments, and how people miss it."""

from dataclasses import dataclass

import keras
import numpy as np

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.judging import NO_GRADIENT, agrees
from gankit.exercises.recording.call import Call, case_suffix
from gankit.exercises.recording.returned import Kind
from gankit.exercises.verdict import right, wrong


@dataclass(frozen=True)
class Comparison:
    """A judge that compares what an answer returned with what was expected.

    Args:
        expected: Function of the answer's arguments that returns what should have come out; a tuple
            where the answer has several results.
        mistakes: Tuple of `Mistake`: functions of the same arguments.
        praise: What is said of a right answer.
        otherwise: What is said where no mistake fits; `{received}` and `{expected}` are filled in,
            as are `{0}`, `{1}` and so on with the arguments.
        shape: What is said of another shape; `{received}` and `{expected}` are shapes.
        call: The `Call` that recorded the evidence.
        slopes: Function of the arguments that returns the expected gradient for each of those that
            the call differentiates; None where no gradient has to flow.
        no_slope: What is said where the value is right and a gradient is not.
        tolerance: As in `agrees`.
    """

    expected: object
    mistakes: tuple
    praise: str
    otherwise: str
    shape: str
    call: Call
    slopes: object
    no_slope: str
    tolerance: float

    def __call__(self, evidence, *cases):
        for number, case in enumerate(cases):
            if problem := self._problem(evidence, case, case_suffix(number)):
                return wrong(problem)
        return right(self.praise)

    def _problem(self, evidence, case, suffix):
        arguments = self.call.arguments(case)
        received = [evidence[name + suffix] for name in self.call.names]
        expected = self._results(self.expected, arguments)
        if not self._agree(received, expected):
            return self._named(received, arguments) or self._unnamed(received, expected, arguments)
        slopes = self.slopes(*arguments) if self.call.differentiated else ()
        for number, slope in zip(self.call.differentiated, slopes, strict=True):
            if not agrees(evidence[f"its gradient {number}{suffix}"], slope, self.tolerance):
                return self.no_slope
        return None

    def _results(self, function, arguments):
        """Returns what a function gives as a list of arrays, as long as the answer's results."""
        returned = function(*arguments)
        parts = [returned] if isinstance(self.call.result, str) else returned
        return [keras.ops.convert_to_numpy(part) for part in parts]

    def _agree(self, received, expected):
        pairs = zip(received, expected, strict=True)
        return all(agrees(*pair, self.tolerance) for pair in pairs)

    def _named(self, received, arguments):
        for mistake in self.mistakes:
            if self._agree(received, self._results(mistake.answer, arguments)):
                return mistake.message
        return None

    def _unnamed(self, received, expected, arguments):
        if any(one.shape != other.shape for one, other in zip(received, expected, strict=True)):
            return self.shape.format(received=_shapes(received), expected=_shapes(expected))
        told = {"received": _briefly(received), "expected": _briefly(expected)}
        return self.otherwise.format(*arguments, **told)


@dataclass(frozen=True)
class Drawn:
    """Draws the cases of an exercise from a seed.

    Args:
        draw: Function from a `numpy.random.Generator` to a tuple of arguments.
        cases: How many cases are drawn, one after the other.
    """

    draw: object
    cases: int = 1

    def __call__(self, seed):
        random = np.random.default_rng(seed)
        return tuple(self.draw(random) for _ in range(self.cases))


def comparing(
    id,
    *,
    lesson,
    points,
    title,
    hints,
    draw,
    expected,
    mistakes,
    praise,
    otherwise,
    shape="The shape is {received}, expected {expected}.",
    result="the result",
    slopes=None,
    differentiated=(),
    no_slope=NO_GRADIENT,
    tensors=0,
    kind=Kind.NUMBERS,
    build=None,
    cases=1,
    tolerance=1e-4,
):
    """Makes an exercise whose answer is a function with one right value for drawn arguments.

    Args:
        id: As in `Exercise`; so are `lesson`, `points`, `title` and `hints`.
        draw: Function from a `numpy.random.Generator` to the tuple of arguments that the answer is
            called with: plain data. With `build` they are what it makes the arguments of.
        expected: As in `Comparison`; so are `praise`, `otherwise`, `shape`, `slopes`, `no_slope`
            and `tolerance`.
        mistakes: Pairs of a function of the arguments and the message for whoever computes that.
        result: As in `Call`; so are `differentiated`, `tensors`, `kind` and `build`.
        cases: How many draws the answer is called with.

    Returns:
        An `Exercise`.
    """
    named = tuple(Mistake(*pair) for pair in mistakes)
    call = Call(result, differentiated, tensors, kind, build)
    judge = Comparison(expected, named, praise, otherwise, shape, call, slopes, no_slope, tolerance)
    return Exercise(
        id, lesson, points, title, hints, call, judge, draw=Drawn(draw, cases), mistakes=named
    )


def _shapes(arrays):
    return " and ".join(str(array.shape) for array in arrays)


def _briefly(arrays):
    return " and ".join(map(_brief, arrays))


def _brief(array):
    """Shows one number, or the first few of many."""
    if array.ndim == 0:
        return f"{array:.4g}"
    first = array.ravel()[:4]
    return str(
        np.round(first.astype("float64"), 3).tolist() if first.dtype.kind == "f" else first.tolist()
    )
