"""What do even light, an adversary and a teacher each add to reading a domain without labels?

`python -m benchmarks.figures taught_domains`

The pairs of `domains`, five seeds, and the ladder from the plain network to everything, each rung
with the one below as its control: the same network from the same initial weights, the same batches,
steps, rates and schedules. `even light` is `ImageNormalisation` before the first convolution;
`adversary` the two-phase domain-adversarial training of `domains`, with its weights; `teacher` the
averaged network of `TaughtDomainAdversarialNetwork`, whose weight rises as the adversary's does, to
1. `teacher alone` has no adversary, `without balance` does not ask for even shares of the classes.
Every row is read with the averaged networks where there are any, and otherwise with the last ones.

The target's labels decide nothing within a run. What was chosen between runs was chosen with seed
10, not among the table's, by 5,000 images of the target's *training* set: whether there is dropout
(none), whether the source's images are turned dark for light (no), when the teacher begins (at
once). Its threshold of .9 and balance of .05 were not tuned.
"""

import time
from functools import partial

import keras
import numpy as np

from benchmarks.figures.domains import BATCH_SIZE, CLASSIFIERS_RATE, LEARNING_RATE, PAIRS, loaded
from benchmarks.figures.results import measured_once, stored_rows
from gankit.data import domain_batches
from gankit.models import dann_networks
from gankit.models.taught_dann import TaughtDomainAdversarialNetwork
from gankit.models.two_phase_dann import TwoPhaseDomainAdversarialNetwork
from gankit.schedules import RisingWeight, settling_rate

STEPS, SEEDS = 1_500, (0, 1, 2, 3, 4)
# Whether images are normalised; the adversary's weight as a share of the pair's; the teacher's; and
# the balance of classes beside it.
LADDER = {
    "source only": (False, 0, 0, 0.0),
    "source only, even light": (True, 0, 0, 0.0),
    "adversary": (False, 1, 0, 0.0),
    "adversary, even light": (True, 1, 0, 0.0),
    "teacher alone, even light": (True, 0, 1, 0.05),
    "adversary and teacher": (False, 1, 1, 0.05),
    "adversary and teacher, even light": (True, 1, 1, 0.05),
    "the same without balance": (True, 1, 1, 0.0),
}


def measure_all():
    """Trains the whole ladder on each pair of domains, five times, and returns the rows."""
    for name in sorted(PAIRS, reverse=True):  # the pair that gained least comes first
        for seed in SEEDS:
            for training in LADDER:
                settings = {"pair": name, "training": training, "seed": seed, "steps": STEPS}
                measured_once("taught_domains", settings, partial(_measure, name, training, seed))
    return sorted(stored_rows("taught_domains"), key=_order)


def _order(row):
    return list(PAIRS).index(row["pair"]), list(LADDER).index(row["training"]), row["seed"]


def _measure(name, training, seed):
    pair = PAIRS[name]
    source, target, target_test = loaded(pair)
    normalise_images, adversary, teacher, balance = LADDER[training]
    keras.utils.set_random_seed(seed)
    shape = source.images.shape[1:]
    networks = (
        dann_networks.build_feature_extractor(shape, normalise_images=normalise_images),
        dann_networks.build_label_predictor(),
        dann_networks.build_domain_classifier(),
    )
    model = _model(networks, adversary * pair.highest_weight, teacher, balance, seed)
    start_of_work = time.process_time()
    if isinstance(model, keras.Sequential):
        _fit_on_source(model, domain_batches(source, target, BATCH_SIZE, seed))
    else:
        fast = keras.optimizers.Adam(CLASSIFIERS_RATE, beta_1=0.5)
        model.compile({"domain_classifier": fast, "features": _optimizer()})
        batches = domain_batches(source, target, BATCH_SIZE, seed)
        model.fit(batches, steps_per_epoch=STEPS, shuffle=False, verbose=0)
    work = time.process_time() - start_of_work
    logits = model.predict(target_test.signed(), batch_size=500, verbose=0)
    read = float(np.mean(logits.argmax(axis=1) == target_test.labels))
    return {"target read": read, "processor seconds": round(work), "reported": pair.reported}


def _model(networks, weight, teacher, balance, seed):
    if not weight and not teacher:
        return keras.Sequential(networks[:2])
    rising = RisingWeight(STEPS, highest=weight)
    if not teacher:
        return TwoPhaseDomainAdversarialNetwork(*networks, reversal_weight=rising)
    return TaughtDomainAdversarialNetwork(
        *networks,
        reversal_weight=rising,
        teaching_weight=RisingWeight(STEPS, highest=teacher),
        balance=balance,
        seed=seed,
    )


def _fit_on_source(classifier, batches):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    classifier.compile(_optimizer(), loss, jit_compile=False)
    of_source = ((source, labels) for (source, _), labels in batches)
    classifier.fit(of_source, steps_per_epoch=STEPS, shuffle=False, verbose=0)


def _optimizer():
    return keras.optimizers.Adam(settling_rate(STEPS, LEARNING_RATE), beta_1=0.5)
