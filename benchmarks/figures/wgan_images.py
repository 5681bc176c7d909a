"""On images, how near does `gankit train wgan` come in the processor time of `gankit train dcgan`?

`python -m benchmarks.figures wgan_images`

Both as the command builds them, with rates that settle with the run, in as many steps as take
`SECONDS`. The Frechet distance is by a reader of each set, digits or attributes of faces: compare
within a set alone. The sheets of samples lie in `results/cache/`.
"""

import time
from functools import partial

import imageio.v3 as imageio
import keras

from benchmarks.figures.equal_time import steps_that_take
from benchmarks.figures.face_reader import LEARNED_FROM, celeba_reader
from benchmarks.figures.reader import mnist_reader
from benchmarks.figures.results import RESULTS, measured_once, stored_rows
from gankit import data
from gankit.data import shuffled_batches
from gankit.images import image_grid, signed_to_bytes
from gankit.runs.builders import Task
from gankit.runs.dcgan_builders import build_dcgan
from gankit.runs.recipes import default_batch_size, default_latent_dim
from gankit.runs.wgan_builder import build_wgan

SECONDS, SEEDS, SAMPLES = 100, (0,), 5_000
BUILDERS = {"dcgan": build_dcgan, "wgan": build_wgan}
DISTANCES = {
    "mnist": lambda images: mnist_reader().read(images)["frechet"],
    "celeba": lambda images: celeba_reader().distance(images),
}


def measure_all():
    """Trains both models on both sets and returns the rows."""
    for seed in SEEDS:
        for name in DISTANCES:
            for model in BUILDERS:
                settings = {"data": name, "model": model, "seed": seed, "for seconds": SECONDS}
                measured_once("wgan_images", settings, partial(_measure, name, model, seed))
    return stored_rows("wgan_images")


def _measure(name, model, seed):
    dataset = data.load(name, limit=LEARNED_FROM if name == "celeba" else None)
    shape = dataset.images.shape[1:]
    batches = shuffled_batches(dataset, default_batch_size(model, shape), seed)
    build = partial(_built, BUILDERS[model], shape, seed)
    steps = steps_that_take(SECONDS, build(1_000), batches)
    network = build(steps)
    start = time.process_time()
    network.fit(batches, steps_per_epoch=steps, verbose=0, shuffle=False)
    seconds = time.process_time() - start
    images = network.generate(SAMPLES, seed=0)
    (RESULTS / "cache").mkdir(exist_ok=True)
    sheet = image_grid(signed_to_bytes(images[:100]), columns=20)
    imageio.imwrite(RESULTS / "cache" / f"wgan_images_{name}_{model}_{seed}.png", sheet)
    distance = round(DISTANCES[name](images), 2)
    return {"steps": steps, "processor seconds": round(seconds), "frechet": distance}


def _built(build, shape, seed, steps):
    keras.utils.set_random_seed(seed)
    return build(Task(shape, default_latent_dim(shape), seed, steps))
