"""One judge for the losses of this lesson: their value, and what a step of descent makes of it."""

from dataclasses import dataclass

from keras import ops

from gankit.exercises import tiny
from gankit.exercises.evidence import as_numbers
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.lesson_03 import networks
from gankit.exercises.recording.differentiation import to_numpy
from gankit.exercises.verdict import right, wrong


@dataclass(frozen=True)
class Messages:
    """What a student is told.

    Args:
        right: Of a right answer.
        learns_nothing: Where the value is right, and the learner moves otherwise.
        expected: Of a value that no known mistake explains: what it should have been.
    """

    right: str
    learns_nothing: str
    expected: str


def descended(loss, learner):
    """Computes a loss, and what one step of descent on it makes of the learner.

    Args:
        loss: Function of no argument to a scalar.
        learner: The network that learns; it is moved.

    Returns:
        Dict of arrays: "the loss", and the learner's weights under "the learner".
    """
    value = as_numbers(loss(), "the loss")
    if value.shape == ():
        networks.descend(learner, lambda: ops.convert_to_tensor(loss()))
    return {"the loss": to_numpy(value), "the learner": tiny.flat(learner)}


def judge_loss(evidence, played, expected_answer, mistakes, messages):
    """Judges what `descended` saw.

    Args:
        evidence: From `descended`.
        played: Function from an answer to the evidence that it gives.
        expected_answer: The right one.
        mistakes: Pairs of a wrong answer and what a student who gives it is told.
        messages: The `Messages`.

    Returns:
        A verdict.
    """
    expected = played(expected_answer)
    loss = evidence["the loss"]
    if loss.shape != ():
        return wrong(f"The loss has the shape {loss.shape}: it must be one number, a mean.")
    refuse_another_shape(evidence["the learner"], expected["the learner"])
    if agrees(loss, expected["the loss"], 1e-5):
        if not agrees(evidence["the learner"], expected["the learner"]):
            return wrong(messages.learns_nothing)
        return right(messages.right)
    for mistake, message in mistakes:
        if agrees(loss, played(mistake)["the loss"], 1e-5):
            return wrong(message)
    return wrong(f"It is {loss:.4f}, expected {expected['the loss']:.4f}: {messages.expected}")
