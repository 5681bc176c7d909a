"""Do the generated digits look like handwriting? A network that saw only them reads real ones.

`python -m benchmarks.figures generated_digits`
"""

import time
from functools import partial

from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.models.classifier import reading_accuracy, train_classifier


def measure_all():
    """Trains on generated digits with three seeds, reads MNIST's test set, returns the rows."""
    for seed in (0, 1, 2):
        measured_once("generated_digits", {"seed": seed}, partial(_measure, seed))
    return stored_rows("generated_digits")


def _measure(seed):
    drawn, recorded = data.load("digits"), data.load("mnist", split="test")
    if recorded.is_generated:
        raise ValueError("Expected real MNIST. Point GANKIT_DATA at a folder with mnist.npz.")
    start = time.perf_counter()
    classifier = train_classifier(drawn.signed(), drawn.labels, epochs=3, seed=seed)
    seconds = time.perf_counter() - start
    return {
        "generated digits learned": len(drawn),
        "share of MNIST's test set read": reading_accuracy(classifier, recorded),
        "seconds": round(seconds),
    }
