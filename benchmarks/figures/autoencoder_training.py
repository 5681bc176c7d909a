"""How the figures train autoencoders: on real MNIST, with the rate falling to nearly nothing."""

import json
import shutil
import time
from functools import cache

import keras

from benchmarks.figures.results import RESULTS
from gankit import data

SHAPE, LATENT_DIM, BATCH_SIZE = (28, 28, 1), 49, 256


@cache
def real_digits(split):
    """Loads real MNIST as float32 in [0, 1].

    Args:
        split: `"train"` or `"test"`.

    Raises:
        ValueError: If there are only generated digits.
    """
    digits = data.load("mnist", split=split)
    if digits.is_generated:
        raise ValueError("Expected real MNIST. Point GANKIT_DATA at a folder with mnist.npz.")
    return digits.unit()


def compiled(model, epochs, learning_rate, jit_compile):
    """Compiles a model for so many epochs.

    Args:
        model: Model from images to images in [0, 1].
        epochs: How many will be trained; the learning rate falls along a cosine until their end.
        learning_rate: Where it begins.
        jit_compile: XLA, which is fast for dense networks on a CPU and slow for convolutions.
    """
    steps = epochs * -(-len(real_digits("train")) // BATCH_SIZE)
    schedule = keras.optimizers.schedules.CosineDecay(learning_rate, steps, alpha=0.01)
    model.compile(
        optimizer=keras.optimizers.Adam(schedule),
        loss="binary_crossentropy",
        metrics=["binary_crossentropy"],  # without what a penalty adds
        jit_compile=jit_compile,
    )
    return model


class Stopwatch(keras.callbacks.Callback):
    """Adds up what the epochs take, in a file, so that a stopped training keeps its count.

    Args:
        path: File for the two numbers.
    """

    def __init__(self, path):
        super().__init__()
        self.path = path
        self.spent = json.loads(path.read_text()) if path.exists() else [0.0, 0.0]

    def on_epoch_begin(self, epoch, logs=None):
        self.start = [time.perf_counter(), time.process_time()]

    def on_epoch_end(self, epoch, logs=None):
        now = [time.perf_counter(), time.process_time()]
        self.spent = [s + n - b for s, n, b in zip(self.spent, now, self.start, strict=True)]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.spent))


def train(model, epochs, name, is_resumable=False):
    """Trains a compiled model to reproduce clean images, and says what that took.

    Args:
        model: Compiled model.
        epochs: Passes over the 60,000 images.
        name: Of the training.
        is_resumable: For a training of hours: one that was stopped goes on at its last whole epoch
            when it is started again.

    Returns:
        Dict: seconds by the clock, and seconds that all threads together spent computing.
    """
    images = real_digits("train")
    folder = RESULTS / "cache" / f"training_{name}"
    if not is_resumable:
        shutil.rmtree(folder, ignore_errors=True)
    stopwatch = Stopwatch(folder / "seconds.json")
    backup = [keras.callbacks.BackupAndRestore(folder / "backup")] if is_resumable else []
    model.fit(
        images,
        images,
        batch_size=BATCH_SIZE,
        epochs=epochs,
        callbacks=[*backup, stopwatch],
        verbose=2 if is_resumable else 0,
    )
    shutil.rmtree(folder, ignore_errors=True)
    seconds, processor_seconds = map(round, stopwatch.spent)
    return {"seconds": seconds, "processor seconds": processor_seconds}


def test_loss(model):
    """Returns the mean binary cross-entropy on the 10,000 test images."""
    images = real_digits("test")
    values = model.evaluate(images, images, batch_size=1000, verbose=0, return_dict=True)
    return values["binary_crossentropy"]


def cached_model(name):
    """Returns the file in which a trained autoencoder is kept for other figures."""
    path = RESULTS / "cache" / f"autoencoder_{name}.keras"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
