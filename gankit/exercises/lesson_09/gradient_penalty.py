"""Exercise: the gradient penalty."""

import numpy as np
from keras import ops

from gankit.adversarial import input_gradient
from gankit.exercises.game import drawn_weights
from gankit.exercises.recording.arguments import critic_and_images
from gankit.exercises.recording.network_losses import NetworkLoss
from gankit.exercises.replaying import replaying

SHAPE, ALL = (3, 2, 2), (1, 2, 3)
WEIGHTS = ((12, 5), (5,), (5, 1), (1,))
TINY = 1e-12
ONE_AXIS = (
    "The norm goes over one axis only: a sample's slope is all its numbers, so sum over all axes "
    "but the first."
)


def draw(seed):
    """Draws images `(6, 3, 2, 2)` and a critic's weights; at the first the critic is flat."""
    random = np.random.default_rng(seed)
    mixed, weights = random.normal(0, 1, (6, *SHAPE)), drawn_weights(random, WEIGHTS)
    mixed[0], weights[1] = 0, -np.abs(weights[1]) - np.float32(0.1)  # so that no unit is active
    return mixed.astype("float32"), weights


def of_slopes(price):
    """Returns a penalty of the critic's slopes at the samples."""
    return lambda critic, mixed: price(input_gradient(critic, mixed))


def norms(slopes, axes=ALL):
    """Lengths of the slopes; a root of 0 would have an infinite derivative."""
    return ops.sqrt(ops.sum(ops.square(slopes), axes) + TINY)


def of_norms(price, axes=ALL):
    """Returns the mean of a price of the slopes' norms."""
    return of_slopes(lambda slopes: ops.mean(price(norms(slopes, axes))))


def squared_gap(norm):
    """The price: Gulrajani et al. 2017, equation 3, without its factor lambda."""
    return ops.square(norm - 1)


def _mean_differentiated(critic, mixed):
    slopes = input_gradient(lambda inputs: ops.mean(critic(inputs)), mixed)
    return ops.mean(squared_gap(norms(slopes)))


GRADIENT_PENALTY = replaying(
    "wgan.gradient_penalty",
    lesson=9,
    points=3,
    title="The gradient penalty",
    hints=(
        "`input_gradient(critic, mixed)` has the shape of `mixed`: for each sample the slope of "
        "the critic there. How long is it?",
        "Square, sum over all axes but the first, take the root: `axis=tuple(range(1, "
        "len(slopes.shape)))`. The root of 0 has an infinite derivative, so add 1e-12 first.",
        "`ops.mean(ops.square(norms - 1))`",
    ),
    draw=draw,
    record=NetworkLoss(critic_and_images, learner=0),
    expected=of_norms(squared_gap),
    praise="A slope of 1 is free, whatever the shape of a sample; flat and steep are paid for.",
    otherwise="It is {received}, expected {expected}: the mean over the samples of "
    "(norm of the slope - 1) squared.",
    only=(
        "its gradient",
        "The value is right, but the critic learns nothing from it, or something else: take the "
        "slopes by `input_gradient`, without `stop_gradient` and without NumPy.",
    ),
    mistakes=(
        (of_norms(squared_gap, axes=1), ONE_AXIS),
        (of_norms(squared_gap, axes=-1), ONE_AXIS),
        (
            of_norms(squared_gap, axes=(0, *ALL)),
            "This is one norm for the whole batch: each sample has its own.",
        ),
        (
            of_slopes(lambda slopes: ops.mean(squared_gap(ops.abs(slopes)))),
            "Each number of the slope is held to 1 by itself: take the norm of a sample's slope "
            "first.",
        ),
        (
            of_slopes(lambda slopes: ops.mean(squared_gap(norms(slopes) / 12**0.5))),
            "The squares are averaged: a norm is the root of their *sum*.",
        ),
        (
            of_norms(lambda norm: squared_gap(norm**2)),
            "The root is missing: this holds the squared norm to 1.",
        ),
        (
            of_norms(ops.square),
            "This holds the slope to 0: such penalties exist (R1 is one), but then nothing pushes. "
            "Subtract 1 from the norm first.",
        ),
        (
            of_norms(lambda norm: ops.square(ops.relu(norm - 1))),
            "Only slopes above 1 cost something here: a one-sided penalty, which the paper also "
            "discusses. Ours holds the norm to 1 from both sides.",
        ),
        (
            of_norms(lambda norm: norm - 1),
            "The square is missing: a flat critic would be paid for it.",
        ),
        (
            of_norms(lambda norm: -squared_gap(norm)),
            "The sign is turned: a penalty is added to what the critic minimises.",
        ),
        (
            of_norms(lambda norm: 6 * squared_gap(norm)),
            "This is the sum over the batch: take the mean.",
        ),
        (
            of_norms(lambda norm: 10 * squared_gap(norm)),
            "The weight of 10 comes later, in the loss: here the penalty alone.",
        ),
        (
            _mean_differentiated,
            "The *mean* of the critic's outputs was differentiated, so every slope is divided by "
            "the size of the batch: pass the critic itself.",
        ),
    ),
)
