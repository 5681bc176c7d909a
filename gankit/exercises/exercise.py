"""`Exercise`: a question, what is drawn for it, what is recorded of an answer, who judges it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """Something that people misunderstand.

    Args:
        answer: Function of the answer's own arguments: what those who misunderstand write.
        message: What they are told: one line that names the misconception.
    """

    answer: Callable
    message: str


@dataclass(frozen=True)
class Exercise:
    """One exercise of one lesson. The answer is always a function that the student writes.

    Inputs are drawn from a seed and handed to the recorder, which runs beside the student's code
    and knows neither the seed nor what should come out; the judge sees the same inputs and what
    was recorded, and runs where no student's code is.

    Args:
        id: Such as `"gan.generator_turn"`.
        lesson: Number of the lesson.
        points: What a right answer is worth; where the judge gives a share of them, the most.
        title: A few words for lists.
        hints: Texts, opened one by one, the last one close to the answer.
        draw: Function from a seed to the inputs, a tuple of plain data: arrays, numbers, texts, and
            lists or tuples of these.
        record: `(answer, *inputs) -> dict of arrays`, from `gankit.exercises.recording`: calls the
            answer and writes down what comes out.
        judge: `(dict of arrays, *inputs) -> Verdict`; computes anew what should have come out.
        mistakes: Tuple of `Mistake`, those that the judge knows by name.
        seconds: How long recording may take before the answer counts as hanging.
    """

    id: str
    lesson: int
    points: int
    title: str
    hints: tuple[str, ...]
    draw: Callable
    record: Callable
    judge: Callable
    mistakes: tuple[Mistake, ...] = ()
    seconds: float = 20.0
