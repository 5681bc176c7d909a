"""What is left of the generator's gradient when the sets lie apart: of a GAN, and of a critic.

`python -m benchmarks.figures wgan_gradients`

Real points lie in a narrow cloud around 0, the generator's at a distance from it. The generator
stands still while the discriminator, or the critic, learns to tell the two apart until it has come
to rest; then the generator's gradient is taken. Its norm is that of all its weights together.
"""

from functools import partial

import keras
import numpy as np
from keras import layers, ops

from benchmarks.figures.results import measured_once, stored_rows
from gankit.models import gan, wgan
from gankit.models.gan import GAN
from gankit.models.wgan import WassersteinGAN
from gankit.runs.panels import gradient_norm, gradients_of
from gankit.schedules import settling_optimizers

DISTANCES = (0, 1, 2, 4, 6, 8, 10)
DEVIATION, UNITS = 0.1, (64, 64)
BATCH_SIZE, STEPS, SEED = 256, 1_500, 0


class SaturatingGAN(GAN):
    """The generator lowers what the discriminator wins: log(1 - D), the game as it was defined."""

    def generator_loss(self, real):
        fooled = self.discriminator(self.fakes_like(real), training=True)
        return -ops.mean(ops.softplus(fooled))


def _saturating(generator, seed):
    return SaturatingGAN(generator, gan.build_discriminator((2,), UNITS), 2, seed=seed)


def _non_saturating(generator, seed):
    return GAN(generator, gan.build_discriminator((2,), UNITS), 2, seed=seed)


def _critic(generator, seed):
    return WassersteinGAN(generator, wgan.build_critic((2,), UNITS), 2, critic_turns=1, seed=seed)


KINDS = {
    "saturating GAN": _saturating,
    "non-saturating GAN": _non_saturating,
    "critic, gradient penalty": _critic,
}


def measure_all():
    """Measures every kind at every distance, with one seed, and returns the rows."""
    for distance in DISTANCES:
        settings = {"distance": distance, "seed": SEED}
        measured_once("wgan_gradients", settings, partial(_measure, distance))
    return stored_rows("wgan_gradients")


def _measure(distance):
    return {kind: _norm_of(build, distance, SEED) for kind, build in KINDS.items()}


def _norm_of(build, distance, seed):
    keras.utils.set_random_seed(seed)
    model = build(_generator_at(distance), seed)
    real = np.random.default_rng(seed).normal(0, DEVIATION, (20 * BATCH_SIZE, 2)).astype("float32")
    _train_the_first_phase(model, real)
    return gradient_norm(
        ops.convert_to_numpy(gradient)
        for gradient in gradients_of(model, ops.convert_to_tensor(real[:2_000]))["generator"]
    )


def _train_the_first_phase(model, real):
    phases = model.phases()
    model.phases = lambda: phases[:1]
    optimizers = settling_optimizers(model, STEPS)
    model.compile(optimizers, jit_compile=False)
    model.fit(real, batch_size=BATCH_SIZE, epochs=STEPS // 20, verbose=0)
    model.phases = lambda: phases


def _generator_at(distance):
    """A generator of a cloud as narrow as the real one, `distance` to the right of it."""
    latents = keras.Input((2,))
    generator = keras.Model(latents, layers.Dense(2)(latents), name="generator")
    generator.set_weights([DEVIATION * np.eye(2), np.array([distance, 0.0])])
    return generator
