"""Lets an answer build two networks of a trunk and of ends, and finds out what they share."""

import keras
import numpy as np
from keras import layers

from gankit.exercises.evidence import Unusable, as_numbers, described
from gankit.exercises.recording.differentiation import to_numpy

LATENT_DIM, WIDTH, SIZE = 3, 3, 3  # equal, so that layers fit each other in a wrong order as well
TRUNK_SHAPES = ((LATENT_DIM, WIDTH), (WIDTH,), (WIDTH, WIDTH), (WIDTH,))
NUDGE = 0.3


def grown_pair(answer, weights, latents, seed):
    """Lets an answer build two networks, runs them, and runs them again with the first one changed.

    Args:
        answer: Function of a tensor of latents, a list of layers, and a function that makes a list
            of fresh layers; returns two networks.
        weights: Arrays of `TRUNK_SHAPES`, what the list of layers is given.
        latents: Array `(N, 3)`.
        seed: Whole number for the weights of fresh layers.

    Returns:
        Evidence: how many weights the networks share, and how many each has for itself; what both
        make of the latents, before and after the first one's weights were all changed.
    """
    inputs = keras.Input((LATENT_DIM,))
    trunk = [layers.Dense(WIDTH, "tanh") for _ in range(2)]
    for number, layer in enumerate(trunk):
        layer.build((None, WIDTH))
        layer.set_weights(weights[2 * number : 2 * number + 2])
    seeds = iter(np.random.default_rng(seed).integers(2**31, size=100).tolist())
    pair = _checked(answer(inputs, trunk, lambda: [_own_layer(next(seeds))]))
    owned = [{id(weight) for weight in network.weights} for network in pair]
    first, second = owned
    before = _outputs(pair, latents)
    for weight in pair[0].weights:
        weight.assign(weight + NUDGE)
    return {
        "weights in common and apart": np.array(
            [len(first & second), len(first - second), len(second - first)]
        ),
        "what both draw": before,
        "what both draw once the first has moved": _outputs(pair, latents),
    }


def _own_layer(seed):
    initializer = keras.initializers.RandomNormal(stddev=0.8, seed=seed)
    return layers.Dense(SIZE, "tanh", kernel_initializer=initializer)


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


def _outputs(pair, latents):
    made = [to_numpy(network(latents)) for network in pair]
    return np.concatenate(
        [as_numbers(array, "what it draws", (len(latents), SIZE)) for array in made]
    )
