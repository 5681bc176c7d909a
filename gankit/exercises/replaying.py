"""Judging by doing the same with the right answer, and with every wrong one.

Where an answer's effect is judged (what a step with its phases made of the networks, which gradient
its loss gives them), the expected effect is not written down: the right answer is recorded with the
same inputs. So every honest way to write an answer is right.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.judging import agrees, refuse_another_shape, shown
from gankit.exercises.verdict import right, wrong


@dataclass(frozen=True)
class ReplayJudge:
    """Compares what was recorded of an answer with what the same recorder sees of known ones.

    Args:
        record: The recorder of the evidence.
        expected: The right answer.
        mistakes: Tuple of `Mistake`, each with a wrong answer.
        praise: What is said of a right answer.
        otherwise: What is said where no mistake fits; `{received}` and `{expected}` are filled in
            from the first array that is not as expected.
        only: Pair of an array's name and what is said where no mistake fits and it alone is not as
            expected; filled in as `otherwise` is. None says `otherwise` of that, too.
        tolerance: As in `agrees`.
    """

    record: Callable
    expected: Callable
    mistakes: tuple
    praise: str
    otherwise: str
    only: tuple[str, str] | None = None
    tolerance: float = 1e-4

    def __call__(self, evidence, *inputs):
        expected = self.record(self.expected, *inputs)
        for name, array in expected.items():
            refuse_another_shape(evidence[name], array)
        astray = self._differing(evidence, expected)
        if not astray:
            return right(self.praise)
        for mistake in self.mistakes:
            if not self._differing(evidence, self.record(mistake.answer, *inputs)):
                return wrong(mistake.message)
        return wrong(self._unnamed(astray, evidence, expected))

    def _unnamed(self, astray, evidence, expected):
        name, message = self.only or ("", "")
        said = message if astray == [name] else self.otherwise
        told = shown(evidence[astray[0]], expected[astray[0]], self.tolerance)
        return said.format(**told)

    def _differing(self, evidence, reference):
        """Names the arrays that are not as in a reference."""
        return [
            name
            for name in reference
            if not agrees(evidence[name], reference[name], self.tolerance)
        ]


def replaying(
    id,
    *,
    lesson,
    points,
    title,
    hints,
    draw,
    record,
    expected,
    mistakes,
    praise,
    otherwise,
    only=None,
    tolerance=1e-4,
):
    """Makes an exercise whose answer is judged by what it does to a recorder's networks.

    Args:
        id: As in `Exercise`; so are `lesson`, `points`, `title`, `hints` and `draw`.
        record: The recorder, from `gankit.exercises.recording`.
        expected: As in `ReplayJudge`; so are `praise`, `otherwise`, `only` and `tolerance`.
        mistakes: Pairs of a wrong answer and the message meant for it.

    Returns:
        An `Exercise`.
    """
    named = tuple(Mistake(*pair) for pair in mistakes)
    judge = ReplayJudge(record, expected, named, praise, otherwise, only, tolerance)
    return Exercise(id, lesson, points, title, hints, draw, record, judge, mistakes=named)
