"""How far does the slow GAN of lesson 08 come on the small digits of the graded race?

`python -m benchmarks.figures graded_race`: the mark of
`animation.race` is near the median of these.
"""

import statistics
from functools import partial

import keras
import numpy as np

from benchmarks.figures.results import measured_once, stored_rows
from gankit.exercises.lesson_08.race import SHAPE, SLOW_STEPS, digits_at_an_angle
from gankit.exercises.recording.likeness import Likeness
from gankit.exercises.recording.race import SHOWN, Clock, drawn, endless_batches, train
from gankit.runs.slow_baseline import LATENT_DIM, build_slow_gan

EVERY, AROUND = 50, 3  # measurements whose median is what it came to


def measure_all():
    """Trains the slow GAN with five seeds, each at an angle of its own, and returns the rows."""
    for seed in range(5):
        measured_once("graded_race", {"seed": seed}, partial(_measure, seed))
    return stored_rows("graded_race")


def _measure(seed):
    training, _ = digits_at_an_angle(seed)
    keras.utils.set_random_seed(seed)
    model, likeness, clock = build_slow_gan(SHAPE), Likeness(training), Clock()
    batches = endless_batches(training, seed)
    latents = np.random.default_rng(seed).standard_normal((SHOWN, LATENT_DIM), np.float32)
    clock.stop()
    distances = []
    for _ in range(SLOW_STEPS // EVERY + 1):
        clock.go_on()
        train(model, batches, EVERY)
        clock.stop()
        distances.append(likeness.distance(drawn(model, latents)))
    return {
        "distance": statistics.median(distances[-AROUND:]),
        "processor seconds": clock.seconds,
    }
