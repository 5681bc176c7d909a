"""A network whose weights trail another's: the exponential moving average of a generator.

Two players circle round their goal; the average of their ways lies nearer to it than any point of
them (Yazici et al. 2019).
"""

import keras
from keras import ops


class KeepsAverages:
    """What an `AdversarialModel` knows of its averages: who trails whom, and how closely.

    The average of the network `generator` is another network of the model, `averaged_generator`:
    saved, loaded and drawn like the rest, and moved after each step. (The averages of Keras'
    optimizers, `use_ema=True`, come into force at the end of `fit` only, replace the weights that a
    longer training would go on from, and are lost without the optimizer.)

    Attributes:
        averages: Dict from the attribute of a network to the share of its average that stays in a
            step.
    """

    def average(self, name, kept):
        """Lets an average trail a network from now on; one that trails it already goes on.

        Args:
            name: The network's attribute, such as `"generator"`.
            kept: Float in [0, 1), how much of the averaged weights stays in a step. At 0.99 they
                remember some hundred steps; at 0 they are the network's own.

        Raises:
            ValueError: If there is no such network, or `kept` is out of range.
        """
        network = getattr(self, name, None)
        if not isinstance(network, keras.Model):
            names = [layer.name for layer in self.layers if isinstance(layer, keras.Model)]
            raise ValueError(
                f"There is no network '{name}' to average. Expected one of {names}, by attribute."
            )
        if not 0 <= kept < 1:
            raise ValueError(
                f"Expected an average of '{name}' that keeps at least 0 and below 1 of itself in a "
                f"step, such as 0.99. Received: {kept}"
            )
        if name not in self.averages:
            setattr(self, f"averaged_{name}", averaged_copy(network))
        self.averages = {**self.averages, name: kept}

    def keep_averages(self, averages):
        """Keeps these averages and no others.

        Args:
            averages: Dict as for `average`, from names to what is kept.
        """
        for name in set(self.averages) - set(averages):
            setattr(self, f"averaged_{name}", None)
            self.averages = {key: kept for key, kept in self.averages.items() if key != name}
        for name, kept in averages.items():
            self.average(name, kept)

    def acting(self, name, training=False):
        """Returns a network for training; for inference its average, where one is kept.

        Args:
            name: The network's attribute.
            training: Which of the two, as in `call`.
        """
        is_averaged = name in self.averages and not training
        return getattr(self, f"averaged_{name}" if is_averaged else name)

    def follow_leaders(self):
        """Moves every average once, after a step of all phases."""
        for name, kept in self.averages.items():
            leader, follower = getattr(self, name), getattr(self, f"averaged_{name}")
            follow(follower, leader, kept, self.optimizer.iterations)


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
    """Moves the follower's weights a little towards the leader's, batch statistics included.

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
