"""Small sets, and runs of a few steps on them."""

import dataclasses

import numpy as np

from gankit import runs
from gankit.data import Dataset
from gankit.runs import recipes

RESULTS = {"model.keras", "history.csv", "samples.png", "training.gif", "training.html"}
ADVERSARIAL = [m for m in runs.MODELS if m not in recipes.RECONSTRUCTING | recipes.REDRAWING]


def small_set(name, **options):
    generator = np.random.default_rng(0)
    if name == "ring":
        samples = generator.uniform(-1, 1, (64, 2)).astype("float32")
    else:
        samples = generator.integers(0, 256, (64, 8, 8, 1), dtype=np.uint8)
    return Dataset(samples, np.zeros(len(samples), int), name, "generated")


def labelled_set(name, **options):
    few = small_set(name)
    return dataclasses.replace(
        few, labels=np.arange(len(few)) % 3, classes=("no", "yes", "perhaps")
    )


def face_set():
    few = small_set("faces")
    marks = {
        "Eyeglasses": np.arange(len(few)) % 2 == 0,
        "Smiling": np.arange(len(few)) % 3 == 0,
        "Wearing_Necktie": np.ones(len(few), bool),
    }
    return dataclasses.replace(few, attributes=marks)


def train(folder, model="dcgan", data_name="digits", steps=4, **settings):
    return runs.train(model, data_name, folder, steps=steps, batch_size=16, **settings)
