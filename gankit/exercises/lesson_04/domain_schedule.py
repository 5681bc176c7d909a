"""Exercise: the paper's schedule of the reversal's weight."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws a step of the first half, and how many there are in all."""
    steps = int(random.integers(1_000, 9_000))
    return int(random.integers(1, steps // 2)), steps


def weight(step, steps, steepness=10):
    """The expected weight; Ganin and Lempitsky 2014, equation 14."""
    return 2 / (1 + np.exp(-steepness * step / steps)) - 1


DOMAIN_SCHEDULE = comparing(
    "domains.reversal_weight",
    lesson=4,
    points=1,
    title="How the weight rises",
    hints=(
        "p is `step / steps`.",
        "$2 / (1 + e^{-10 p}) - 1$ is 0 for p = 0.",
        "`2 / (1 + np.exp(-10 * step / steps)) - 1`",
    ),
    draw=draw,
    cases=6,
    expected=weight,
    praise="0 at the start, where the domain classifier knows nothing yet; almost 1.",
    otherwise="At step {0} of {1} it is {received}, expected {expected}; at step 0 it must be 0.",
    mistakes=(
        (
            lambda step, steps: weight(step, steps) + 1,
            "The weights begin at 1 and rise to 2: subtract 1 at the end.",
        ),
        (
            lambda step, steps: 0.5 * (weight(step, steps) + 1),
            "This is a plain sigmoid, which begins at 0.5: it takes twice of it, minus 1.",
        ),
        (
            lambda step, steps: -weight(step, steps),
            "The weights are below 0: the exponent needs a minus, and the reversal turns the sign "
            "by itself.",
        ),
        (
            lambda step, steps: weight(step, 1),
            "p is the share of the training that is done: divide the step by `steps`.",
        ),
        (
            lambda step, steps: weight(step, steps, steepness=1),
            "The 10 is missing: without it the weight ends at 0.46.",
        ),
        (
            lambda step, steps: step / steps,
            "This rises in a straight line: the paper's schedule rises fast, then ever more "
            "slowly.",
        ),
        (
            lambda step, steps: weight(steps - step, steps),
            "It runs backwards: p is 0 at the first step and 1 at the last.",
        ),
    ),
)
