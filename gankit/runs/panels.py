"""Panels: what to measure of a GAN beside its losses while an animation of it is recorded.

A panel is a function from the model to `{"panel: curve": number}`, for the recorders' `panels=`.
Each of these takes the figure that it draws as a function of plain arrays, so that it can be
replaced by one of your own. Measuring changes nothing in the training.
"""

import functools
from collections.abc import Callable, Iterable
from typing import Any

import keras
import numpy as np

from gankit.adversarial.gradients import loss_and_gradients
from gankit.adversarial.turns import without
from gankit.animation.inference import inference_call

Panel = Callable[[keras.Model], dict[str, float]]


def gradient_panel(real: np.ndarray, norm: Callable | None = None) -> Panel:
    """Makes the panel "gradient norm": how strongly each phase pulls at its learners.

    Args:
        real: Float array, a batch of real samples, the same at every measurement.
        norm: Function from a list of arrays, one per weight, to a number. By default the length
            of all of them as one vector.

    Returns:
        Function from an `AdversarialModel` to a dict of numbers, one for each of its phases.
    """
    norm = norm or gradient_norm
    gradients_by_phase = _Reading(gradients_of, real)

    def panel(model):
        by_phase = gradients_by_phase(model)
        return {f"gradient norm: {name}": norm(found) for name, found in by_phase.items()}

    return panel


def accuracy_panel(real: np.ndarray, accuracy: Callable | None = None) -> Panel:
    """Makes the panel "discriminator is right": how much of real and of fake it recognises.

    Args:
        real: Float array, a batch of real samples; as many fresh fakes stand beside them.
        accuracy: Function from `(real_logits, fake_logits)` to two shares in [0, 1].

    Returns:
        Function from a `GAN` to a dict of two numbers.
    """
    accuracy = accuracy or discriminator_accuracy
    logits = _Reading(logits_of, real)

    def panel(model):
        on_real, on_fake = accuracy(*logits(model))
        return {
            "discriminator is right: on real": on_real,
            "discriminator is right: on fake": on_fake,
        }

    return panel


def confusion_panel(real: np.ndarray, matrix: Callable | None = None) -> Panel:
    """Makes the panel "confusion matrix": its four counts.

    Args:
        real: Float array, a batch of real samples; as many fresh fakes stand beside them.
        matrix: Function from `(real_logits, fake_logits)` to `[[real called real, real called
            fake], [fake called real, fake called fake]]`.

    Returns:
        Function from a `GAN` to a dict of four numbers.
    """
    matrix = matrix or confusion_matrix
    logits = _Reading(logits_of, real)

    def panel(model):
        rows = matrix(*logits(model))
        return {
            f"confusion matrix: {was} called {said}": count
            for was, row in zip(("real", "fake"), rows, strict=True)
            for said, count in zip(("real", "fake"), row, strict=True)
        }

    return panel


def spread_panel(
    shown: np.ndarray, real: np.ndarray, spread: Callable | None = None, seed: int = 0
) -> Panel:
    """Makes the panel "pixel spread": how different the pictures are from one another.

    Args:
        shown: The latent vectors whose pictures the animation shows.
        real: Float array, a batch of real samples, for comparison.
        spread: Function from images `(N, H, W, C)` to a number.
        seed: Whole number that draws as many latent vectors as are shown, from the unit normal
            distribution that a `GAN` learns with.

    Returns:
        Function from a `GAN` to a dict of three numbers.
    """
    spread = spread or pixel_spread
    fresh = np.random.default_rng(seed).standard_normal(np.shape(shown), np.float32)
    calls = {}

    def panel(model):
        if id(model) not in calls:
            calls[id(model)] = inference_call(model)
        call = calls[id(model)]
        return {
            "pixel spread: shown": spread(call(np.asarray(shown, "float32"))),
            "pixel spread: fresh": spread(call(fresh)),
            "pixel spread: real": spread(real),
        }

    return panel


def gradient_norm(gradients: Iterable[np.ndarray]) -> float:
    """Length of all gradients as one vector. Example: `[[3.0], [[4.0]]] -> 5.0`."""
    return float(np.sqrt(sum(np.sum(np.square(gradient)) for gradient in gradients)))


def discriminator_accuracy(real_logits: np.ndarray, fake_logits: np.ndarray) -> tuple[float, float]:
    """Shares of real and of fake that are recognised. Example: `[1, -1], [-1] -> 0.5, 1.0`."""
    return float(np.mean(real_logits > 0)), float(np.mean(fake_logits <= 0))


def confusion_matrix(real_logits: np.ndarray, fake_logits: np.ndarray) -> list[list[int]]:
    """Counts what real and fake samples were called, real first. A logit above 0 says "real"."""
    rows = [np.asarray(logits) > 0 for logits in (real_logits, fake_logits)]
    return [[int(row.sum()), int((~row).sum())] for row in rows]


def pixel_spread(images: np.ndarray) -> float:
    """Deviation of each pixel over the images, averaged over the pixels; 0 if all are the same."""
    return float(np.std(images, axis=0).mean())


def gradients_of(model: keras.Model, real: Any) -> dict[str, list]:
    """Takes the gradients of every phase's loss for its learners, and moves nothing.

    Args:
        model: An `AdversarialModel`.
        real: Tensor, the batch.

    Returns:
        Dict from the phase's name to a list of tensors, one for each weight that its loss
        depends on.
    """
    found = {}
    for phase in model.phases():
        learned = phase.learned_variables()
        others = without(model.variables, learned)
        loss = functools.partial(phase.loss, real)
        _, gradients, _ = loss_and_gradients(loss, learned, others, 1.0)
        found[phase.name] = [gradient for gradient in gradients if gradient is not None]
    return found


def logits_of(model: keras.Model, real: Any) -> tuple[Any, Any]:
    """Asks the discriminator as in its own turn: about real samples and as many fresh fakes.

    Args:
        model: A `GAN`.
        real: Tensor, the batch.

    Returns:
        Two tensors `(N, 1)`, real first.
    """
    with keras.StatelessScope():  # whatever it writes, statistics and seeds, is dropped
        fakes = model.fakes_like(real)
        return [model.discriminator(samples, training=True) for samples in (real, fakes)]


class _Reading:
    """A function of `(model, real)` on one batch, as arrays; compiled once for each model."""

    def __init__(self, function, real):
        self._function = function
        self._real = keras.ops.convert_to_tensor(real)
        self._compiled = {}

    def __call__(self, model):
        if id(model) not in self._compiled:
            self._compiled[id(model)] = _compiled(functools.partial(self._function, model))
        read = self._compiled[id(model)](self._real)
        return keras.tree.map_structure(keras.ops.convert_to_numpy, read)


def _compiled(function):
    if keras.backend.backend() != "tensorflow":
        return function
    import tensorflow

    return tensorflow.function(function)
