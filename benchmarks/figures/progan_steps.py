"""What does a step of a progressive GAN cost at each level, and what does growing save by it?

`python -m benchmarks.figures progan_steps`

Medians of rounds that are interleaved, in processor milliseconds; `paper's widths` holds as many
channels at every level, `ours` halves them from level to level. `at once` is the step at the last
level, which a network that doesn't grow pays from the first step on; `saved` is what growing saves
where each level gets as many steps.
"""

import time
from functools import partial

import keras
import numpy as np

from benchmarks.figures.results import measured_once, stored_rows

SIDE, LATENT_DIM, BATCH = 64, 100, 32
WIDTHS = {"ours": (128, 64, 32, 16), "paper's widths": (32, 32, 32, 32)}
ROUNDS, STEPS = 7, 4


def measure_all():
    """Measures each kind of widths once and returns the rows."""
    for name, widths in WIDTHS.items():
        settings = {"widths": name, "channels": ", ".join(map(str, widths))}
        measured_once("progan_steps", settings, partial(_measure, widths))
    return stored_rows("progan_steps")


def _measure(widths):
    models = [_at(level, widths) for level in range(len(widths))]
    batches = [_noise(model.resolution) for model in models]
    for model, batch in zip(models, batches, strict=True):
        model.train_on_batch(batch)  # compiles
    rounds = [
        [_milliseconds(*pair) for pair in zip(models, batches, strict=True)] for _ in range(ROUNDS)
    ]
    costs = np.median(rounds, axis=0)
    named = {
        f"{model.resolution}x{model.resolution} ms": round(float(cost), 1)
        for model, cost in zip(models, costs, strict=True)
    }
    return {**named, "saved": f"{100 * (1 - costs.mean() / costs[-1]):.0f} %"}


def _at(level, widths):
    from gankit.models.progan import ProgressiveGAN

    keras.utils.set_random_seed(0)
    model = ProgressiveGAN((SIDE, SIDE, 3), LATENT_DIM, filters=widths, level=level, seed=0)
    if level:
        model.alpha = 0.5
    model.compile(averages={"generator": 0.99})
    return model


def _noise(side):
    return np.random.default_rng(0).uniform(-1, 1, (BATCH, side, side, 3)).astype("float32")


def _milliseconds(model, batch):
    start = time.process_time()
    for _ in range(STEPS):
        model.train_on_batch(batch)
    return 1e3 * (time.process_time() - start) / STEPS
