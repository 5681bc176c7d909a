"""Drawing an exercise's inputs and recording what an answer does with them, in one go."""

from gankit.exercises.recording.recorded import recorded


def probed(exercise, answer, seed):
    """Records what an answer does with the inputs that an exercise draws from a seed.

    Args:
        exercise: An `Exercise`.
        answer: What the student passed; should be a function.
        seed: Whole number.

    Returns:
        An `Evidence`, with arrays or with the verdict that stands in their place.
    """
    name = exercise.id.rpartition(".")[2]
    return recorded(exercise.record, answer, exercise.draw(seed), name, exercise.seconds)
