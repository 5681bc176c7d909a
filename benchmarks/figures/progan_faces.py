"""Does growing pay? Faces of 64x64 in equal processor seconds: grown, and drawn at once.

`python -m benchmarks.figures progan_faces`

`grown` and `dcgan` are those of `gankit train`, the same final networks, losses and rates: the one
begins with 8x8, the other trains at 64x64 from the first step on. Each has as many processor
seconds, compiling included (the grown one compiles at every level), measuring not. The last level
has `last share` of the grown one's; the rates of both settle in the last third of the seconds. The
distance is that of `face_reader.py`; `curve` holds it after each sixth of the time, of fewer
images. Images of a lower resolution are enlarged. The sheets of samples are in `results/cache/`.

`r1` is the weight of R1, which holds their discriminators, taken at `r1_samples` of a batch of
`batch_size`. In rows of float32, which are older, rates stayed as they were but for the DCGAN's,
`at once` is a grown one that begins at 64x64, rows of batches of 32 had no blur, and rows without
R1 the networks that the DCGAN had before.
"""

import time
from functools import partial
from itertools import product

import imageio.v3 as imageio
import keras

from benchmarks.figures.face_reader import celeba_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit.models.growing import evenly_growing
from gankit.runs.progan_builder import BETAS, R1_SAMPLES, R1_WEIGHT, RATE
from gankit.runs.recipes import SMALL_BATCHES
from gankit.schedules import settled_share

SHAPE, LATENT_DIM = (64, 64, 3), 100
HELD = {
    "r1": R1_WEIGHT["colour"],
    "r1_samples": R1_SAMPLES,
    "batch_size": SMALL_BATCHES["progan", "colour"],
}
DTYPE = "mixed_bfloat16"
LAST_SHARE = 0.7  # of the time: at .4, its share of the steps, it comes too late
BUDGETS = (600, 1_800)  # in seconds of a processor
MOMENTS, FEW, SAMPLES = 6, 2_000, 5_000
SEEDS = (0, 1, 2)
WAYS = ("grown", "dcgan")


def measure_all():
    """Trains each way with each seed for each time, and returns the rows."""
    for budget, seed, way in product(BUDGETS, SEEDS, WAYS):
        measure_one(way, budget, seed)
    return sorted(stored_rows("progan_faces"), key=_order)


def measure_one(way, budget, seed):
    """Trains one way with one seed for so many seconds, if that was not done; returns the row."""
    times = {"last share": LAST_SHARE if way == "grown" else 1.0, "processor seconds": budget}
    settings = {"way": way, **HELD, "dtype": DTYPE, **times, "seed": seed}
    return measured_once("progan_faces", settings, partial(_measure, way, budget, seed))


def _order(row):
    way = row["way"], row["r1"], -row["batch_size"], row["dtype"]
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


class Mover:
    """What moves in a run by the seconds of a watch in place of steps.

    Args:
        budget: Seconds of the whole run.
        growth: A `GrowthSchedule` in seconds; None for a run at one size.
    """

    def __init__(self, budget, growth=None):
        self.budget, self.growth = budget, growth

    def move(self, model, seconds):
        """Sets the rates of a model to those of a second, and the alpha of one that has grown."""
        model.optimizer.learning_rate = RATE * settled_share(seconds / self.budget)
        if self.growth is not None and model.level:
            model.alpha = self.growth.at(seconds)[1]

    def grow(self, model, seconds):
        """Grows a model to the level of a second; returns the level, and when the next begins."""
        if self.growth is None:
            return -1, self.budget
        level, _ = self.growth.at(seconds)
        while model.level < level:
            model.grow()
        last = level + 1 == self.growth.levels
        return level, self.budget if last else self.growth.start_of(level + 1)


class Until(keras.callbacks.Callback):
    """Ends a `fit` at a processor second; until then a mover moves with the seconds."""

    def __init__(self, stopwatch, end, mover):
        super().__init__()
        self.stopwatch, self.end, self.mover = stopwatch, end, mover
        self.steps = 0

    def on_train_batch_begin(self, batch, logs=None):
        self.mover.move(self.model, self.stopwatch.seconds)

    def on_train_batch_end(self, batch, logs=None):
        self.steps += 1
        self.model.stop_training = self.stopwatch.seconds >= self.end


def _measure(way, budget, seed):
    from gankit import data
    from gankit.data import image_levels, shuffled_batches
    from gankit.images import image_grid, signed_to_bytes

    faces, reader = data.load("celeba", limit=10_000), celeba_reader()
    sets = image_levels(faces, 8)
    batches = [
        shuffled_batches(each, HELD["batch_size"], (seed, level)) for level, each in enumerate(sets)
    ]
    growth = evenly_growing(budget, len(sets), LAST_SHARE) if way == "grown" else None
    mover, model = Mover(budget, growth), _built(way, seed)
    stopwatch, curve, steps = Stopwatch(), [], 0
    for moment in range(1, MOMENTS + 1):
        steps += _train_until(moment * budget / MOMENTS, model, batches, mover, stopwatch)
        count = SAMPLES if moment == MOMENTS else FEW
        distance = stopwatch.measure(lambda count=count: reader.distance(_shown(model, count)))
        curve.append([round(stopwatch.seconds), round(distance, 1)])
    name = f"progan_faces_{way}_settling_{budget}_{seed}"
    sheet = RESULTS / "cache" / f"{name}.png"
    imageio.imwrite(sheet, image_grid(signed_to_bytes(_shown(model, 40)), columns=10))
    noise = round(reader.noise_band, 2)
    return {"steps": steps, "frechet": curve[-1][1], "noise band": noise, "curve": curve}


def _train_until(end, model, batches, mover, stopwatch):
    steps = 0
    while stopwatch.seconds < end:
        level, next_level = mover.grow(model, stopwatch.seconds)
        watch = Until(stopwatch, min(end, next_level), mover)
        model.fit(
            batches[level], steps_per_epoch=10**6, shuffle=False, callbacks=[watch], verbose=0
        )
        steps += watch.steps
    return steps


def _built(way, seed):
    from gankit.runs.builders import Task
    from gankit.runs.dcgan_builders import build_dcgan
    from gankit.runs.progan_builder import build_progan

    build = {"grown": build_progan, "dcgan": build_dcgan}[way]
    keras.utils.set_random_seed(seed)
    keras.config.set_dtype_policy(DTYPE)
    model = build(Task(SHAPE, LATENT_DIM, seed, steps=1))
    keras.config.set_dtype_policy("float32")
    # In place of rates that settle by steps.
    model.compile({phase.name: keras.optimizers.Adam(RATE, **BETAS) for phase in model.phases()})
    return model


def _shown(model, count):
    from gankit.animation.growth_recorder import enlarged

    return enlarged(model.generate(count, seed=0), SHAPE[0])
