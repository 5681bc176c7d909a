"""Can one translate between two folders of pictures of one's own, and what stays as it was?

`python -m benchmarks.figures own_folders`

Two folders of PNG files: drawn faces without glasses and with glasses, other people in each. They
go through `gankit train cyclegan --data without --target with --size 32`, with the settings of that
command. A classifier of the faces' attributes, trained on other drawn faces, reads those of the
test split before and after. `with glasses` and `without again` are the shares of translations that
it reads as the other kind, `others unchanged` the share of all other attributes that it reads as
before. `alike by chance`, the control, is the share in which a face agrees with another one that
has nothing to do with it. It all runs offline.
"""

import tempfile
from functools import cache, partial
from pathlib import Path

import cv2
import numpy as np

from benchmarks.figures.attribute_reader import trained_attribute_reader
from benchmarks.figures.results import measured_once, stored_rows
from gankit import data, runs
from gankit.prediction import predict_arrays

SIDE, STEPS, SEEDS = 32, 1_500, (0, 1, 2)
WHAT, TRANSLATED = "Eyeglasses", 4_000  # of the training split; the reader learns from the others


def measure_all():
    """Writes the folders, trains, and returns a row for each seed and direction."""
    for seed in SEEDS:
        measured_once("own_folders", {"seed": seed, "steps": STEPS}, partial(_measure, seed))
    return sorted(stored_rows("own_folders"), key=lambda row: row["seed"])


@cache
def _faces(split):
    return data.load("faces", split, size=SIDE)


@cache
def _reader():
    """Trains a classifier of all attributes on faces that no translator sees."""
    return trained_attribute_reader(_faces("train")[TRANSLATED:])


def write_folders(folder):
    """Writes the faces for the translator into two folders, as PNG files.

    Args:
        folder: A `Path` that is there.

    Returns:
        Tuple of the paths of the faces without and with glasses.
    """
    faces = _faces("train")[:TRANSLATED]
    has = faces.attributes[WHAT]
    paths = folder / "without", folder / "with"
    for path, rows in zip(paths, (~has, has), strict=True):
        path.mkdir()
        for number, image in enumerate(faces.images[rows]):
            cv2.imwrite(str(path / f"{number:05}.png"), cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    return paths


def _measure(seed):
    with tempfile.TemporaryDirectory() as folder:
        without, with_glasses = write_folders(Path(folder))
        run = runs.train(
            "cyclegan",
            str(without),
            Path(folder) / "run",
            target_name=str(with_glasses),
            size=SIDE,
            steps=STEPS,
            seed=seed,
        )
        model, seconds = run.load_model(), run.record["seconds"]
    faces = _faces("test")
    has = faces.attributes[WHAT]
    there = _compared(faces.signed(~has), model.to_target, wanted=True)
    back = _compared(faces.signed(has), model.to_source, wanted=False)
    return {
        "with glasses": there[0],
        "others unchanged": there[1],
        "without again": back[0],
        "others unchanged then": back[1],
        "alike by chance": there[2],
        "seconds": round(seconds),
    }


def _compared(originals, translate, wanted):
    column = list(_faces("test").attributes).index(WHAT)
    before, after = (
        predict_arrays(_reader(), images) > 0 for images in (originals, translate(originals))
    )
    others = np.delete(before, column, axis=1), np.delete(after, column, axis=1)
    strangers = np.roll(others[0], 1, axis=0)
    return (
        float(np.mean(after[:, column] == wanted)),
        float(np.mean(others[0] == others[1])),
        float(np.mean(others[0] == strangers)),
    )
