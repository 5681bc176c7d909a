"""What does a classifier read of MNIST that learned from the samples of a cGAN alone?

`python -m benchmarks.figures tstr`

`gankit train cgan --data mnist --steps 6000`. `samples` says what the classifier learned from, each
time in as many steps, four passes over 60,000: `20,000 of the last generator` are drawn once;
`several late, wide` are drawn afresh for each epoch from the generators after 50, 60, ... 100 % of
the training, with latent vectors of SCALE times the usual length; `real` is the control, MNIST's
training images. The settings were set down before anything was measured. 6,000 steps take less than
half of the six minutes of two cores that such a training may have: `the same of 12,000 steps` has
most of them, and was added after the others were known.
"""

from functools import partial

import numpy as np

from benchmarks.figures.results import measured_once, stored_rows
from benchmarks.figures.trained_cgan import TrainedCGAN
from gankit import data
from gankit.evaluation import drawn_from, drawn_from_real, train_on_synthetic_test_on_real

SEEDS = (10, 11, 12)
FIXED, CHOSEN, REAL = "20,000 of the last generator", "several late, wide", "real"
LONGER, LONG = "the same of 12,000 steps", 12_000
SCALE = 1.2


def measure_all():
    """Trains with three seeds and returns the rows."""
    for seed in SEEDS:
        for samples in (FIXED, CHOSEN, REAL, LONGER):
            settings = {"data": "mnist", "seed": seed, "samples": samples}
            measured_once("tstr", settings, partial(_measure, seed, samples))
    return stored_rows("tstr")


def _measure(seed, samples):
    trained = TrainedCGAN(seed, LONG) if samples == LONGER else TrainedCGAN(seed)
    draw_batch = DRAWING[samples](trained)
    test = data.load("mnist", split="test")
    return {
        "real digits read": train_on_synthetic_test_on_real(draw_batch, test, seed=seed),
        "processor seconds of the generator": 0 if samples == REAL else trained.work,
    }


def _fixed(trained):
    images, labels = drawn_from(trained.late[-1:])(20_000, seed=0)

    def draw_batch(count, seed):
        rows = np.random.default_rng(seed).permutation(len(images))[:count]
        return images[rows], labels[rows]

    return draw_batch


def _chosen(trained):
    return drawn_from(trained.late, scale=SCALE)


def _real(trained):
    return drawn_from_real(data.load("mnist"))


DRAWING = {FIXED: _fixed, CHOSEN: _chosen, LONGER: _chosen, REAL: _real}
