"""What does `gankit train dcgan --data mnist` draw at lesson scale, and was it better before?

`python -m benchmarks.figures dcgan_mnist`

The last recipe is that of `gankit train`: few filters, small batches, an averaged generator. Before
it had twice the filters, batches of 32 and no average. One reader judges all, see `reader.py`;
processor seconds are of training alone. Sheets of samples are in `results/cache/`.
"""

import time
from dataclasses import asdict, dataclass
from functools import partial
from itertools import product

import imageio.v3 as imageio

from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit.runs.dcgan_builders import AVERAGING, FILTERS
from gankit.runs.recipes import DEFAULT_STEPS, SMALL_BATCHES

SHAPE, LATENT_DIM = (28, 28, 1), 16
SAMPLES, SHOWN = 5_000, 60
SEEDS = (0, 1, 2)


@dataclass(frozen=True)
class Recipe:
    """Filters of the widest maps, steps, images in a step, and what stays of the average in it."""

    filters: int
    steps: int
    batch_size: int
    average: float


BATCH_SIZE = SMALL_BATCHES["dcgan", "grey"]
RECIPES = (
    Recipe(32, 9_500, 32, 0.0),
    Recipe(32, 8_500, BATCH_SIZE, AVERAGING),
    Recipe(FILTERS, DEFAULT_STEPS["dcgan", "grey"]["lesson"], BATCH_SIZE, AVERAGING),
)


def measure_all():
    """Trains by each recipe with each seed and returns the rows."""
    for seed, recipe in product(SEEDS, RECIPES):
        measure_one(recipe, seed)
    return sorted(stored_rows("dcgan_mnist"), key=_order)


def measure_one(recipe, seed):
    """Trains by a recipe with a seed, if that was not done; returns the row."""
    settings = asdict(recipe) | {"seed": seed}
    return measured_once("dcgan_mnist", settings, partial(_measure, recipe, seed))


def _order(row):
    return -row["filters"], -row["batch_size"], row["seed"]


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
    sheet = RESULTS / "cache" / f"dcgan_mnist_{recipe.filters}_{recipe.batch_size}_{seed}.png"
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

    from gankit.models import dcgan
    from gankit.models.gan import GAN
    from gankit.schedules import settling_optimizers

    keras.utils.set_random_seed(seed)
    generator = dcgan.build_generator(LATENT_DIM, SHAPE, recipe.filters)
    discriminator = dcgan.build_discriminator(SHAPE, recipe.filters)
    model = GAN(generator, discriminator, LATENT_DIM, seed=seed)
    averages = {"generator": recipe.average} if recipe.average else None
    model.compile(settling_optimizers(model, recipe.steps), averages=averages)
    return model
