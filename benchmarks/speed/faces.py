"""`python -m benchmarks.speed.faces [--rounds N]`: a step of the networks that draw faces.

What `gankit train dcgan` takes for faces: a progressive GAN's networks at full size, the penalty R1
at a few real samples of each batch, an averaged generator. Beside it the same step written by hand
with nested tapes and in PyTorch, plain and compiled. The table is kept.
"""

from dataclasses import dataclass

from benchmarks.speed.one_track import run
from benchmarks.speed.race import Peer

HERE, TAPES = "benchmarks.speed.faces", "benchmarks.speed.face_tapes"
TORCH = "benchmarks.speed.torch_faces"
PEERS = [
    Peer("hand-written tf.function", f"{TAPES}:nested_tapes"),
    Peer("hand-written tf.function, XLA", f"{TAPES}:nested_tapes_with_xla"),
    Peer("PyTorch, channels last", f"{TORCH}:channels_last", "torch"),
    Peer("PyTorch, compiled", f"{TORCH}:compiled", "torch"),
    Peer("gankit", f"{HERE}:ours"),
    Peer("gankit, mixed bfloat16", f"{HERE}:ours_in_bfloat16"),
    Peer("gankit on JAX", f"{HERE}:ours", "jax", "jax"),
]


@dataclass(frozen=True)
class Track:
    """What the race is run on.

    Args:
        side: Of the images.
        first_side: Resolution of the networks' first level.
        filters: Of the last level.
        latent_dim: Length of the latent vector.
        batch_size: Real images in a step.
        penalty: Weight of R1.
        penalised: At how many real samples it is taken.
        averaging: How much of the averaged weights stays in a step.
        rate: Of Adam.
        steps: Steps per round.
    """

    side: int = 64
    first_side: int = 8
    filters: int = 16
    latent_dim: int = 100
    batch_size: int = 16
    penalty: float = 1.0
    penalised: int = 4
    averaging: float = 0.995
    rate: float = 5e-3
    steps: int = 10


def build_networks(track):
    """Builds the Keras networks: `(generator, discriminator)`."""
    from gankit.models import progan_networks

    sides = progan_networks.resolutions((track.side, track.side, 3), track.first_side)
    of = sides, 3, track.filters
    return (
        progan_networks.build_generator(track.latent_dim, *of, fading=False),
        progan_networks.build_discriminator(*of, fading=False),
    )


def real_batch(track):
    """Random images in [-1, 1] in place of real ones: speed does not depend on what they show."""
    import numpy as np

    shape = (track.batch_size, track.side, track.side, 3)
    return np.random.default_rng(0).uniform(-1, 1, shape).astype("float32")


def ours(track):
    """gankit: one `train_on_batch`."""
    import keras

    from gankit.models.gan import GAN
    from gankit.regularisers import R1

    regulariser = R1(track.penalty, samples=track.penalised)
    model = GAN(*build_networks(track), track.latent_dim, regulariser=regulariser)
    optimizers = {
        phase.name: keras.optimizers.Adam(track.rate, beta_1=0.0, beta_2=0.99)
        for phase in model.phases()
    }
    model.compile(optimizers, averages={"generator": track.averaging})
    real = real_batch(track)
    return lambda: model.train_on_batch(real, return_dict=True)


def ours_in_bfloat16(track):
    """The same with products in bfloat16 and weights in float32."""
    import keras

    keras.config.set_dtype_policy("mixed_bfloat16")
    return ours(track)


if __name__ == "__main__":
    run("faces", PEERS, Track(), rounds=7)
