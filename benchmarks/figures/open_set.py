"""Six digits are known, four are not: how well does a score tell them apart?

`python -m benchmarks.figures open_set`

The classifier has seen the six known digits alone, three times each, at a rate that falls to zero.
`AUC` is the area under the curve for the scores of known and unknown digits of MNIST's test set,
`closed accuracy` what is read of the known ones. Published values, means over five draws of the six
(Neal et al. 2018, table 1; CROSR: Yoshihashi et al. 2019): softmax 97.8, OpenMax 98.1, G-OpenMax
98.4, OSRCI 98.8, CROSR 99.1.
"""

from functools import partial

import numpy as np

from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.data import Dataset
from gankit.evaluation import drawn_from_real, train_on_drawn
from gankit.metrics import area_under_curve
from gankit.models.robust_classifier import maximum_logit, maximum_softmax
from gankit.prediction import predict_arrays

SEEDS = (0, 1, 2)
KNOWN = 6


def measure_all():
    """Trains with three draws of six digits and returns the rows."""
    for seed in SEEDS:
        measured_once("open_set", {"seed": seed}, partial(_measure, seed))
    return stored_rows("open_set")


def _measure(seed):
    known = np.sort(np.random.default_rng(seed).permutation(10)[:KNOWN])
    train, test = data.load("mnist"), data.load("mnist", split="test")
    train = train[np.isin(train.labels, known)]
    labels = np.searchsorted(known, train.labels)
    learned = drawn_from_real(Dataset(train.images, labels, train.name, train.source))
    classifier = train_on_drawn(learned, classes=KNOWN, epochs=3, count=len(train), seed=seed)
    logits = predict_arrays(classifier, test.signed())
    is_known = np.isin(test.labels, known)
    read = known[logits[is_known].argmax(axis=1)]
    areas = {
        f"AUC, {name}": area_under_curve(score(logits[is_known]), score(logits[~is_known]))
        for name, score in (("softmax", maximum_softmax), ("maximum logit", maximum_logit))
    }
    return {
        "known": " ".join(map(str, known)),
        "closed accuracy": float(np.mean(read == test.labels[is_known])),
        **areas,
    }
