"""Lets an answer play whole steps of a training by hand, and notes who learned from what."""

import keras
import numpy as np
from keras import layers

from gankit.exercises.recording import tiny
from gankit.exercises.recording.returned import Kind, checked_return

STEPS = 3
LATENT_DIM, SIZE = 16, 24  # of the notebook's latent vectors; of a sample


def played_steps(answer, real, generator_weights, discriminator_weights, losses):
    """Lets an answer play some steps with networks that note what they are taught, and learn not.

    Args:
        answer: Function of `(generator, discriminator, stacked, real)` that returns two losses.
        real: Array `(N, 24)`.
        generator_weights: Arrays `(16, 24)` and `(24,)`: its samples lie in a plane.
        discriminator_weights: Arrays `(24, 1)` and `(1,)`.
        losses: What the discriminator and the stacked network say is their loss.

    Returns:
        Evidence: whose turn each call was (1 is the generator's), the rows that the discriminator
        was shown and their labels, those that the stacked network was, and what was returned.
    """
    latents, samples = keras.Input((LATENT_DIM,)), keras.Input((SIZE,))
    generator = keras.Model(latents, layers.Dense(SIZE)(latents))
    discriminator = keras.Model(samples, layers.Dense(1)(samples))
    stacked = keras.Model(latents, discriminator(generator(latents)))
    generator.set_weights(generator_weights)
    discriminator.set_weights(discriminator_weights)
    generator.run_eagerly = True  # tracing a graph would take longer than the few calls
    taught = []
    for number, network in enumerate((discriminator, stacked)):
        note_lessons(tiny.compiled(network), number, losses[number], taught)
    returned = [
        checked_return(
            answer(generator, discriminator, stacked, real), "the pair of losses", Kind.TUPLE, (2,)
        )
        for _ in range(STEPS)
    ]
    return {
        "who learned": np.array([number for number, _, _ in taught]),
        "shown": _rows([x for number, x, _ in taught if number == 0], SIZE),
        "labels": _rows([y for number, _, y in taught if number == 0], 1),
        "latents": _rows([x for number, x, _ in taught if number == 1], LATENT_DIM),
        "the losses": np.array(returned),
    }


def note_lessons(network, number, loss, taught):
    """Lets a network note what it is taught in place of learning it.

    Args:
        network: A compiled `keras.Model`.
        number: What it is called in the notes.
        loss: What it says is its loss.
        taught: List to which `(number, samples, labels)` is appended at each call.
    """

    def train_on_batch(x, y=None, sample_weight=None, class_weight=None, return_dict=False):
        samples, labels = (np.array(keras.ops.convert_to_numpy(part), "float32") for part in (x, y))
        taught.append((number, samples, labels.reshape(-1, 1)))
        return {"loss": loss} if return_dict else loss

    network.train_on_batch = train_on_batch


def _rows(arrays, width):
    """Puts the rows of several arrays under one another, but for those of another width."""
    fitting = [array for array in arrays if array.ndim == 2 and array.shape[1] == width]
    return np.concatenate([np.zeros((0, width), "float32"), *fitting])
