"""Whether a model's networks are as they were built, and putting freshly built ones in their place.

Whoever is timed from the first step on starts from there: what was trained before, or brought along
in an initializer, is seen and does not count.
"""

import keras
import numpy as np

from gankit.exercises.evidence import Unusable

NETWORKS = ("generator", "discriminator")
ENOUGH = 64  # numbers in a weight, from which on chance makes no two draws alike


def fresh(network):
    """Builds a network anew: the same layers with the same settings, and weights drawn again.

    Args:
        network: A functional or sequential `keras.Model`.

    Returns:
        The other `keras.Model`.

    Raises:
        Unusable: If Keras can't build it from its settings.
    """
    try:
        return keras.models.clone_model(network, clone_function=_built_again)
    except Exception as error:  # custom layers have their own ways not to be built again
        raise Unusable(
            f"The {network.name} can't be built anew from its settings: use functional or "
            "sequential networks of Keras' layers, as `dcgan` does."
        ) from error


def traces_of_training(model):
    """Looks for what a model brings along from before its first step.

    Args:
        model: A compiled model with a `generator` and a `discriminator`.

    Returns:
        Array of three: how far weights that each fresh build sets to the same number are from that
        number; the largest correlation of a weight in two fresh builds; the optimizers' steps.
    """
    away, alike = 0.0, 0.0
    for name in NETWORKS:
        network = getattr(model, name)
        builds = [fresh(network).get_weights() for _ in range(2)]
        for weight, one, other in zip(network.get_weights(), *builds, strict=True):
            if np.ptp(one) == 0 and np.array_equal(one, other):
                away = max(away, float(np.max(np.abs(weight - one), initial=0.0)))
            elif one.size >= ENOUGH:
                alike = max(alike, _correlation(one, other))
    return np.array([away, alike, float(model.optimizer.iterations)])


def start_afresh(model):
    """Puts fresh weights into a model's networks, and into their averages."""
    for name in NETWORKS:
        network = getattr(model, name)
        network.set_weights(fresh(network).get_weights())
    for name in model.averages:
        getattr(model, f"averaged_{name}").set_weights(getattr(model, name).get_weights())


def _built_again(layer):
    return type(layer).from_config(_without_seeds(layer.get_config()))


def _without_seeds(config):
    """A layer's settings without the seeds of its initializers, which an honest build may fix."""
    if isinstance(config, dict):
        return {k: None if k == "seed" else _without_seeds(v) for k, v in config.items()}
    if isinstance(config, (list, tuple)):
        return type(config)(map(_without_seeds, config))
    return config


def _correlation(one, other):
    return float(abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]))
