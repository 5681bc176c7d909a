"""How well does a network read that saw 100 labels, and 47,000 images without any? On real MNIST.

`python -m benchmarks.figures semi_supervised`. With `GANKIT_SCALE=full` also longer
trainings and other seeds. Stop it whenever you like, it goes on at its last whole epoch.
"""

import json
import shutil
from functools import partial

import keras
import numpy as np

from benchmarks.figures.autoencoder_training import SHAPE, Stopwatch, real_digits
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit import data
from gankit.models import aae_networks as networks
from gankit.models.few_labels import MixedBatches, choose_few, shake
from gankit.models.priors import Normal
from gankit.models.semi_supervised_aae import SemiSupervisedAdversarialAutoencoder
from gankit.scale import scaled

CLASSES, STYLE_DIM, UNITS, DISCRIMINATOR_UNITS = 10, 10, (500, 500), (200, 200)
UNLABELLED, BATCH_SIZE, LEARNING_RATE, ALONE_STEPS = 47_000, 256, 2e-3, 2_000
REPORTED = {"the source's error": 0.03, "the paper's error": 0.019}
CURVES = RESULTS / "semi_supervised_curves.json"


def measure_all():
    """Trains at the length of a lesson, and from the labels alone; returns the rows."""
    longer = [(30, 0), (30, 1), (30, 2), (12, 1), (12, 2)]
    trainings = [(12, 0)] + scaled(smoke=[], lesson=[], full=longer)
    for epochs, seed in trainings:
        settings = {"labels": 100, "unlabelled": UNLABELLED, "epochs": epochs, "seed": seed}
        measured_once("semi_supervised", settings, partial(_measure, epochs, seed))
    settings = {"labels": 100, "unlabelled": 0, "epochs": 0, "seed": 0}
    measured_once("semi_supervised", settings, partial(_measure_alone, 0))
    return stored_rows("semi_supervised")


def build(seed):
    """Builds the model, its weights drawn from a seed."""
    keras.utils.set_random_seed(seed)
    return SemiSupervisedAdversarialAutoencoder(
        networks.build_label_and_style_encoder(SHAPE, CLASSES, STYLE_DIM, UNITS),
        networks.build_told_decoder(STYLE_DIM, CLASSES, SHAPE, UNITS),
        networks.build_discriminator(STYLE_DIM, DISCRIMINATOR_UNITS),
        networks.build_discriminator(CLASSES, DISCRIMINATOR_UNITS, name="label_discriminator"),
        Normal(STYLE_DIM),
        seed=seed,
    )


class Curve(keras.callbacks.Callback):
    """Notes the test error after each epoch in a file, so that a stopped training keeps it.

    Args:
        name: Of the training; the curves of all trainings share the file.
    """

    def __init__(self, name):
        super().__init__()
        self.name = name

    def on_epoch_end(self, epoch, logs=None):
        curves = json.loads(CURVES.read_text()) if CURVES.exists() else {}
        curves[self.name] = [*curves.get(self.name, [])[:epoch], test_error(self.model)]
        CURVES.write_text(json.dumps(curves, indent=1) + "\n")


def test_error(model):
    """Returns the share of the 10,000 test images that a model reads wrongly."""
    read = model.classify(real_digits("test"))
    return float(np.mean(read != data.load("mnist", split="test").labels))


def few_and_others(seed):
    """Returns the labelled images, their labels, and the images whose labels nobody sees."""
    images, labels = real_digits("train"), data.load("mnist").labels
    few, others = choose_few(labels, 100 // CLASSES, seed)
    return images[few], labels[few], images[others[:UNLABELLED]]


def _measure(epochs, seed):
    labelled_images, labels, images = few_and_others(seed)
    batches = MixedBatches(images, labelled_images, labels, BATCH_SIZE, seed=seed)
    model = build(seed)
    model.compile(model.falling_optimizers(epochs * len(batches), LEARNING_RATE))
    name = f"{epochs} epochs, seed {seed}"
    folder = RESULTS / "cache" / f"training_semi_supervised_{epochs}_{seed}"
    stopwatch = Stopwatch(folder / "seconds.json")
    backup = keras.callbacks.BackupAndRestore(folder / "backup")
    # The clock stops before the curve's point is read.
    model.fit(batches, epochs=epochs, callbacks=[backup, stopwatch, Curve(name)], verbose=2)
    shutil.rmtree(folder, ignore_errors=True)
    return {"test error": test_error(model), **_spent(stopwatch), **REPORTED}


def _measure_alone(seed):
    """Trains the same encoder on the 100 labels alone, shaken in the same way."""
    labelled_images, labels, _ = few_and_others(seed)
    random = np.random.default_rng(seed)
    encoder = build(seed).encoder
    classifier = keras.Model(encoder.input, encoder.outputs[0])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    classifier.compile(keras.optimizers.Adam(1e-3), loss, jit_compile=False)
    folder = RESULTS / "cache" / "training_100_labels"
    stopwatch = Stopwatch(folder / "seconds.json")
    shaken = ((shake(labelled_images, random), labels) for _ in range(ALONE_STEPS))
    classifier.fit(shaken, steps_per_epoch=ALONE_STEPS, callbacks=[stopwatch], verbose=0)
    shutil.rmtree(folder, ignore_errors=True)
    read = classifier.predict(real_digits("test"), batch_size=1000, verbose=0).argmax(axis=1)
    error = float(np.mean(read != data.load("mnist", split="test").labels))
    return {"test error": error, **_spent(stopwatch), **REPORTED}


def _spent(stopwatch):
    seconds, processor_seconds = map(round, stopwatch.spent)
    return {"seconds": seconds, "processor seconds": processor_seconds}
