"""What does the way back read in a translation that no eye sees?

`python -m benchmarks.figures steganography`

Digits drawn on coloured ground to plain white digits and back: the plain digit does not show the
colours, and yet the way back finds them again. Where does it read them? Normal noise is added to
the translation, or it is rounded to the 256 levels of a file, before it is translated back; `error`
is the mean absolute difference of what comes back from the original, on images of the test set, of
a range of 2. Then the same for a translator that was trained with noise before the way back, in as
many steps from the same initial weights. `blind` is the error of the best guess that sees nothing
of an image: the mean of all originals.

After Chu et al. 2017 (the finding) and Bashkirova et al. 2019 (the cure). Generated digits, so that
it runs offline.
"""

import time
from functools import cache, partial

import keras
import numpy as np

from benchmarks.figures.results import measured_once, stored_rows
from benchmarks.figures.translation_pairs import build_networks
from gankit import data
from gankit.data import matched, pair_batches
from gankit.data.drawn.stand_ins import signboard_digits
from gankit.models.cyclegan import CycleGAN
from gankit.schedules import settling_optimizers

SIDE, FILTERS, BLOCKS = 16, 16, 2
STEPS, BATCH_SIZE, RATE = 2_000, 64, 5e-4
CURES = (0.0, 0.1)  # noise before the way back, in training
NOISES = (0.0, 0.02, 0.05, 0.1)  # the same when the translation is read
SEEDS = (0, 1, 2)
TESTED = 1_000


def measure_all():
    """Trains with and without the cure and returns the rows."""
    for seed in SEEDS:
        for cure in CURES:
            settings = {"noise in training": cure, "seed": seed, "steps": STEPS}
            measured_once("steganography", settings, partial(_measure, cure, seed))
    return sorted(
        stored_rows("steganography"), key=lambda row: (row["noise in training"], row["seed"])
    )


@cache
def _sets(split):
    """Coloured digits and plain ones, which are others, all with three channels."""
    coloured = data.Dataset(*signboard_digits(split, size=SIDE)[:2], "coloured", "generated")
    plain = data.load("digits", split, size=SIDE)
    half = len(coloured) // 2
    return matched(coloured[:half], plain[half:])


def _measure(cure, seed):
    coloured, plain = _sets("train")
    keras.utils.set_random_seed(seed)
    networks = build_networks(coloured.images.shape[1:], FILTERS, BLOCKS, noise=0.0)
    model = CycleGAN(*networks, cycle_noise=cure, seed=seed)
    model.compile(settling_optimizers(model, STEPS, RATE), jit_compile=False)
    start = time.process_time()
    batches = pair_batches(coloured, plain, BATCH_SIZE, seed)
    model.fit(batches, steps_per_epoch=STEPS, shuffle=False, verbose=0)
    work = time.process_time() - start
    originals = _sets("test")[0].signed(slice(TESTED))
    translated = model.to_target(originals)
    random = np.random.default_rng(seed)
    noised = {
        f"error, noise {noise:g}": translated + noise * random.standard_normal(translated.shape)
        for noise in NOISES
    }
    noised["error, 256 levels"] = np.rint((translated + 1) * 127.5) / 127.5 - 1
    errors = {
        name: float(np.abs(model.to_source(images.astype("float32")) - originals).mean())
        for name, images in noised.items()
    }
    blind = float(np.abs(originals.mean(axis=0) - originals).mean())
    return errors | {"blind": blind, "processor seconds": round(work)}
