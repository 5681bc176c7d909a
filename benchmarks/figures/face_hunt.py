"""Which networks and settings draw the best faces of 64x64 in as many processor seconds?

`python -m benchmarks.figures face_hunt`

Rows `to choose by` have seeds of their own: by them the settings of `gankit train dcgan` on faces
were chosen. Rows `table` then measure what was chosen, and what it replaces, with other seeds. Each
row is judged by two judges that know nothing of each other, `face_reader` and `face_encoder`. The
sheets of samples lie in `results/cache/`.
"""

import time
from dataclasses import asdict, dataclass
from functools import partial

import imageio.v3 as imageio
import keras

from benchmarks.figures.face_judges import judged
from benchmarks.figures.face_reader import LEARNED_FROM
from benchmarks.figures.results import RESULTS, measured_once, stored_rows

LATENT_DIM, SHAPE, SAMPLES = 100, (64, 64, 3), 5_000
CHOOSING, TABLE = "to choose by", "table"


@dataclass(frozen=True)
class Recipe:
    """What differs between the rows.

    Args:
        role: `CHOOSING` or `TABLE`.
        seed: Whole number for everything random.
        end: How the generator ends: `"convolution"` at the full size, or `"sub-pixel"`.
        fused: Whether normalisation is TensorFlow's fused operation, or composed by Keras.
        averaging: What the averaged generator keeps in a step; 0 for none.
        label_smoothing: Of the discriminator's target for real faces.
        learning_rate: Held for two thirds of the steps, then falling to 0.
        dtype: Keras' policy of precision.
        steps: As many as about the same processor time allows.
    """

    role: str
    seed: int
    end: str = "sub-pixel"
    fused: bool = True
    averaging: float = 0.99
    label_smoothing: float = 0.1
    learning_rate: float = 5e-4
    dtype: str = "float32"
    steps: int = 1_500


# What `gankit train` did before: the thin layer at the full size, no average.
BEFORE = {"end": "convolution", "fused": False, "averaging": 0.0, "steps": 1_000}
RECIPES = (
    Recipe(CHOOSING, 10),
    Recipe(CHOOSING, 10, learning_rate=1e-3),
    Recipe(CHOOSING, 10, **BEFORE),
)


def measure_all():
    """Trains every recipe once and returns the rows."""
    for recipe in RECIPES:
        measured_once("face_hunt", asdict(recipe), partial(_measure, recipe))
    return stored_rows("face_hunt")


def _measure(recipe):
    from gankit import data
    from gankit.data import shuffled_batches
    from gankit.images import image_grid, signed_to_bytes

    model = built(recipe)
    batches = shuffled_batches(data.load("celeba", limit=LEARNED_FROM), 32, seed=recipe.seed)
    model.train_on_batch(next(batches)[0])  # compiles
    start = time.process_time()
    model.fit(batches, steps_per_epoch=recipe.steps, verbose=0, shuffle=False)
    seconds = time.process_time() - start
    images = model.generate(SAMPLES, seed=0)
    name = "_".join(str(value).replace(" ", "-") for value in asdict(recipe).values())
    (RESULTS / "cache").mkdir(exist_ok=True)
    sheet = image_grid(signed_to_bytes(images[:100]), columns=20)
    imageio.imwrite(RESULTS / "cache" / f"face_hunt_{name}.png", sheet)
    return {"processor seconds": round(seconds), **judged(images)}


def built(recipe):
    """Builds the compiled `GAN` of a recipe."""
    from gankit.layers import SubPixel
    from gankit.models import dcgan
    from gankit.models.gan import GAN
    from gankit.schedules import settling_optimizers

    keras.utils.set_random_seed(recipe.seed)
    keras.config.set_dtype_policy(recipe.dtype)
    end = SubPixel if recipe.end == "sub-pixel" else None
    networks = (
        dcgan.build_generator(LATENT_DIM, SHAPE, 16, end=end),
        dcgan.build_discriminator(SHAPE, 16),
    )
    if not recipe.fused:
        networks = [composed(network) for network in networks]
    smoothing = recipe.label_smoothing
    model = GAN(*networks, LATENT_DIM, label_smoothing=smoothing, seed=recipe.seed)
    keras.config.set_dtype_policy("float32")
    averages = {"generator": recipe.averaging} if recipe.averaging else None
    model.compile(settling_optimizers(model, recipe.steps, recipe.learning_rate), averages=averages)
    return model


def composed(network):
    """Copies a network, its normalisation composed by Keras of single operations."""
    from gankit.layers import BatchNormalization

    def keras_own(layer):
        kind = keras.layers.BatchNormalization if type(layer) is BatchNormalization else type(layer)
        return kind.from_config(layer.get_config())

    copy = keras.models.clone_model(network, clone_function=keras_own)
    copy.set_weights(network.get_weights())
    return copy
