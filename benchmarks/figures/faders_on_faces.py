"""Does a face's code forget glasses and smile, and does the decoder put them on as asked?

`python -m benchmarks.figures faders_on_faces`

A fader network of 32x32 faces is told `Eyeglasses` and `Smiling`. In faces that it has not seen one
of the two is turned to what it was not. A classifier of all attributes, which is no part of the
game, reads the faces before and after: `glasses on` is the share of faces without that are read as
having them afterwards, `glasses off` the other way round. `others stay` is the share of all other
attributes that is read as before, `when only rebuilt` the same share under a face's own labels, so
that the difference of the two is the change's doing, and `by chance` that between two faces.
`fresh on glasses` is what a classifier finds that learns from the finished codes; it counts with
and without alike, so that guessing is .5 however rare glasses are. The control forgets nothing.
`reader's glasses` and `reader's smile` are what the classifier itself reads of the faces as they
are, with and without alike: nothing can be read as asked more often than that.

`faces` are drawn ones, and those of the test split are read. Of CelebA's first 10,000 the last
2,000 are. Of a picture of 64x64 the middle is taken, in which a face is as large as it can be. What
is learned from, by the classifier too, holds the four pairs of answers equally often: with glasses
in one face of sixteen a decoder hardly learns to draw them, nor a reader to see them.

Settings were chosen with seed 10 by faces that are in no row: 1,000 drawn ones and 1,000 of
CelebA's, both of the training split.
"""

import time
from dataclasses import replace
from functools import cache, partial

import keras
import numpy as np

from benchmarks.figures.attribute_reader import attributes_of, trained_attribute_reader
from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.models import convolutional_fader, fader_networks
from gankit.models.fader import FaderNetwork
from gankit.models.fresh_classifier import train_fresh_classifier
from gankit.prediction import predict_arrays
from gankit.schedules import falling_rate

SIDE, SEEDS = 32, (0, 1, 2)
TOLD = {"Eyeglasses": "glasses", "Smiling": "smile"}
LATENT_DIM, BETA, TURNS, IMAGES_IN_A_TURN = 64, 0.1, 5, 32
RATE, CLASSIFIERS_RATE = 2e-3, 3e-3
STEPS = {"faces": 8_000, "celeba": 8_000}
BETAS = {"nothing forgotten": 0.0, "forgetting": BETA}
MIDDLE = slice(22, 54), slice(16, 48)  # rows and columns of a picture of 64x64
FRESH_EPOCHS = 15


def measure_all():
    """Trains on drawn faces and on CelebA, the controls last, and returns the rows."""
    wanted = [("forgetting", seed) for seed in SEEDS] + [("nothing forgotten", SEEDS[0])]
    for what, seed in wanted:
        for name in STEPS:
            settings = {"faces": name, "what": what, "seed": seed, "steps": STEPS[name]}
            measured_once("faders_on_faces", settings, partial(_measure, name, what, seed))
    rows = stored_rows("faders_on_faces")
    return sorted(rows, key=lambda row: (row["faces"] == "celeba", row["what"], row["seed"]))


@cache
def parts(name):
    """Loads a set of faces.

    Args:
        name: `"faces"` or `"celeba"`.

    Returns:
        Three `Dataset`s: to learn from, to choose by, and to be read for the table.
    """
    faces = _middles(name, "train", 10_000)
    if name == "faces":
        return faces[:9_000], faces[9_000:], _middles(name, "test")
    return faces[:7_000], faces[7_000:8_000], faces[8_000:]


def _middles(name, split, limit=None):
    pictures = data.load(name, split, size=2 * SIDE, limit=limit)
    return replace(pictures, images=pictures.images[:, *MIDDLE])


@cache
def reader_of(name):
    """Trains the classifier that reads all attributes of such faces."""
    return trained_attribute_reader(evened(parts(name)[0], seed=0))


def evened(faces, seed):
    """Chooses faces so that the answers to what is told come in all pairs equally often.

    Args:
        faces: `Dataset` with attributes.
        seed: Whole number that chooses.

    Returns:
        `Dataset` in random order, in which those of the rarer pairs stand several times.
    """
    random = np.random.default_rng(seed)
    pairs = attributes_of(faces, TOLD) @ (1, 2)
    groups = [np.flatnonzero(pairs == pair) for pair in range(4)]
    most = max(map(len, groups))
    return faces[random.permutation(np.concatenate([np.resize(rows, most) for rows in groups]))]


def trained(faces, seed, *, steps, beta=BETA, latent_dim=LATENT_DIM, filters=16):
    """Builds a fader network of faces and trains it.

    Args:
        faces: `Dataset` to learn from.
        seed: Whole number for weights and batches.
        steps: How long.
        beta: Weight of forgetting.
        latent_dim: Length of the code.
        filters: As `gankit.models.convolutional_fader` takes them.

    Returns:
        The trained model.
    """
    keras.utils.set_random_seed(seed)
    shape = faces.images.shape[1:]
    model = FaderNetwork(
        convolutional_fader.build_encoder(shape, latent_dim, filters),
        convolutional_fader.build_decoder(latent_dim, len(TOLD), shape, filters),
        fader_networks.build_classifier(latent_dim, len(TOLD)),
        beta=beta,
        classifier_turns=TURNS,
        attributes=True,
        seed=seed,
    )
    rates = {"classifier": CLASSIFIERS_RATE, "autoencoder": falling_rate(steps, RATE)}
    model.compile({name: keras.optimizers.Adam(rate, beta_1=0.5) for name, rate in rates.items()})
    told = attributes_of(faces, TOLD)
    batches = data.shuffled_batches(faces, IMAGES_IN_A_TURN * TURNS, seed, labels=told)
    model.fit(batches, steps_per_epoch=steps, shuffle=False, verbose=0)
    return model


def _measure(name, what, seed):
    learned, _, read = parts(name)
    start = time.process_time()
    model = trained(evened(learned, seed), seed, steps=STEPS[name], beta=BETAS[what])
    spent = time.process_time() - start
    return {**judged(model, name, learned, read, seed), "processor seconds": round(spent)}


def judged(model, name, learned, read, seed):
    """Measures a trained fader network by faces that it has not seen.

    Args:
        model: The `FaderNetwork`.
        name: `"faces"` or `"celeba"`: whose reader reads.
        learned: `Dataset` that a fresh classifier learns from.
        read: `Dataset` that is read.
        seed: Whole number for the fresh classifiers.

    Returns:
        Dict of numbers, as in the table.
    """
    images, own = read.signed(), attributes_of(read, TOLD)
    before = _readings(name, images)
    rebuilt = model.redraw(images, own)
    row = {}
    for column, (attribute, short) in enumerate(TOLD.items()):
        asked = own.copy()
        asked[:, column] = 1 - own[:, column]
        after = _readings(name, model.redraw(images, asked))
        place = list(read.attributes).index(attribute)
        for said, wanted in (("on", 1), ("off", 0)):
            as_asked = after[asked[:, column] == wanted, place] == wanted
            row[f"{short} {said}"] = float(np.mean(as_asked))
        row[f"others stay, {short}"] = _alike(before, after, place)
        row[f"when only rebuilt, {short}"] = _alike(before, _readings(name, rebuilt), place)
        row[f"by chance, {short}"] = _alike(before, np.roll(before, 1, axis=0), place)
        row[f"fresh on {short}"] = fresh_reading(model, learned, read, attribute, seed)
        row[f"reader's {short}"] = _evenly(before[:, place] == own[:, column], own[:, column] == 1)
    return {**row, "error": float(np.mean((rebuilt - images) ** 2))}


def fresh_reading(model, learned, read, attribute, seed):
    """Returns what a fresh classifier reads of an attribute, the mean of with and without."""
    has, random = learned.attributes[attribute], np.random.default_rng(seed)
    count = max(has.sum(), (~has).sum())
    rows = [random.choice(np.flatnonzero(which), count) for which in (has, ~has)]
    rows = np.concatenate(rows)  # as many with as without; the rarer ones come several times
    codes, labels = model.encode(learned.signed())[rows], has[rows].astype("int64")
    classify = train_fresh_classifier(codes, labels, classes=2, epochs=FRESH_EPOCHS, seed=seed + 1)
    right = classify(model.encode(read.signed())) == read.attributes[attribute]
    return _evenly(right, read.attributes[attribute])


def _evenly(right, with_it):
    """Returns the mean of the shares that are right with and without."""
    return float((right[with_it].mean() + right[~with_it].mean()) / 2)


def _readings(name, images):
    return predict_arrays(reader_of(name), images) > 0


def _alike(before, after, place):
    """The share of readings that agree, the one attribute left out."""
    return float(np.mean(np.delete(before == after, place, axis=1)))
