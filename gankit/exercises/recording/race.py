"""Lets a GAN that an answer builds train from its first step on, with a clock beside it.

The clock counts the processor's seconds, so that a machine with much else to do changes nothing.
"""

import functools
import time

import numpy as np

from gankit.adversarial import AdversarialModel
from gankit.exercises.recording.fresh import start_afresh, traces_of_training
from gankit.exercises.recording.known_gan import checked, sizes_of
from gankit.exercises.recording.likeness import Likeness
from gankit.images import bytes_to_signed, signed_to_bytes
from gankit.models import dcgan
from gankit.models.gan import GAN
from gankit.prediction import predict_arrays

BATCH, SHOWN = 32, 400
YARDSTICK_STEPS = 25


def raced(answer, real, legs, mark, number):
    """Trains an answer's GAN leg by leg until its images are as near to real ones as a mark.

    Args:
        answer: Function from an image's shape to a compiled GAN.
        real: uint8 array `(N, H, W, C)`, what it learns from.
        legs: List of increasing whole numbers, the steps after which it is measured.
        mark: The `Likeness` distance at which it has arrived.
        number: Whole number, from which batches and latent vectors are drawn.

    Returns:
        Evidence: how large its networks are and what they bring along; after each leg the images
        and the seconds since the answer was called; the seconds of a usual GAN's step beside it.
    """
    clock = Clock()
    model = checked(answer(real.shape[1:]))
    clock.stop()
    evidence = {"the sizes": sizes_of(model), "the extra weights": extra_weights(model)}
    evidence["the traces"] = traces_of_training(model)
    start_afresh(model)
    images, seconds, likeness = [], [], Likeness(real)
    evidence["the first batch"] = real[first_rows(len(real), number)]
    latents = np.random.default_rng(number).standard_normal((SHOWN, model.latent_dim), np.float32)
    batches = endless_batches(real, number)
    for steps in np.diff(legs, prepend=0):
        clock.go_on()
        train(model, batches, int(steps))
        clock.stop()
        seconds.append(clock.seconds)
        images.append(drawn(model, latents))
        if likeness.distance(images[-1]) <= mark:
            break
    evidence |= {"the images": np.array(images), "the seconds": np.array(seconds)}
    return evidence | {"a usual step": np.array(seconds_of_a_usual_step(real.shape[1:]))}


class Clock:
    """Counts the processor's seconds of this process; it goes from the start."""

    def __init__(self):
        self.seconds = 0.0
        self.go_on()

    def go_on(self):
        """Counts from now on."""
        self._since = time.process_time()

    def stop(self):
        """Counts until now, and no further."""
        self.seconds += time.process_time() - self._since


def extra_weights(model):
    """Returns how many weights a model has beside its two networks and their averages."""
    counted = [model.generator, model.discriminator]
    counted += [getattr(model, f"averaged_{name}") for name in model.averages]
    known = {id(weight) for network in counted for weight in network.weights}
    others = [weight for weight in model.weights if id(weight) not in known]
    return np.array(sum(np.prod(weight.shape, dtype=int) for weight in others))


def endless_batches(real, number):
    """Yields batches in [-1, 1] for `fit`, every pass in a new order."""
    random = np.random.default_rng(number)
    while True:
        rows = random.permutation(len(real))
        for first in range(0, len(rows) - BATCH + 1, BATCH):
            yield (bytes_to_signed(real[rows[first : first + BATCH]]),)


def first_rows(count, number):
    """Returns the rows of the first of these batches: what is drawn, and in which order."""
    return np.random.default_rng(number).permutation(count)[:BATCH]


def train(model, batches, steps):
    """Takes steps as the kit's model does, whatever the answer's class calls `fit`."""
    AdversarialModel.fit(model, batches, steps_per_epoch=steps, epochs=1, shuffle=False, verbose=0)


def drawn(model, latents):
    """Returns what a model makes of latent vectors, uint8 images; what is not finite is grey."""
    images = np.nan_to_num(predict_arrays(model, latents), nan=0.0, posinf=1.0, neginf=-1.0)
    return signed_to_bytes(np.clip(images, -1, 1))


@functools.cache
def seconds_of_a_usual_step(shape):
    """Returns what a step of the GAN of these sizes costs here, after its graph was made."""
    generator = dcgan.build_generator(16, shape, filters=8)
    model = GAN(generator, dcgan.build_discriminator(shape, filters=8), 16, seed=0)
    model.compile()
    real = np.zeros((BATCH, *shape), "uint8")
    batches = endless_batches(real, number=0)
    train(model, batches, 2)
    clock = Clock()
    train(model, batches, YARDSTICK_STEPS)
    clock.stop()
    return clock.seconds / YARDSTICK_STEPS
