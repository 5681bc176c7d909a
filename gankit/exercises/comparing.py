"""The usual exercise: a function of known value for drawn arguments, and how people miss it."""

from dataclasses import dataclass

import keras
import numpy as np

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.judging import NO_GRADIENT, agrees, shown
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
        otherwise: What is said where no mistake fits; `{received}` and `{expected}` are filled in
            as in `shown`, and `{0}`, `{1}` and so on with the arguments.
        shape: What is said of another shape, likewise; `{received}` and `{expected}` are shapes.
        call: The `Call` that recorded the evidence.
        slopes: Function of the arguments that returns the expected gradient for each of those that
            the call differentiates, NaN where any will do; None where no gradient has to flow.
        no_slope: What is said where the value is right and a gradient is not.
        alike: Function `(received, expected, tolerance)` that says whether a result will do.
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
    alike: object
    tolerance: float

    def __call__(self, evidence, *cases):
        cases = [self.call.arguments(case) for case in cases]
        received = [self._received(evidence, number) for number in range(len(cases))]
        pairs = list(zip(received, cases, strict=True))
        missed = [pair for pair in pairs if not self._is_like(self.expected, *pair)]
        if missed:
            return wrong(self._named(missed) or self._unnamed(*missed[0]))
        if not all(self._has_slopes(evidence, *numbered) for numbered in enumerate(cases)):
            return wrong(self.no_slope)
        return right(self.praise)

    def _received(self, evidence, number):
        return [evidence[name + case_suffix(number)] for name in self.call.names]

    def _is_like(self, function, received, arguments):
        """Says whether an answer returned what a function does."""
        expected = self._results(function, arguments)
        pairs = zip(received, expected, strict=True)
        return all(self.alike(*pair, self.tolerance) for pair in pairs)

    def _results(self, function, arguments):
        """Returns what a function gives as a list of arrays, as long as the answer's results."""
        returned = function(*arguments)
        parts = [returned] if isinstance(self.call.result, str) else returned
        return [keras.ops.convert_to_numpy(part) for part in parts]

    def _has_slopes(self, evidence, number, arguments):
        slopes = self.slopes(*arguments) if self.call.differentiated else ()
        names = [f"its gradient {n}{case_suffix(number)}" for n in self.call.differentiated]
        pairs = zip(names, slopes, strict=True)
        return all(_agrees_where_known(evidence[name], s, self.tolerance) for name, s in pairs)

    def _named(self, missed):
        for mistake in self.mistakes:
            if all(self._is_like(mistake.answer, *pair) for pair in missed):
                return mistake.message
        return None

    def _unnamed(self, received, arguments):
        expected = self._results(self.expected, arguments)
        pairs = list(zip(received, expected, strict=True))
        if any(one.shape != other.shape for one, other in pairs):
            text, told = self.shape, [_shapes(*pair) for pair in pairs]
        else:
            text, told = self.otherwise, [shown(*pair, self.tolerance) for pair in pairs]
        both = {name: " and ".join(one[name] for one in told) for name in told[0]}
        return text.format(*arguments, **both)


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
    alike=agrees,
    tolerance=1e-4,
):
    """Makes an exercise whose answer is a function with one right value for drawn arguments.

    Args:
        id: As in `Exercise`; so are `lesson`, `points`, `title` and `hints`.
        draw: Function from a `numpy.random.Generator` to the tuple of arguments that the answer is
            called with: plain data. With `build` they are what it makes the arguments of.
        expected: As in `Comparison`; so are `praise`, `otherwise`, `shape`, `slopes`, `no_slope`,
            `alike` and `tolerance`.
        mistakes: Pairs of a function of the arguments and the message for whoever computes that.
        result: As in `Call`; so are `differentiated`, `tensors`, `kind` and `build`.
        cases: How many draws the answer is called with.

    Returns:
        An `Exercise`.
    """
    named = tuple(Mistake(*pair) for pair in mistakes)
    call = Call(result, differentiated, tensors, kind, build)
    judge = Comparison(
        expected, named, praise, otherwise, shape, call, slopes, no_slope, alike, tolerance
    )
    return Exercise(
        id, lesson, points, title, hints, Drawn(draw, cases), call, judge, mistakes=named
    )


def _agrees_where_known(received, slope, tolerance):
    slope = np.asarray(slope)
    known = ~np.isnan(slope)
    return received.shape == slope.shape and agrees(received[known], slope[known], tolerance)


def _shapes(received, expected):
    return {"received": str(received.shape), "expected": str(expected.shape)}
