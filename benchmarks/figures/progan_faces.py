"""Does growing pay? Faces of 64x64 in equal processor seconds: grown, not grown, and a DCGAN.

`python -m benchmarks.figures progan_faces`

`grown` and `at once` are the same final networks, losses and rates: the one begins with 8x8, the
other trains at 64x64 from the first step on. `r1` is the weight of R1, which holds their
discriminators, taken at `r1_samples` of a batch of `batch_size`. `dcgan` is that of `gankit train`:
the same as `at once` with rates that settle, and in rows without R1 the networks that it had
before. Each has as many processor seconds, compiling included (the grown one compiles at every
level), measuring not; in rows of batches of 32 their images were not blurred yet. The
distance is that of `face_reader.py`; `curve` holds it after each sixth of the time, of fewer
images. Images of a lower resolution are enlarged. The sheets of samples are in `results/cache/`.
"""

import time
from functools import partial
from itertools import product

import imageio.v3 as imageio
import keras

from benchmarks.figures.face_reader import celeba_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit.runs.progan_builder import R1_SAMPLES, R1_WEIGHT
from gankit.runs.recipes import SMALL_BATCHES

SHAPE, LATENT_DIM = (64, 64, 3), 100
HELD = {
    "r1": R1_WEIGHT["colour"],
    "r1_samples": R1_SAMPLES,
    "batch_size": SMALL_BATCHES["progan", "colour"],
}
BUDGETS = (120, 300, 600, 1_800)  # in seconds of a processor
MOMENTS, FEW, SAMPLES = 6, 2_000, 5_000
SEEDS = (0, 1, 2)
WAYS = ("grown", "at once", "dcgan")


def measure_all():
    """Trains each way with each seed for each time, and returns the rows."""
    for budget, seed, way in product(BUDGETS, SEEDS, WAYS):
        measure_one(way, budget, seed)
    return sorted(stored_rows("progan_faces"), key=_order)


def measure_one(way, budget, seed):
    """Trains one way with one seed for so many seconds, if that was not done; returns the row."""
    settings = {"way": way, **HELD, "processor seconds": budget, "seed": seed}
    return measured_once("progan_faces", settings, partial(_measure, way, budget, seed))


def _order(row):
    way = WAYS.index(row["way"]), row["r1"], -row["batch_size"]
    return row["processor seconds"], *way, row["seed"]


class Stopwatch:
    """Processor seconds, without those in which it is paused."""

    def __init__(self):
        self._start, self._paused = time.process_time(), 0.0

    @property
    def seconds(self):
        return time.process_time() - self._start - self._paused

    def measure(self, function):
        """Calls a function while the watch stands still, and returns what it returns."""
        begin = time.process_time()
        result = function()
        self._paused += time.process_time() - begin
        return result


class Until(keras.callbacks.Callback):
    """Ends a `fit` at a processor second; until then alpha rises as a schedule in seconds says."""

    def __init__(self, stopwatch, end, schedule):
        super().__init__()
        self.stopwatch, self.end, self.schedule = stopwatch, end, schedule
        self.steps = 0

    def on_train_batch_begin(self, batch, logs=None):
        if self.schedule is not None and self.model.level:
            self.model.alpha = self.schedule.at(self.stopwatch.seconds)[1]

    def on_train_batch_end(self, batch, logs=None):
        self.steps += 1
        self.model.stop_training = self.stopwatch.seconds >= self.end


def _measure(way, budget, seed):
    from gankit import data
    from gankit.data import image_levels, shuffled_batches
    from gankit.images import image_grid, signed_to_bytes
    from gankit.models.growing import evenly_growing

    faces, reader = data.load("celeba", limit=10_000), celeba_reader()
    sets = image_levels(faces, 8)
    batches = [
        shuffled_batches(each, HELD["batch_size"], (seed, level)) for level, each in enumerate(sets)
    ]
    schedule = evenly_growing(budget, len(sets)) if way == "grown" else None
    model = _built(way, budget, seed, next(batches[-1]))
    stopwatch, curve, steps = Stopwatch(), [], 0
    for moment in range(1, MOMENTS + 1):
        steps += _train_until(moment * budget / MOMENTS, model, batches, schedule, stopwatch)
        count = SAMPLES if moment == MOMENTS else FEW
        distance = stopwatch.measure(lambda count=count: reader.distance(_shown(model, count)))
        curve.append([round(stopwatch.seconds), round(distance, 1)])
    name = f"progan_faces_{way.replace(' ', '_')}_held_{budget}_{seed}"
    sheet = RESULTS / "cache" / f"{name}.png"
    imageio.imwrite(sheet, image_grid(signed_to_bytes(_shown(model, 40)), columns=10))
    noise = round(reader.noise_band, 2)
    return {"steps": steps, "frechet": curve[-1][1], "noise band": noise, "curve": curve}


def _train_until(end, model, batches, schedule, stopwatch):
    steps = 0
    while stopwatch.seconds < end:
        level, until = len(batches) - 1, end
        if schedule is not None:
            level, _ = schedule.at(stopwatch.seconds)
            while model.level < level:
                model.grow()
            if level + 1 < schedule.levels:
                until = min(end, schedule.start_of(level + 1))
        watch = Until(stopwatch, until, schedule)
        model.fit(
            batches[level], steps_per_epoch=10**6, shuffle=False, callbacks=[watch], verbose=0
        )
        steps += watch.steps
    return steps


def _built(way, budget, seed, batch):
    from gankit.runs.builders import Task
    from gankit.runs.dcgan_builders import build_dcgan
    from gankit.runs.progan_builder import build_progan

    keras.utils.set_random_seed(seed)
    if way == "dcgan":
        # Its rates settle with the run, so that it must know how many steps there will be.
        cost = _seconds_of_a_step(build_dcgan(Task(SHAPE, LATENT_DIM, seed, 1_000)), batch)
        keras.utils.set_random_seed(seed)
        return build_dcgan(Task(SHAPE, LATENT_DIM, seed, round(budget / cost)))
    model = build_progan(Task(SHAPE, LATENT_DIM, seed, 0))
    if way == "at once":
        while model.resolution < SHAPE[0]:
            model.grow()
        model.alpha = 1.0
    return model


def _seconds_of_a_step(model, batch, steps=40):
    model.train_on_batch(*batch)  # compiles
    start = time.process_time()
    for _ in range(steps):
        model.train_on_batch(*batch)
    return (time.process_time() - start) / steps


def _shown(model, count):
    from gankit.animation.growth_recorder import enlarged

    return enlarged(model.generate(count, seed=0), SHAPE[0])
