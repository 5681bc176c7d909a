"""`Exercise`: a question, a probe that looks at an answer and a judge of what it saw."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Exercise:
    """One exercise of one lesson. The answer is always a function that the student writes.

    Args:
        id: Such as `"gan.generator_turn"`.
        lesson: Number of the lesson.
        points: What a right answer is worth; there are no halves.
        title: A few words for lists.
        hints: Texts, opened one by one, the last one close to the answer.
        probe: `(answer, seed) -> dict of arrays`. Runs beside the student's code, calls the answer
            on inputs drawn from the seed and returns what came out: numbers only.
        judge: `(dict of arrays, seed) -> Verdict`. Runs where no student code is; it draws the
            same inputs from the seed and computes anew what should have come out.
        seconds: How long the probe may take before the answer counts as hanging.
    """

    id: str
    lesson: int
    points: int
    title: str
    hints: tuple[str, ...]
    probe: Callable
    judge: Callable
    seconds: float = 20.0
