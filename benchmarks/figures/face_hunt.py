"""Which networks and settings draw the best faces of 64x64 in as many processor seconds?

`python -m benchmarks.figures face_hunt`

Rows `to choose by` have a seed that a table of what was chosen must not use; `chosen` is what
`gankit train dcgan` has in colour since then, `before` what it had. The rates settle with the run,
so each recipe is first timed for some steps and then trained for as many as `budget` processor
seconds allow. Each row is judged by two judges that know nothing of each other, see `face_judges`.
The sheets of samples lie in `results/cache/`.
"""

import time
from dataclasses import asdict, dataclass, replace
from functools import partial

import imageio.v3 as imageio
import keras

from benchmarks.figures.face_judges import judged
from benchmarks.figures.face_reader import LEARNED_FROM
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit.runs import progan_builder
from gankit.runs.recipes import SMALL_BATCHES

LATENT_DIM, SHAPE, SAMPLES, TIMED = 100, (64, 64, 3), 5_000, 40
CHOOSING, CHOSEN, BEFORE = "to choose by", "chosen", "before"


@dataclass(frozen=True)
class Recipe:
    """What differs between the rows.

    Args:
        role: `CHOOSING`, with a seed that a table of what was chosen must not use, `CHOSEN` or
            `BEFORE`.
        seed: Whole number for everything random.
        budget: Processor seconds of the training.
        networks: `"dcgan"`, or `"progan"` for those of the progressive GAN, at 64x64 from the
            first step on; rows whose `blurred` is false are from before their images were.
        end: How the generator ends: `"convolution"` at the full size, or `"sub-pixel"`.
        filters: Of the generator at its (last) widest maps.
        seen: Filters of the discriminator's first block.
        averaging: What the averaged generator keeps in a step; 0 for none.
        label_smoothing: Of the discriminator's target for real faces.
        learning_rate: Held for two thirds of the steps, then falling to 0.
        beta_1: Adam's memory of gradients.
        beta_2: Adam's memory of their squares.
        batch_size: Faces in a batch.
        dtype: Keras' policy of precision.
        r1: Weight of R1; 0 for none.
        r1_samples: At how many faces of a batch it is taken.
        blurred: Whether the generator's image is.
    """

    role: str
    seed: int
    budget: int = 300
    networks: str = "dcgan"
    end: str = "sub-pixel"
    filters: int = 16
    seen: int = 16
    averaging: float = 0.99
    label_smoothing: float = 0.1
    learning_rate: float = 5e-4
    beta_1: float = 0.5
    beta_2: float = 0.999
    batch_size: int = 32
    dtype: str = "float32"
    r1: float = 0.0
    r1_samples: int = 0
    blurred: bool = False


# As long as 2,000 steps of what was there before took: 143 processor milliseconds each.
SECONDS, HALF_AN_HOUR = 286, 1_800
SEEDS = (0, 1, 2)
OLD = Recipe(BEFORE, 0, SECONDS, end="convolution", averaging=0.0)
HELD = Recipe(
    CHOSEN,
    0,
    SECONDS,
    networks="progan",
    averaging=progan_builder.AVERAGING,
    learning_rate=progan_builder.RATE,
    **progan_builder.BETAS,
    batch_size=SMALL_BATCHES["dcgan", "colour"],
    r1=progan_builder.R1_WEIGHT["colour"],
    r1_samples=progan_builder.R1_SAMPLES,
    blurred=True,
)
IN_BFLOAT16 = replace(HELD, dtype="mixed_bfloat16")
COMPARED = (OLD, HELD, IN_BFLOAT16, replace(IN_BFLOAT16, budget=HALF_AN_HOUR))
RECIPES = tuple(replace(recipe, seed=seed) for recipe in COMPARED for seed in SEEDS)


def measure_all():
    """Trains every recipe once and returns the rows."""
    for recipe in RECIPES:
        measure_one(recipe)
    return stored_rows("face_hunt")


def measure_one(recipe):
    """Trains a recipe, if that was not done, and returns its row."""
    return measured_once("face_hunt", asdict(recipe), partial(_measure, recipe))


def _measure(recipe):
    from gankit import data
    from gankit.data import shuffled_batches

    faces = data.load("celeba", limit=LEARNED_FROM)
    batches = shuffled_batches(faces, recipe.batch_size, seed=recipe.seed)
    steps = round(recipe.budget / _seconds_of_a_step(built(recipe, 1_000), next(batches)[0]))
    model = built(recipe, steps)
    model.train_on_batch(next(batches)[0])  # compiles
    start = time.process_time()
    model.fit(batches, steps_per_epoch=steps, verbose=0, shuffle=False)
    seconds = time.process_time() - start
    images = model.generate(SAMPLES, seed=0)
    _keep_sheet(images, recipe)
    return {"steps": steps, "processor seconds": round(seconds), **judged(images)}


def _seconds_of_a_step(model, images):
    model.train_on_batch(images)  # compiles
    start = time.process_time()
    for _ in range(TIMED):
        model.train_on_batch(images)
    return (time.process_time() - start) / TIMED


def _keep_sheet(images, recipe):
    from gankit.images import image_grid, signed_to_bytes

    name = "_".join(str(value).replace(" ", "-") for value in asdict(recipe).values())
    (RESULTS / "cache").mkdir(exist_ok=True)
    sheet = image_grid(signed_to_bytes(images[:100]), columns=10)
    imageio.imwrite(RESULTS / "cache" / f"face_hunt_{name}.png", sheet)


def built(recipe, steps):
    """Builds the compiled `GAN` of a recipe, whose rates settle in so many steps."""
    from gankit.models.gan import GAN
    from gankit.regularisers import R1
    from gankit.schedules import settling_optimizers

    keras.utils.set_random_seed(recipe.seed)
    keras.config.set_dtype_policy(recipe.dtype)
    networks = _networks(recipe)
    keras.config.set_dtype_policy("float32")
    model = GAN(
        *networks,
        LATENT_DIM,
        label_smoothing=recipe.label_smoothing,
        regulariser=R1(recipe.r1, samples=recipe.r1_samples) if recipe.r1 else None,
        seed=recipe.seed,
    )
    averages = {"generator": recipe.averaging} if recipe.averaging else None
    betas = {"beta_1": recipe.beta_1, "beta_2": recipe.beta_2}
    rates = settling_optimizers(model, steps, recipe.learning_rate, **betas)
    model.compile(rates, averages=averages)
    return model


def _networks(recipe):
    from gankit.layers import SubPixel
    from gankit.models import dcgan, progan_networks

    if recipe.networks == "progan":
        sides = progan_networks.resolutions(SHAPE, 8)
        of = LATENT_DIM, sides, SHAPE[-1], recipe.filters, recipe.dtype
        return progan_networks.build_networks(*of, fading=False)
    end = SubPixel if recipe.end == "sub-pixel" else None
    generator = dcgan.build_generator(LATENT_DIM, SHAPE, recipe.filters, end=end)
    return generator, dcgan.build_discriminator(SHAPE, recipe.seen)
