"""Does `gankit train cgan --data mnist` draw the digit that was asked for, and to what use?

`python -m benchmarks.figures cgan_mnist`

Two ways of telling the discriminator the label, in the same time: `cgan` by projection,
`cgan_planes` as planes of the image. `as asked` is the share of 10,000 samples that the independent
reader reads as the digit that was asked for, `as asked, last weights` the same for the generator
without its average. `real digits read` is the share of MNIST's test set that a classifier reads
which saw nothing but 20,000 generated digits and the labels they were asked for. The sheet of
samples is kept in `results/cache/`: a reader can be sure of what is no digit, so look at it.
"""

import os
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows

READ, LEARNED = 10_000, 20_000
LEARNING_EPOCHS = 12  # over 20,000 digits: as many steps as the reader took over 60,000
SEEDS = (0, 1, 2)
LONGER = 3  # times a lesson's length


def measure_all():
    """Trains both kinds with three seeds, the better one longer as well, and returns the rows."""
    trained = [(model, seed, 1) for seed in SEEDS for model in ("cgan", "cgan_planes")]
    for model, seed, times in [*trained, ("cgan", 0, LONGER)]:
        settings = {"model": model, "times a lesson's length": times, "seed": seed}
        measured_once("cgan_mnist", settings, partial(_measure, model, times, seed))
    return stored_rows("cgan_mnist")


def _measure(name, times, seed):
    from gankit import runs
    from gankit.runs.recipes import default_steps

    os.environ["GANKIT_SCALE"] = "lesson"
    steps = times * default_steps(name, (28, 28, 1))
    reader = mnist_reader()
    with tempfile.TemporaryDirectory() as folder:
        start, start_of_work = time.perf_counter(), time.process_time()
        run = runs.train(name, "mnist", Path(folder) / "run", steps=steps, seed=seed)
        seconds, work = time.perf_counter() - start, time.process_time() - start_of_work
        shutil.copy(run.folder / "samples.png", RESULTS / "cache" / f"{name}_{seed}_{steps}.png")
        model = run.load_model()
    asked = np.arange(READ) % 10
    images = model.generate(READ, seed=0)
    return {
        "steps": steps,
        "threads": int(os.environ.get("TF_NUM_INTRAOP_THREADS", os.cpu_count())),
        "seconds": round(seconds),
        "processor seconds": round(work),
        "as asked": _agreement(reader, images, asked),
        "as asked, last weights": _agreement(reader, _last_weights(model, asked), asked),
        "frechet": reader.read(images)["frechet"],
        "real digits read": _use_for_learning(model, seed),
        "reader's test accuracy": reader.test_accuracy,
    }


def _agreement(reader, images, asked):
    logits = reader.classifier.predict(images, batch_size=500, verbose=0)
    return float(np.mean(logits.argmax(axis=1) == asked))


def _last_weights(model, asked):
    latents = np.random.default_rng(0).standard_normal((len(asked), model.latent_dim), np.float32)
    vectors = np.eye(10, dtype="float32")[asked]
    return model.generator.predict([latents, vectors], batch_size=500, verbose=0)


def _use_for_learning(model, seed):
    from gankit import data
    from gankit.models.classifier import reading_accuracy, train_classifier

    images, asked = model.generate(LEARNED, seed=1), np.arange(LEARNED) % 10
    classifier = train_classifier(images, asked, epochs=LEARNING_EPOCHS, seed=seed)
    return reading_accuracy(classifier, data.load("mnist", split="test"))
