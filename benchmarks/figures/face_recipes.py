"""Which recipe draws the best faces of 64x64 in six minutes on two cores?

`python -m benchmarks.figures face_recipes`

Each row has about the same processor time, not the same steps. `gankit train dcgan` on faces takes
the best of them; `dcgan_celeba` measures that one to its end. Distances are those of
`face_reader.py`; the sheet of samples is kept in `results/cache/`.
"""

import time
from dataclasses import asdict, dataclass
from functools import partial

import imageio.v3 as imageio
import keras

from benchmarks.figures.face_reader import celeba_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows

LATENT_DIM, SHAPE, SAMPLES = 100, (64, 64, 3), 5_000


@dataclass(frozen=True)
class Recipe:
    """What differs between the rows."""

    filters: int = 16
    batch_normalisation: bool = True  # in the discriminator; the generator always has it
    label_smoothing: float = 0.1
    learning_rate: float = 1e-3
    batch_size: int = 32
    dtype: str = "float32"
    steps: int = 2_400
    seed: int = 0


RECIPES = (
    Recipe(),
    Recipe(batch_normalisation=False),
    Recipe(learning_rate=5e-4),
    Recipe(label_smoothing=0.0),
    Recipe(dtype="mixed_bfloat16", steps=3_000),
    Recipe(filters=32, steps=850),
    Recipe(seed=1),
    Recipe(learning_rate=5e-4, seed=1),
    Recipe(learning_rate=2e-4),
)


def measure_all():
    """Trains every recipe once and returns the rows."""
    for recipe in RECIPES:
        measured_once("face_recipes", asdict(recipe), partial(_measure, recipe))
    return stored_rows("face_recipes")


def _measure(recipe):
    from gankit import data
    from gankit.data import shuffled_batches
    from gankit.images import image_grid, signed_to_bytes

    model = _built(recipe)
    batches = shuffled_batches(
        data.load("celeba", limit=10_000), recipe.batch_size, seed=recipe.seed
    )
    model.train_on_batch(next(batches)[0])  # compiles
    start, start_of_work = time.perf_counter(), time.process_time()
    model.fit(batches, steps_per_epoch=recipe.steps, verbose=0, shuffle=False)
    seconds, work = time.perf_counter() - start, time.process_time() - start_of_work
    images, reader = model.generate(SAMPLES, seed=0), celeba_reader()
    sheet = RESULTS / "cache" / f"face_recipe_{'_'.join(map(str, asdict(recipe).values()))}.png"
    imageio.imwrite(sheet, image_grid(signed_to_bytes(images[:40]), columns=10))
    return {
        "seconds": round(seconds),
        "processor seconds": round(work),
        "frechet": round(reader.distance(images), 2),
        "noise band": round(reader.noise_band, 2),
    }


def _built(recipe):
    from gankit.models import dcgan
    from gankit.models.gan import GAN
    from gankit.schedules import settling_rate

    keras.utils.set_random_seed(recipe.seed)
    keras.config.set_dtype_policy(recipe.dtype)
    generator = dcgan.build_generator(LATENT_DIM, SHAPE, recipe.filters)
    discriminator = dcgan.build_discriminator(SHAPE, recipe.filters, recipe.batch_normalisation)
    networks = generator, discriminator, LATENT_DIM
    model = GAN(*networks, label_smoothing=recipe.label_smoothing, seed=recipe.seed)
    keras.config.set_dtype_policy("float32")
    rate = settling_rate(recipe.steps, recipe.learning_rate)
    model.compile({p.name: keras.optimizers.Adam(rate, beta_1=0.5) for p in model.phases()})
    return model
