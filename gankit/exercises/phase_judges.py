"""What the weights say about a list of phases that a student wrote.

A step is played with the list, and judged by what it made of the networks, so that every honest way
to write the phases is right.
"""

from dataclasses import dataclass

from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.recording.phases import PlayedPhases
from gankit.exercises.verdict import right, wrong


@dataclass(frozen=True)
class PhaseJudge:
    """Judges what a step with the student's phases made of the networks.

    Args:
        play: The `PlayedPhases` that recorded the evidence.
        expected: The right answer.
        mistakes: Tuple of `Mistake`, each with a wrong answer.
        praise: What is said of a right answer.
        otherwise: What is said where no mistake fits.
        tolerance: As in `agrees`.
    """

    play: PlayedPhases
    expected: object
    mistakes: tuple
    praise: str
    otherwise: str
    tolerance: float

    def __call__(self, evidence, *inputs):
        expected = self.play(self.expected, *inputs)
        for name, weights in expected.items():
            refuse_another_shape(evidence[name], weights)
        if self._is_like(evidence, expected):
            return right(self.praise)
        for mistake in self.mistakes:
            if self._is_like(evidence, self.play(mistake.answer, *inputs)):
                return wrong(mistake.message)
        return wrong(self.otherwise)

    def _is_like(self, evidence, reference):
        return all(agrees(evidence[name], reference[name], self.tolerance) for name in reference)


def playing_phases(
    id,
    *,
    lesson,
    points,
    title,
    hints,
    draw,
    play,
    expected,
    mistakes,
    praise,
    otherwise,
    tolerance=1e-4,
):
    """Makes an exercise whose answer is a function that returns a model's phases.

    Args:
        id: As in `Exercise`; so are `lesson`, `points`, `title`, `hints` and `draw`.
        play: The `PlayedPhases` that records the answer.
        expected: The right answer; `praise`, `otherwise` and `tolerance` are as in `PhaseJudge`.
        mistakes: Pairs of a wrong answer and the message meant for it.

    Returns:
        An `Exercise`.
    """
    named = tuple(Mistake(*pair) for pair in mistakes)
    judge = PhaseJudge(play, expected, named, praise, otherwise, tolerance)
    return Exercise(id, lesson, points, title, hints, play, judge, draw=draw, mistakes=named)
