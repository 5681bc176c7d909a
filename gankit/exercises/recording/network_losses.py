"""Lets an answer compute a loss with networks, and differentiates it for the one that learns."""

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np

from gankit.exercises.evidence import Unusable
from gankit.exercises.recording.differentiation import gradients_for_variables
from gankit.exercises.recording.returned import checked_return
from gankit.exercises.recording.small_models import build_encoder
from gankit.exercises.recording.tiny import build_discriminator


@dataclass(frozen=True)
class NetworkLoss:
    """Calls an answer with networks; the evidence is `the loss` and `its gradient`.

    Args:
        build: Function of the inputs that returns the answer's arguments.
        learner: Position among these of the network that learns, or a tuple of positions; the
            gradient is one long vector for all their weights.
    """

    build: Callable
    learner: int | tuple[int, ...]

    def __call__(self, answer, *inputs):
        arguments = self.build(*inputs)
        loss = checked_return(answer(*arguments), "the loss")
        if loss.shape != ():
            raise Unusable(f"The loss has the shape {loss.shape}: it must be one number, a mean.")
        learners = (self.learner,) if isinstance(self.learner, int) else self.learner
        weights = [v for place in learners for v in arguments[place].trainable_variables]
        gradients = gradients_for_variables(
            lambda: keras.ops.convert_to_tensor(answer(*arguments), dtype="float32"), weights
        )
        flat = np.concatenate([gradient.ravel() for gradient in gradients])
        return {"the loss": loss, "its gradient": flat}


def encoder_in_the_game(images, samples, weights, model_seed):
    """Returns `(encoder, discriminator, images)`, built of inputs from `drawn_codes`."""
    encoder, _, discriminator = weights
    networks = build_encoder(encoder), build_discriminator(discriminator)
    return *networks, keras.ops.convert_to_tensor(images)


def discriminator_in_the_game(images, samples, weights, model_seed):
    """Returns `(encoder, discriminator, images, samples)`, built of inputs from `drawn_codes`."""
    arguments = encoder_in_the_game(images, samples, weights, model_seed)
    return *arguments, keras.ops.convert_to_tensor(samples)
