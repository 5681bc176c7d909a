"""Lets an answer build two networks of a trunk and of ends, and finds out what they share."""

import keras
import numpy as np
from keras import layers

from gankit.adversarial.phase import unique
from gankit.exercises.evidence import Unusable, as_numbers, described
from gankit.exercises.recording.blocks import fill
from gankit.exercises.recording.differentiation import to_numpy

WIDTH = 3  # of latents, layers and images, so that layers fit each other in a wrong order as well


def grown_pair(answer, latents, numbers):
    """Lets an answer build two networks, fills their weights, and runs them.

    Args:
        answer: Function of a tensor of latents, a list of layers, and a function that makes a list
            of fresh layers; returns two networks.
        latents: Array `(N, 3)`.
        numbers: Array of what the weights are filled with.

    Returns:
        Evidence: how many weights the networks have in common, and how many of these are of the
        list of layers; how many each has for itself; what both make of the latents.
    """
    inputs = keras.Input((WIDTH,))
    trunk = [layers.Dense(WIDTH, activation) for activation in ("tanh", "sigmoid")]
    pair = _checked(answer(inputs, trunk, lambda: [layers.Dense(WIDTH, "tanh")]))
    first, second = ({id(weight) for weight in network.weights} for network in pair)
    listed = {id(weight) for layer in trunk for weight in layer.weights}
    shares = first & second, first & second & listed, first - second, second - first
    fill(unique(weight for network in pair for weight in network.weights), numbers)
    return {
        "weights in common and apart": np.array([len(share) for share in shares]),
        "what both draw": np.concatenate([_drawn(network, latents) for network in pair]),
    }


def _checked(pair):
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise Unusable(
            f"Expected two networks, received {described(pair)}: `return first, second`."
        )
    for network in pair:
        if not isinstance(network, keras.Model):
            raise Unusable(
                f"Expected two `keras.Model`s, received {described(network)}: "
                "`keras.Model(latents, x)` makes one of what goes in and what comes out."
            )
    return pair


def _drawn(network, latents):
    return as_numbers(to_numpy(network(latents)), "what it draws", latents.shape)
