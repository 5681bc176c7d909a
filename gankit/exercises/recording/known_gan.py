"""Lets a GAN that an answer builds learn with known networks in the place of its own.

How a model learns does not show in what it says of itself. Its losses, turns and optimizers move
weights that a judge knows, in a direction that the judge knows.
"""

import keras
import numpy as np

from gankit.adversarial import AdversarialModel
from gankit.exercises.evidence import Unusable
from gankit.exercises.recording import known_networks as known
from gankit.exercises.recording.differentiation import to_numpy

NAMES = ["discriminator", "generator"]
SURE = 8.0  # logit by which a discriminator is sure of a fake
RATE = 1e-3  # of plain descent, so low that a few turns go in one direction
STEPS = (0, 100, 500, 1_000, 2_000)  # where a learning rate is looked up that changes


def known_gan(answer, picture, real, slope):
    """Lets the losses, turns and optimizers of an answer's GAN move known networks.

    Args:
        answer: Function from an image's shape to a compiled GAN.
        picture: Array `(784,)`, what the known generator makes.
        real: Array `(784,)`, the real image of which a batch is made.
        slope: Array `(784,)`, the known discriminator's weights.

    Returns:
        Evidence: how large its own networks are and whether its generator follows its latent
        vectors; gradients, and weights after a step of plain descent and after one of its own.
    """
    model = checked(answer(known.SHAPE))
    evidence = {"the sizes": sizes_of(model), "the generator's traits": traits_of(model.generator)}
    own = {name: at_its_fastest(model.optimizer.by_phase[name]) for name in NAMES}
    plain = {name: keras.optimizers.SGD(RATE) for name in NAMES}
    known.put_into(model, picture, slope, -SURE)
    evidence["pull when sure"] = known.pull_at_picture(model, real)
    known.put_into(model, picture, slope)
    evidence["pull in doubt"] = known.pull_at_picture(model, real)
    evidence["push in doubt"] = known.push_at_slope(model, real)
    for optimizers, step in ((plain, "a plain step"), (own, "an own step")):
        known.put_into(model, picture, slope)
        # Eager, because tracing a graph would take longer than the one step. Averages would trail
        # the networks that are gone.
        AdversarialModel.compile(model, optimizers, averages={}, run_eagerly=True)
        model.train_on_batch(known.batch_of(real))
        evidence[f"picture after {step}"] = known.picture_of(model)
        evidence[f"slope after {step}"] = known.slope_of(model)
    return evidence


def checked(model):
    """Returns the model, if it is a compiled one of two phases on latent vectors."""
    if not isinstance(model, AdversarialModel) or not model.compiled:
        raise Unusable(
            "Expected a compiled GAN: build the networks, `gan = GAN(...)`, `gan.compile(...)`, "
            "`return gan`."
        )
    phases = [phase.name for phase in model.phases()]
    if sorted(phases) != NAMES:
        raise Unusable(f"Expected the phases discriminator and generator, received {phases}.")
    if not isinstance(model.generator.input_shape[-1], int):
        raise Unusable("Expected a generator of one input, the latent vectors.")
    return model


def sizes_of(model):
    """Returns the latent vectors' length, the generator's and the discriminator's weights."""
    networks = model.generator, model.discriminator
    return np.array([networks[0].input_shape[-1], *(one.count_params() for one in networks)])


def traits_of(generator):
    """Returns what a generator draws from, as an array of two.

    Returns:
        How far its pictures lie apart when all its weights are 0, and the share of latent vectors
        whose picture changes with a small step.
    """
    latents = 2 * np.sin(np.arange(8 * generator.input_shape[-1], dtype="float32")).reshape(8, -1)
    near, far = (to_numpy(generator(x, training=False)) for x in (latents, 1.01 * latents))
    weights = generator.get_weights()
    generator.set_weights([np.zeros_like(weight) for weight in weights])
    without = to_numpy(generator(latents, training=False))
    generator.set_weights(weights)
    return np.array([np.ptp(without, axis=0).max(), np.mean([*map(_differ, near, far)])])


def at_its_fastest(optimizer):
    """Returns an optimizer that has seen no weights, with the settings and highest rate of one.

    So a rate that warms up is known by where it leads to.
    """
    rates = []
    for step in STEPS:
        optimizer.iterations.assign(step)
        rates.append(float(to_numpy(optimizer.learning_rate)))
    # A rate that follows a schedule can be replaced by no number, but by another schedule.
    steady = keras.optimizers.schedules.PiecewiseConstantDecay([1], [max(rates), max(rates)])
    optimizer.learning_rate = steady
    return type(optimizer).from_config(optimizer.get_config())


def _differ(one, other):
    return not np.array_equal(one, other)
