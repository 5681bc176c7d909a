"""Does a code forget the label? Asked of a classifier that comes afterwards, on real MNIST.

`python -m benchmarks.figures forgetting`

`fresh classifier` learned from the frozen codes of the training images and reads those of the test
images (chance is 11.35 %, the share of ones), `nearest neighbours` votes among the 25 nearest
training codes; `own classifier` is the adversary of the game. `error` is the mean squared error of
the test images, `times` the same relative to the same networks, steps and seed without forgetting.
`redrawn as asked` is the share that the independent reader reads as the new label, over 1,000 test
images and the nine labels which they do not have; `from a 1` is that share for the ones alone.

`recipe` is what the lesson ends with; the rows `without ...` take one part of it away, `with
confusion` gives it another loss. `textbook` are the networks and the training that most courses
teach, `one slow turn, ...` that training with our networks.
A fresh classifier that reads less than the one of the game had less time to learn: what is known to
be in the code is the larger of the two.
"""

import time
from dataclasses import dataclass, replace
from functools import partial

import keras
import numpy as np

from benchmarks.figures.results import measured_once, stored_rows
from gankit.models import fader_networks, textbook_fader
from gankit.models.confusion_fader import ConfusionFaderNetwork
from gankit.models.fader import FaderNetwork
from gankit.models.fresh_classifier import train_fresh_classifier
from gankit.schedules import falling_rate

SHAPE, LATENT_DIM, CLASSES = (28, 28, 1), 8, 10
BATCH, RATE, CLASSIFIERS_RATE = 128, 1e-3, 3e-3
REDRAWN, NEIGHBOURS = 1_000, 25


def dense_encoder():
    return fader_networks.build_encoder(SHAPE, LATENT_DIM)


def free_encoder():
    """The dense encoder without the normalisation at its end."""
    encoder = fader_networks.build_encoder(SHAPE, LATENT_DIM)
    return keras.Model(encoder.input, encoder.get_layer("codes").input, name="encoder")


@dataclass(frozen=True)
class Recipe:
    """How a row is trained; the default is the one that works."""

    model: type = FaderNetwork
    encoder: object = dense_encoder
    decoder: object = partial(fader_networks.build_decoder, LATENT_DIM, CLASSES, SHAPE)
    units: tuple = (256, 256)
    beta: float = 0.1
    turns: int = 5
    classifiers_rate: float = CLASSIFIERS_RATE
    falls: bool = True
    steps: int = 2_000


OURS = Recipe()
TEXTBOOK = Recipe(
    encoder=partial(textbook_fader.build_encoder, SHAPE, LATENT_DIM),
    decoder=partial(textbook_fader.build_decoder, LATENT_DIM, CLASSES, SHAPE),
    turns=1,
    classifiers_rate=RATE,
    falls=False,
    steps=600,
)
WEAK = replace(OURS, turns=1, classifiers_rate=RATE, falls=False)
RECIPES = {
    "nothing forgotten": replace(OURS, beta=0.0),
    "recipe": OURS,
    "one slow turn, free code": replace(WEAK, encoder=free_encoder),
    "one slow turn, free code, small beta": replace(WEAK, encoder=free_encoder, beta=0.02),
    "one slow turn, normalised code": WEAK,
    "with confusion": replace(OURS, model=ConfusionFaderNetwork),
    "with confusion, three times the beta": replace(OURS, model=ConfusionFaderNetwork, beta=0.3),
    "without several turns": replace(OURS, turns=1),
    "without a fast classifier": replace(OURS, classifiers_rate=RATE),
    "without a normalised code": replace(OURS, encoder=free_encoder),
    "without a falling rate": replace(OURS, falls=False),
    "without a wide classifier": replace(OURS, units=(32,)),
    "textbook, nothing forgotten": replace(TEXTBOOK, beta=0.0),
    "textbook": TEXTBOOK,
}
BASES = {"textbook": "textbook, nothing forgotten"}
REPEATED = ("nothing forgotten", "recipe")  # with three seeds


def measure_all():
    """Trains every recipe and returns the rows."""
    for seed in (0, 1, 2):
        for name in RECIPES if seed == 0 else REPEATED:
            settings = {"what": name, "seed": seed}
            measured_once("forgetting", settings, partial(_measure, name, seed))
    return stored_rows("forgetting")


def _measure(name, seed):
    from gankit import data

    train, test = data.load("mnist"), data.load("mnist", split="test")
    start, start_of_work = time.perf_counter(), time.process_time()
    model = trained(RECIPES[name], train, seed)
    spent = time.perf_counter() - start, time.process_time() - start_of_work
    learned = model.encode(train.signed()), train.labels
    codes = model.encode(test.signed())
    fresh = train_fresh_classifier(*learned, seed=seed + 1)
    own = model.classifier.predict(codes, batch_size=1000, verbose=0).argmax(axis=1)
    error = float(np.mean((model.redraw(test.signed(), test.labels) - test.signed()) ** 2))
    return {
        "fresh classifier": float(np.mean(fresh(codes) == test.labels)),
        "nearest neighbours": _neighbours(learned, (codes, test.labels)),
        "own classifier": float(np.mean(own == test.labels)),
        "error": error,
        "times": error / _error_without_forgetting(name, seed, error),
        **_redrawn(model, test),
        "code's deviation": float(codes.std(axis=0).mean()),
        "steps": RECIPES[name].steps,
        "seconds": round(spent[0]),
        "processor seconds": round(spent[1]),
    }


def trained(recipe, digits, seed):
    """Builds the networks of a recipe and trains them.

    Args:
        recipe: A `Recipe`.
        digits: `Dataset` to learn from.
        seed: Whole number for weights and batches.

    Returns:
        The trained model.
    """
    from gankit.data import shuffled_batches

    keras.utils.set_random_seed(seed)
    classifier = fader_networks.build_classifier(LATENT_DIM, CLASSES, recipe.units)
    networks = recipe.encoder(), recipe.decoder(), classifier
    model = recipe.model(*networks, beta=recipe.beta, classifier_turns=recipe.turns, seed=seed)
    falling = falling_rate(recipe.steps, RATE)
    rates = {
        "classifier": recipe.classifiers_rate,
        "autoencoder": falling if recipe.falls else RATE,
    }
    model.compile({name: keras.optimizers.Adam(rate, beta_1=0.5) for name, rate in rates.items()})
    batches = shuffled_batches(digits, BATCH * recipe.turns, seed, labels=digits.labels)
    model.fit(batches, steps_per_epoch=recipe.steps, shuffle=False, verbose=0)
    return model


def _error_without_forgetting(name, seed, own_error):
    if RECIPES[name].beta == 0:
        return own_error
    base = BASES.get(name, "nothing forgotten")
    (row,) = [r for r in stored_rows("forgetting") if (r["what"], r["seed"]) == (base, seed)]
    return row["error"]


def _neighbours(learned, read, count=2_000):
    """The share of the first test codes that a vote of the nearest training codes reads right."""
    (codes, labels), (asked, true) = learned, read
    scale = codes.std(axis=0) + 1e-6
    codes, labels, asked = codes[:20_000] / scale, labels[:20_000], asked[:count] / scale
    distances = np.sum(codes**2, axis=1) - 2 * asked @ codes.T
    nearest = np.argpartition(distances, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
    votes = np.eye(CLASSES)[labels[nearest]].sum(axis=1)
    return float(np.mean(votes.argmax(axis=1) == true[:count]))


def _redrawn(model, test):
    from benchmarks.figures.reader import mnist_reader

    own = np.repeat(test.labels[:REDRAWN], CLASSES)
    asked = np.tile(np.arange(CLASSES), REDRAWN)
    images = np.repeat(test.signed(slice(0, REDRAWN)), CLASSES, axis=0)
    redrawn = model.redraw(images[own != asked], asked[own != asked])
    logits = mnist_reader().classifier.predict(redrawn, batch_size=500, verbose=0)
    as_asked = logits.argmax(axis=1) == asked[own != asked]
    of_ones = own[own != asked] == 1
    return {
        "redrawn as asked": float(np.mean(as_asked)),
        "from a 1": float(np.mean(as_asked[of_ones])),
    }
