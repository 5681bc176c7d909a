"""How far does `gankit train` come on 10,000 real faces, in minutes and in half an hour?

`python -m benchmarks.figures dcgan_celeba`

`frechet` is the distance of 5,000 generated faces to 5,000 real ones in the features of a
classifier of their 40 attributes, trained here; 5,000 other real faces lie at `noise band`. The
sheet of samples is kept in `results/cache/`: the distance does not see everything, so look at it.
Rows of a `dcgan` of other rates are of the networks that it had before.
"""

import os
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.figures.face_reader import celeba_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit.runs.dcgan_builders import TEXTBOOK_RATE
from gankit.runs.progan_builder import RATE

SAMPLES = 5_000
LESSON, HALF_AN_HOUR = 1, 5  # in lengths of a lesson's run
RUNS = (
    ("dcgan", RATE, LESSON),
    ("dcgan_textbook", TEXTBOOK_RATE, LESSON),
    ("dcgan", RATE, HALF_AN_HOUR),
)


def measure_all():
    """Trains each and returns the rows."""
    for model, rate, times in RUNS:
        settings = {"model": model, "learning rate": rate, "times a lesson's length": times}
        measured_once("dcgan_celeba", settings, partial(_measure, model, times))
    return stored_rows("dcgan_celeba")


def _measure(name, times):
    from gankit import runs
    from gankit.runs.recipes import default_steps

    os.environ["GANKIT_SCALE"] = "lesson"
    steps = times * default_steps(name, (64, 64, 3))
    with tempfile.TemporaryDirectory() as folder:
        start, start_of_work = time.perf_counter(), time.process_time()
        run = runs.train(name, "celeba", Path(folder) / "run", steps=steps)
        seconds, work = time.perf_counter() - start, time.process_time() - start_of_work
        (RESULTS / "cache").mkdir(exist_ok=True)
        shutil.copy(run.folder / "samples.png", RESULTS / "cache" / f"{name}_faces_{steps}.png")
        images = run.load_model().generate(SAMPLES, seed=0)
    reader = celeba_reader()
    return {
        "seed": 0,
        "steps": steps,
        "seconds": round(seconds),
        "processor seconds": round(work),
        "frechet": round(reader.distance(images), 2),
        "noise band": round(reader.noise_band, 2),
        "attributes read right": round(reader.accuracy, 3),
        "by guessing the usual": round(reader.guessing, 3),
    }
