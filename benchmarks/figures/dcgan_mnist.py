"""What does `gankit train dcgan --data mnist` draw at lesson scale, and was it better before?

`python -m benchmarks.figures dcgan_mnist`

`now` is the recipe of `gankit train`: small batches and an averaged generator. `before` are the
same networks and rates in batches of 32, without an average. One reader judges both, see
`reader.py`; processor seconds are of training alone. Sheets of samples are in `results/cache/`.
"""

import time
from dataclasses import dataclass
from functools import partial
from itertools import product

import imageio.v3 as imageio

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit.runs.builders import Task
from gankit.runs.dcgan_builders import AVERAGING
from gankit.runs.recipes import DEFAULT_STEPS, SMALL_BATCHES

SHAPE, LATENT_DIM = (28, 28, 1), 16
SAMPLES, SHOWN = 5_000, 60
SEEDS = (0, 1, 2)


@dataclass(frozen=True)
class Recipe:
    """How the networks are trained."""

    name: str
    steps: int
    batch_size: int
    averaging: float

    def settings(self):
        """Returns what identifies a row."""
        names = {"recipe": self.name, "steps": self.steps, "batch size": self.batch_size}
        return names | {"average": self.averaging}


BEFORE = Recipe("before", 9_500, 32, 0.0)
NOW = Recipe(
    "now", DEFAULT_STEPS["dcgan", "grey"]["lesson"], SMALL_BATCHES["dcgan", "grey"], AVERAGING
)


def measure_all():
    """Trains by each recipe with each seed and returns the rows."""
    for seed, recipe in product(SEEDS, (BEFORE, NOW)):
        measure_one(recipe, seed)
    return sorted(stored_rows("dcgan_mnist"), key=lambda row: (row["recipe"], row["seed"]))


def measure_one(recipe, seed):
    """Trains by a recipe with a seed, if that was not done; returns the row."""
    settings = recipe.settings() | {"seed": seed}
    return measured_once("dcgan_mnist", settings, partial(_measure, recipe, seed))


def _measure(recipe, seed):
    from gankit import data
    from gankit.data import shuffled_batches
    from gankit.images import image_grid, signed_to_bytes

    reader = mnist_reader()
    model = _built(recipe, seed)
    batches = shuffled_batches(data.load("mnist"), recipe.batch_size, seed=seed)
    start = time.process_time()
    model.fit(batches, steps_per_epoch=recipe.steps, shuffle=False, verbose=0)
    seconds = time.process_time() - start
    sheet = RESULTS / "cache" / f"dcgan_mnist_{recipe.name}_{recipe.steps}_{seed}.png"
    shown = model.generate(SHOWN, seed=0)
    imageio.imwrite(sheet, image_grid(signed_to_bytes(shown), columns=12))
    return {
        "processor seconds": round(seconds),
        **reader.read(model.generate(SAMPLES, seed=0)),
        "reader's test accuracy": reader.test_accuracy,
        "noise band": reader.noise_band,
    }


def _built(recipe, seed):
    import keras

    from gankit.runs.dcgan_builders import build_dcgan
    from gankit.schedules import settling_optimizers

    keras.utils.set_random_seed(seed)
    model = build_dcgan(Task(SHAPE, LATENT_DIM, seed, recipe.steps))
    averages = {"generator": recipe.averaging} if recipe.averaging else {}
    model.compile(settling_optimizers(model, recipe.steps), averages=averages)
    return model
