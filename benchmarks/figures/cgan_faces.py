"""Faces as asked: does `gankit train cgan` draw smiles and glasses, in a quarter of an hour?

`python -m benchmarks.figures cgan_faces`

As the command builds it, for as many steps as take `SECONDS` processor seconds. Every pair of
answers is asked for as often; `Smiling, yes` is how often faces that were to smile are read so, by
the reader of `attribute_reader.py`, which reads `real` faces it has not seen as right as that.
(That of `face_reader.py` finds half of the glasses.) It learned from faces of which one in fifteen
wears glasses, and expects as many; here every second one should. So its logits are moved by the log
odds of what it learned from, as Bayes' rule has it. `frechet` is of faces asked for as often as
there are real ones.
"""

import time
from functools import cache, partial
from itertools import product

import imageio.v3 as imageio
import keras
import numpy as np

from benchmarks.figures.attribute_reader import attributes_of, trained_attribute_reader
from benchmarks.figures.equal_time import steps_that_take
from benchmarks.figures.face_reader import FACES, LEARNED_FROM, celeba_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows

NAMES, SHAPE, LATENT_DIM = ("Smiling", "Eyeglasses"), (64, 64, 3), 100
SECONDS, SEEDS, SAMPLES = 900, (0, 1, 2), 5_000
ANSWERS = {"yes": 1, "no": 0}


def measure_all():
    """Trains with each seed and returns the rows."""
    for seed in SEEDS:
        measure_one(seed)
    return stored_rows("cgan_faces")


def measure_one(seed, precision="bfloat16"):
    """Trains with one seed, if that was not done, and returns its row."""
    settings = {"seed": seed, "for seconds": SECONDS, "precision": precision}
    return measured_once("cgan_faces", settings, partial(_measure, seed, precision))


def _measure(seed, precision):
    from gankit import data
    from gankit.data import shuffled_batches
    from gankit.runs.recipes import default_batch_size

    faces = data.load("celeba", limit=FACES)
    labels = attributes_of(faces, NAMES)
    few, size = data.load("celeba", limit=LEARNED_FROM), default_batch_size("cgan", SHAPE)
    batches = shuffled_batches(few, size, seed, labels[:LEARNED_FROM])
    steps = steps_that_take(SECONDS, _built(1_000, seed, precision), batches)
    model = _built(steps, seed, precision)
    start = time.process_time()
    model.fit(batches, steps_per_epoch=steps, verbose=0, shuffle=False)
    seconds = round(time.process_time() - start)
    usual = np.random.default_rng(0).choice(labels, SAMPLES)
    distance = round(celeba_reader().distance(model.generate(SAMPLES, labels=usual, seed=0)), 2)
    read = {"steps": steps, "processor seconds": seconds, "frechet": distance}
    return {**read, **_obeyed(model, f"{precision}_{seed}"), **_real(faces, labels)}


def _built(steps, seed, precision):
    from gankit.half_precision import built_in
    from gankit.runs.builders import Task
    from gankit.runs.cgan_builders import build_cgan

    keras.utils.set_random_seed(seed)
    task = Task(SHAPE, LATENT_DIM, seed, steps, label_length=len(NAMES), has_attributes=True)
    with built_in(precision):
        return build_cgan(task)


def _obeyed(model, name):
    from gankit.images import image_grid, signed_to_bytes

    asked = np.tile(list(product((0, 1), repeat=len(NAMES))), (SAMPLES // 4, 1)).astype("float32")
    images = model.generate(len(asked), labels=asked, seed=1)
    (RESULTS / "cache").mkdir(exist_ok=True)
    sheet = image_grid(signed_to_bytes(images[:80]), columns=8)
    imageio.imwrite(RESULTS / "cache" / f"cgan_faces_{name}.png", sheet)
    return _read_so(_read(images), asked, "{}, {}")


def _real(faces, labels):
    held_out = slice(LEARNED_FROM, FACES)
    return _read_so(_read(faces.signed(held_out)), labels[held_out], "real: {}, {}")


def _read(images):
    reader, columns, expected = _reader()
    return reader.predict(images, batch_size=250, verbose=0)[:, columns] > expected


@cache
def _reader():
    from gankit import data

    faces = data.load("celeba", limit=LEARNED_FROM)
    names, shares = list(faces.attributes), attributes_of(faces, NAMES).mean(axis=0)
    columns = [names.index(name) for name in NAMES]
    return trained_attribute_reader(faces), columns, np.log(shares / (1 - shares))


def _read_so(read, truth, words):
    """Returns how often each answer to each question is read where it is so."""
    return {
        words.format(name, word): round(
            float(np.mean(read[:, k][truth[:, k] == answer] == answer)), 3
        )
        for k, name in enumerate(NAMES)
        for word, answer in ANSWERS.items()
    }
