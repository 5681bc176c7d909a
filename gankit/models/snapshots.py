"""Generators of several moments of one training: early ones draw look-alikes, late ones variety."""

import keras

from gankit.adversarial.averaging import averaged_copy


class GeneratorSnapshots(keras.callbacks.Callback):
    """Keeps copies of a model's generator while it trains; the training is not changed.

    What is copied is what `generate` draws with: the averaged generator where the model keeps one.
    Steps are counted through all epochs, and on through repeated `fit` calls.

    Args:
        steps: Step numbers after which a copy is kept, from 1. One that is jumped over
            (`steps_per_execution`) is kept at the next.

    Attributes:
        generators: Dict from the step, as it was asked for, to the copy, a `keras.Model`; it
            grows while the model trains.

    Example:

    >>> snapshots = GeneratorSnapshots(steps_at(4_000, (0.05, 0.1, 0.2)))
    >>> cgan.fit(batches, epochs=1, steps_per_epoch=4_000, callbacks=[snapshots])
    >>> sorted(snapshots.generators)
    [200, 400, 800]
    """

    def __init__(self, steps):
        super().__init__()
        steps = sorted(set(steps))
        if not steps or steps[0] < 1:
            raise ValueError(f"Expected step numbers of at least 1. Received: {steps}")
        self.generators = {}
        self._due = steps
        self._step = self._epoch_start = 0

    def on_epoch_begin(self, epoch, logs=None):
        self._epoch_start = self._step

    def on_train_batch_end(self, batch, logs=None):
        self._step = self._epoch_start + batch + 1
        while self._due and self._due[0] <= self._step:
            # subtle: on JAX the access to `model` brings the trained state back
            self.generators[self._due.pop(0)] = averaged_copy(self.model.acting("generator"))


def steps_at(steps, shares):
    """Turns shares of a training into step numbers. Example: 4,000 and (.05, .1) -> [200, 400].

    Args:
        steps: Steps of the whole training.
        shares: Iterable of numbers in (0, 1].

    Returns:
        List of increasing, different whole numbers from 1 to `steps`.

    Raises:
        ValueError: If a share lies outside of (0, 1], where no step of the training is.
    """
    shares = list(shares)
    if not all(0 < share <= 1 for share in shares):
        raise ValueError(f"Expected shares above 0 and at most 1. Received: {shares}")
    return sorted({max(1, round(share * steps)) for share in shares})
