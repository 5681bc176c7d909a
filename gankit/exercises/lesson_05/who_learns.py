"""Exercise: which entries of the confusion matrix teach whom."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong


def probe(answer, seed):
    return {"the two counts": as_numbers(answer(drawn_matrix(seed)), "the result")}


def judge(evidence, seed):
    said = evidence["the two counts"].astype("float64")
    if said.shape != (2,):
        return wrong("Expected two counts: `return discriminator_count, generator_count`.")
    (accepted, rejected), (passed, caught) = drawn_matrix(seed)
    if np.array_equal(said, [rejected + passed, caught]):
        return right("Each learns from the samples on which it lost.")
    for discriminator, generator, message in (
        (caught, rejected + passed, "The two are swapped: the discriminator's count comes first."),
        (passed, caught, "Rejected real samples are the discriminator's mistakes as well."),
        (rejected, caught, "Fakes that passed are the discriminator's mistakes as well."),
        (
            rejected + passed,
            passed,
            "Fakes that passed have nothing to teach the generator: it was caught with the others.",
        ),
        (
            accepted + caught,
            passed,
            "These are the successes; a network learns from the samples on which it lost.",
        ),
    ):
        if np.array_equal(said, [discriminator, generator]):
            return wrong(message)
    return wrong(
        f"For {drawn_matrix(seed).tolist()} expected {rejected + passed} and {caught}: the "
        "discriminator's mistakes, then the generator's."
    )


def drawn_matrix(seed):
    """Draws a confusion matrix. Each count is larger than all smaller ones together.

    So no two sums of counts are the same, and every mistake gives other numbers.
    """
    random = np.random.default_rng(seed)
    counts = [random.integers(low, 2 * low) for low in (20, 60, 190, 590)]
    return random.permutation(counts).reshape(2, 2)


WHO_LEARNS = Exercise(
    id="gan.who_learns",
    lesson=5,
    points=1,
    title="Who learns from which mistake?",
    hints=(
        "The discriminator loses when it calls a real sample fake or a fake real.",
        "The generator loses when a fake is caught.",
        "`matrix[0, 1] + matrix[1, 0]` are the discriminator's mistakes.",
    ),
    record=probe,
    judge=judge,
)
