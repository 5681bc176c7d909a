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

`faces` are drawn ones, and those of the test split are read; of CelebA's first 10,000 the last
2,000 are. Settings were chosen by 1,000 drawn faces of the training split, with seed 10, and taken
over for CelebA.
"""

import time
from functools import cache, partial

import keras
import numpy as np

from benchmarks.figures.results import measured_once, stored_rows
from gankit import data
from gankit.models import convolutional_fader, fader_networks
from gankit.models.classifier import build_classifier
from gankit.models.fader import FaderNetwork
from gankit.models.fresh_classifier import train_fresh_classifier
from gankit.prediction import predict_arrays
from gankit.schedules import falling_rate

SIDE, SEEDS = 32, (0, 1, 2)
TOLD = {"Eyeglasses": "glasses", "Smiling": "smile"}
LATENT_DIM, BETA, TURNS, IMAGES_IN_A_TURN = 64, 0.01, 5, 32
RATE, CLASSIFIERS_RATE = 2e-3, 3e-3
STEPS = {"faces": 2_000, "celeba": 2_000}
BETAS = {"nothing forgotten": 0.0, "forgetting": BETA}
READER_EPOCHS, FRESH_EPOCHS = 6, 15


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
    faces = data.load(name, size=SIDE, limit=10_000)
    if name == "faces":
        return faces[:9_000], faces[9_000:], data.load(name, "test", size=SIDE)
    return faces[:7_000], faces[7_000:8_000], faces[8_000:]


def attributes_of(faces, names=None):
    """Returns a float32 table `(N, K)` of the named attributes; of all by default."""
    columns = [faces.attributes[name] for name in names or faces.attributes]
    return np.stack(columns, axis=1).astype("float32")


@cache
def reader_of(name):
    """Trains the classifier that reads all attributes of such faces."""
    faces, _, _ = parts(name)
    attributes = attributes_of(faces)
    keras.utils.set_random_seed(0)
    reader = build_classifier(faces.images.shape[1:], attributes.shape[1])
    reader.compile(keras.optimizers.Adam(1e-3), keras.losses.BinaryCrossentropy(True))
    reader.fit(faces.signed(), attributes, batch_size=64, epochs=READER_EPOCHS, verbose=0)
    return reader


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
    model = trained(learned, seed, steps=STEPS[name], beta=BETAS[what])
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
        fresh = fresh_reading(model, learned, read, attribute, seed)
        row[f"fresh on {short}"] = fresh
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
    with_it = read.attributes[attribute]
    return float((right[with_it].mean() + right[~with_it].mean()) / 2)


def _readings(name, images):
    return predict_arrays(reader_of(name), images) > 0


def _alike(before, after, place):
    """The share of readings that agree, the one attribute left out."""
    return float(np.mean(np.delete(before == after, place, axis=1)))
