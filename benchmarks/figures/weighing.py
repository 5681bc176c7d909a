"""Samples weighed by a critic: what it finds too frequent is drawn again.

Azadi et al. 2018 (arXiv 1810.06758), discriminator rejection sampling. A discriminator that came to
rest against a generator that stands still says `log(p_real / p_fake)`; a sample is accepted with a
probability in proportion to that ratio, so that the accepted ones are spread like the real ones
wherever the generator draws at all. A Wasserstein critic's score is no such logarithm, since its
slope is held. So a discriminator of its shape is trained once the generator has ended.
"""

import keras
import numpy as np

from gankit.models import gan
from gankit.prediction import predict_arrays

POOL, HALF, RATE = 200_000, 256, 2e-3
SCALE = 5.0  # of its inputs: narrow modes ask for steep slopes
HIGHEST = 99.9  # percentile of the logits from which on all are accepted, as the largest ratio


class Weighing:
    """Draws from a model, and again, until a discriminator finds what is left spread as the data.

    Args:
        model: A trained model with `generate(n, seed=...)` of points.
        real: Array `(N, 2)` of real points.
        units: Widths of the discriminator's hidden layers.
        steps: Its training steps, each on `HALF` real points and as many generated ones.
        seed: Whole number for its weights and batches.
    """

    def __init__(self, model, real, units, steps, seed):
        self.model = model
        fakes = model.generate(POOL, seed=seed + 1_000)
        keras.utils.set_random_seed(seed)
        points = keras.Input(real.shape[1:])
        scaled = keras.layers.Rescaling(SCALE)(points)
        logits = gan.build_discriminator(real.shape[1:], units)(scaled)
        self.discriminator = keras.Model(points, logits)
        self.discriminator.compile(
            keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(RATE, steps)),
            keras.losses.BinaryCrossentropy(from_logits=True),
            jit_compile=True,
            steps_per_execution=20,
        )
        batches = _halves(real, fakes, np.random.default_rng(seed))
        self.discriminator.fit(batches, steps_per_epoch=steps, verbose=0, shuffle=False)

    def draw(self, n, seed):
        """Draws until n points are accepted; returns them, and the share that was accepted."""
        kept, pools = [], 0
        while sum(map(len, kept)) < n:
            points = self.model.generate(POOL, seed=seed + pools)
            logits = predict_arrays(self.discriminator, points)[:, 0]
            kept.append(points[accepted_rows(logits, seed + pools)])
            pools += 1
        return np.concatenate(kept)[:n], sum(map(len, kept)) / (pools * POOL)


def accepted_rows(logits, seed):
    """Accepts samples in proportion to the ratio of the densities of real and generated ones.

    Args:
        logits: Array `(N,)`, the logarithm of that ratio.
        seed: Whole number that draws which are accepted.

    Returns:
        Array `(N,)` of booleans.
    """
    logits = logits.astype("float64")
    shares = np.exp(np.minimum(logits - np.percentile(logits, HIGHEST), 0))
    return np.random.default_rng(seed).uniform(size=len(logits)) < shares


def _halves(real, fakes, random):
    labels = np.repeat(np.array([[1.0], [0.0]], "float32"), HALF, axis=0)
    while True:
        rows = random.integers(0, len(real), HALF), random.integers(0, len(fakes), HALF)
        yield np.concatenate([real[rows[0]], fakes[rows[1]]]), labels
