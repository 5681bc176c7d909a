"""Exercise: the generator's loss."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import NO_GRADIENT, agrees, named_mistake
from gankit.exercises.lesson_05.discriminator_loss import as_fake, as_real, sigmoid
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    loss, (gradient,) = value_and_gradients(answer, [drawn_logits(seed)])
    return {"the loss": as_numbers(loss, "the loss"), "its gradient": gradient}


def judge(evidence, seed):
    fake_logits, loss = drawn_logits(seed), evidence["the loss"]
    if loss.shape != ():
        return wrong(f"The loss has the shape {loss.shape}: it must be one number, the mean.")
    expected = as_real(fake_logits)
    if not agrees(loss, expected):  # first: by chance a mistake may give the right number
        if message := named_mistake(loss, MISTAKES, fake_logits):
            return wrong(message)
        return wrong(
            f"On {len(fake_logits)} fake logits it is {loss:.4f}, expected {expected:.4f}: the "
            "mean cross-entropy of the fakes against the label that the generator wishes for."
        )
    if not agrees(evidence["its gradient"], (sigmoid(fake_logits) - 1) / len(fake_logits)):
        return wrong(NO_GRADIENT)
    return right("The fakes are scored as if they were real: large where the bluff is seen.")


def drawn_logits(seed):
    """Draws the discriminator's outputs on fakes that it mostly sees through: float32 `(8, 1)`."""
    return np.random.default_rng(seed).normal(-1.5, 1, (8, 1)).astype("float32")


MISTAKES = (
    (
        as_fake,
        "This is the discriminator's wish: the generator wants its fakes to be labelled 1, real.",
    ),
    (
        lambda fake: -as_fake(fake),
        "This is the saturating loss, the discriminator's with its sign turned: its gradient "
        "fades where the discriminator is sure of a fake. Use cross-entropy against the label 1.",
    ),
    (
        lambda fake: as_real(sigmoid(fake)),
        "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
    ),
    (
        lambda fake: -np.mean(fake),
        "This is the mean logit, a critic's loss (lesson 09); here it is a cross-entropy.",
    ),
)

GENERATOR_LOSS = Exercise(
    id="gan.generator_loss",
    lesson=5,
    points=2,
    title="The generator's loss",
    hints=(
        "The generator wins when the discriminator takes a fake for a real sample.",
        "It is the same cross-entropy as before, of the fake logits, with another label.",
        "Label the fakes 1: `ops.ones_like(fake_logits)`.",
    ),
    record=probe,
    judge=judge,
)
