"""A network whose weights trail another's: the exponential moving average of a generator.

Two players circle round their goal; the average of their ways lies nearer to it than any point of
them (Yazici et al. 2019).
"""

import keras
from keras import ops


def averaged_copy(network):
    """Copies a network, to let the copy trail it.

    Args:
        network: A built `keras.Model` that Keras can build anew from its configuration.

    Returns:
        A `keras.Model` of the same weights, named `averaged_<name>`, none of them trainable.
    """
    copy = keras.models.clone_model(network)
    copy.name = f"averaged_{network.name}"
    copy.trainable = False
    copy.set_weights(network.get_weights())
    return copy


def follow(follower, leader, kept, step):
    """Moves the follower's weights a little towards the leader's, moving statistics included.

    The average remembers some `1 / (1 - kept)` steps. In the first steps it keeps less, no more
    than `step / (step + 9)`: what a network was before it learned is best forgotten soon.

    Args:
        follower: A network from `averaged_copy`.
        leader: The network it was copied from.
        kept: Float in [0, 1), how much of the follower's weights stays.
        step: How many steps the leader has learned, this one included.

    Example: 1.0 follows 0.0 with `kept=0.9` at a late step -> 0.9.
    """
    step = ops.cast(step, "float32")
    kept = ops.minimum(kept, step / (step + 9.0))
    for mine, theirs in zip(follower.weights, leader.weights, strict=True):
        # In this form the follower of a network that stands still does not stir by a single bit.
        gap = ops.subtract(mine, theirs)
        mine.assign(theirs + ops.cast(kept, gap.dtype) * gap)
