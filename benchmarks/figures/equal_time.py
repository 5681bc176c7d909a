"""Equal terms for trainings of different kinds: the same processor seconds."""

import time

WARM_UP, TIMED, MINIMUM = 3, 20, 100


def steps_that_take(seconds, model, batches):
    """Times steps of a compiled model that is thrown away afterwards.

    Args:
        seconds: Processor seconds that a training is to take, without its compilation.
        model: A compiled model, built as the one that is to be trained.
        batches: Iterator of tuples, what a step takes.

    Returns:
        Whole number of steps, rounded to hundreds.
    """
    for _ in range(WARM_UP):
        model.train_on_batch(*next(batches))
    start = time.process_time()
    for _ in range(TIMED):
        model.train_on_batch(*next(batches))
    steps = seconds * TIMED / (time.process_time() - start)
    return max(MINIMUM, 100 * round(steps / 100))
