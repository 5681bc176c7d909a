"""Exercise: the paper's schedule of the reversal's weight."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong

ASKED = 6


def probe(answer, seed):
    weights = [answer(int(step), steps) for step, steps in zip(*drawn_steps(seed), strict=True)]
    return {"the weights": as_numbers(weights, "the result", (ASKED,))}


def judge(evidence, seed):
    received, (step, steps) = evidence["the weights"], drawn_steps(seed)
    if agrees(received, weights(step, steps)):
        return right("0 at the start, where the domain classifier knows nothing yet; almost 1.")
    if message := named_mistake(received, MISTAKES, step, steps):
        return wrong(message)
    return wrong(
        f"At step {step[1]} of {steps[1]} it is {received[1]:.4f}, expected "
        f"{weights(step, steps)[1]:.4f}; at step 0 it must be 0."
    )


def drawn_steps(seed):
    """Draws steps `(6,)`, the first one 0, and a list of how many there are in all."""
    random = np.random.default_rng(seed)
    steps = random.integers(1_000, 9_000, ASKED)
    shares = random.uniform(0.02, 0.5, ASKED)
    shares[0] = 0
    return (shares * steps).astype("int64"), steps.tolist()


def weights(step, steps, steepness=10):
    """The expected weights; Ganin and Lempitsky 2014, equation 14."""
    return 2 / (1 + np.exp(-steepness * step / np.asarray(steps))) - 1


MISTAKES = (
    (
        lambda step, steps: weights(step, steps) + 1,
        "The weights begin at 1 and rise to 2: subtract 1 at the end.",
    ),
    (
        lambda step, steps: 0.5 * (weights(step, steps) + 1),
        "This is a plain sigmoid, which begins at 0.5: it takes twice of it, minus 1.",
    ),
    (
        lambda step, steps: -weights(step, steps),
        "The weights are below 0: the exponent needs a minus, and the reversal turns the sign by "
        "itself.",
    ),
    (
        lambda step, steps: weights(step, 1),
        "p is the share of the training that is done: divide the step by `steps`.",
    ),
    (
        lambda step, steps: weights(step, steps, steepness=1),
        "The 10 is missing: without it the weight ends at 0.46.",
    ),
    (
        lambda step, steps: step / np.asarray(steps),
        "This rises in a straight line: the paper's schedule rises fast, then ever more slowly.",
    ),
    (
        lambda step, steps: weights(np.asarray(steps) - step, steps),
        "It runs backwards: p is 0 at the first step and 1 at the last.",
    ),
)

DOMAIN_SCHEDULE = Exercise(
    id="domains.reversal_weight",
    lesson=4,
    points=1,
    title="How the weight rises",
    hints=(
        "p is `step / steps`.",
        "$2 / (1 + e^{-10 p}) - 1$ is 0 for p = 0.",
        "`2 / (1 + np.exp(-10 * step / steps)) - 1`",
    ),
    record=probe,
    judge=judge,
)
