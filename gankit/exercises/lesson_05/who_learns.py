"""Exercise: which entries of the confusion matrix teach whom."""

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.returned import Kind


def draw(random):
    """Draws a confusion matrix. Each count is larger than all smaller ones together.

    So no two sums of counts are the same, and every mistake gives other numbers.
    """
    counts = [random.integers(low, 2 * low) for low in (20, 60, 190, 590)]
    return (random.permutation(counts).reshape(2, 2),)


WHO_LEARNS = comparing(
    "gan.who_learns",
    lesson=5,
    points=1,
    title="Who learns from which mistake?",
    hints=(
        "The discriminator loses when it calls a real sample fake or a fake real.",
        "The generator loses when a fake is caught.",
        "`matrix[0, 1] + matrix[1, 0]` are the discriminator's mistakes.",
    ),
    draw=draw,
    expected=lambda matrix: (matrix[0, 1] + matrix[1, 0], matrix[1, 1]),
    kind=Kind.TUPLE,
    result="the pair of counts",
    praise="Each learns from the samples on which it lost.",
    shape="Expected two counts: `return discriminator_count, generator_count`.",
    otherwise="Expected {expected}, the discriminator's mistakes, then the generator's; received "
    "{received}.",
    mistakes=(
        (
            lambda matrix: (matrix[1, 1], matrix[0, 1] + matrix[1, 0]),
            "The two are swapped: the discriminator's count comes first.",
        ),
        (
            lambda matrix: (matrix[1, 0], matrix[1, 1]),
            "Rejected real samples are the discriminator's mistakes as well.",
        ),
        (
            lambda matrix: (matrix[0, 1], matrix[1, 1]),
            "Fakes that passed are the discriminator's mistakes as well.",
        ),
        (
            lambda matrix: (matrix[0, 1] + matrix[1, 0], matrix[1, 0]),
            "Fakes that passed have nothing to teach the generator: it was caught with the others.",
        ),
        (
            lambda matrix: (matrix[0, 0] + matrix[1, 1], matrix[1, 0]),
            "These are the successes; a network learns from the samples on which it lost.",
        ),
    ),
)
