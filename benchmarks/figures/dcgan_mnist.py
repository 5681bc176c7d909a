"""How well one can read what `gankit train dcgan --data mnist` draws at lesson scale.

`python -m benchmarks.figures dcgan_mnist`
"""

import os
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import measured_once, stored_rows

SAMPLES = 1_000


def measure_all():
    """Trains with three seeds and returns the rows."""
    for seed in (0, 1, 2):
        measured_once("dcgan_mnist", {"seed": seed, "scale": "lesson"}, partial(_measure, seed))
    return stored_rows("dcgan_mnist")


def _measure(seed):
    import keras

    from gankit import runs

    os.environ["GANKIT_SCALE"] = "lesson"
    reader = mnist_reader()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        run = runs.train("dcgan", "mnist", Path(folder) / "run", seed=seed)
        seconds = time.perf_counter() - start
        model = keras.saving.load_model(run.folder / "model.keras")
    return {
        "steps": run.record["settings"]["steps"],
        "threads": int(os.environ.get("TF_NUM_INTRAOP_THREADS", os.cpu_count())),
        "seconds": round(seconds),
        **reader.read(model.generate(SAMPLES, seed=0)),
        "reader's test accuracy": reader.test_accuracy,
        "noise band": reader.noise_band,
    }
