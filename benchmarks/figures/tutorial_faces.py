"""Faces as good as that: after how many processor seconds, beside the networks of two tutorials?

`python -m benchmarks.figures tutorial_faces`

The first row is what `gankit train dcgan` has in colour. All run in the same training loop, ours,
not in the tutorials' own. The distance is that of `face_reader.py`, of 2,000
faces, measured at `MOMENTS`; `seconds to 60` is the first of these at which it was below 60, and
None that it never was. Neither compiling nor measuring counts.
"""

import time
from functools import partial

import imageio.v3 as imageio
import keras

from benchmarks.figures.face_reader import LEARNED_FROM, celeba_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from benchmarks.figures.tutorial_networks import (
    LATENT_DIM,
    SHAPE,
    pytorch_tutorial,
    tensorflow_tutorial,
)
from gankit.runs.recipes import SMALL_BATCHES

MOMENTS = (40, 60, 80, 100, 125, 150, 200, 250, 300, 350, 400, 500)  # in processor seconds
GOALS, FACES = (60, 30, 15), 2_000
STEPS = 6_500  # as many as the default takes until the last moment, about


def default_dcgan():
    """Builds what `gankit train dcgan` has in colour; its rates settle at the last moment."""
    from gankit.runs.builders import Task
    from gankit.runs.dcgan_builders import build_dcgan

    return build_dcgan(Task(SHAPE, LATENT_DIM, 0, STEPS))


BUILDERS = {
    "gankit train dcgan": (default_dcgan, SMALL_BATCHES["dcgan", "colour"]),
    "PyTorch's tutorial": (pytorch_tutorial, 128),
    "TensorFlow's tutorial": (tensorflow_tutorial, 256),
}


class Watched(keras.callbacks.Callback):
    """Counts processor seconds and ends a `fit` at the next moment."""

    def __init__(self):
        super().__init__()
        self.seconds, self.until, self.steps = 0.0, 0.0, 0

    def on_train_batch_begin(self, batch, logs=None):
        self.start = time.process_time()

    def on_train_batch_end(self, batch, logs=None):
        self.seconds += time.process_time() - self.start
        self.steps += 1
        self.model.stop_training = self.seconds >= self.until


def measure_all():
    """Trains each once and returns the rows."""
    for name in BUILDERS:
        measure_one(name)
    return stored_rows("tutorial_faces")


def measure_one(name, seed=0):
    """Trains one of `BUILDERS`, if that was not done, and returns its row."""
    settings = {"networks": name, "seed": seed}
    return measured_once("tutorial_faces", settings, partial(_measure, name, seed))


def _measure(name, seed):
    from gankit import data
    from gankit.data import shuffled_batches

    keras.utils.set_random_seed(seed)
    build, batch_size = BUILDERS[name]
    model, watched, reader, curve = build(), Watched(), celeba_reader(), []
    batches = shuffled_batches(data.load("celeba", limit=LEARNED_FROM), batch_size, seed)
    model.train_on_batch(next(batches)[0])  # compiles
    for watched.until in MOMENTS:
        how = {"shuffle": False, "verbose": 0, "callbacks": [watched]}
        model.fit(batches, steps_per_epoch=10**6, **how)
        curve.append([round(watched.seconds), round(reader.distance(_faces(model)), 1)])
        print(name, watched.steps, curve[-1], flush=True)
        if curve[-1][1] < min(GOALS):
            break
    _keep_sheet(model, name)
    first = {f"seconds to {goal}": _first_below(goal, curve) for goal in GOALS}
    return {"batch": batch_size, "steps": watched.steps, **first, "curve": curve}


def _first_below(goal, curve):
    return next((seconds for seconds, distance in curve if distance < goal), None)


def _faces(model):
    return model.generate(FACES, seed=0)


def _keep_sheet(model, name):
    from gankit.images import image_grid, signed_to_bytes

    (RESULTS / "cache").mkdir(exist_ok=True)
    sheet = image_grid(signed_to_bytes(model.generate(40, seed=0)), columns=10)
    imageio.imwrite(RESULTS / "cache" / f"tutorial_faces_{name.split()[0]}.png", sheet)
