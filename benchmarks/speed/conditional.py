"""`python -m benchmarks.speed.conditional [--rounds N]`: a step of a conditional GAN on digits.

The networks of `gankit train cgan --data mnist`, a projection discriminator among them, beside the
same step written by hand in a `tf.function` and in PyTorch, plain and compiled. The table is kept.
"""

from dataclasses import dataclass

from benchmarks.speed.one_track import run
from benchmarks.speed.race import Peer

HERE, BY_HAND = "benchmarks.speed.conditional", "benchmarks.speed.conditional_by_hand"
TORCH = "benchmarks.speed.torch_conditional"
PEERS = [
    Peer("hand-written tf.function", f"{BY_HAND}:in_one_function"),
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
        image_shape: `(H, W, C)`.
        label_length: Number of classes.
        latent_dim: Length of the latent vector.
        generator_filters: Of the generator's last block.
        discriminator_filters: Of the discriminator's first one.
        batch_size: Real images in a step.
        averaging: How much of the generator's averaged weights stays in a step.
        rate: Of Adam.
        steps: Steps per round.
    """

    image_shape: tuple = (28, 28, 1)
    label_length: int = 10
    latent_dim: int = 16
    generator_filters: int = 16
    discriminator_filters: int = 32
    batch_size: int = 32
    averaging: float = 0.99
    rate: float = 5e-4
    steps: int = 20


def build_networks(track):
    """Builds the Keras networks: `(generator, discriminator)`."""
    from gankit.models import cgan_networks

    label_length, shape = track.label_length, track.image_shape
    of = track.latent_dim, label_length, shape, track.generator_filters
    return (
        cgan_networks.build_generator(*of),
        cgan_networks.build_discriminator(label_length, shape, track.discriminator_filters),
    )


def real_batch(track):
    """Random images in [-1, 1] and one-hot labels, float32: `(images, labels)`."""
    import numpy as np

    random, size = np.random.default_rng(0), track.batch_size
    images = random.uniform(-1, 1, (size, *track.image_shape)).astype("float32")
    classes = random.integers(0, track.label_length, size)
    return images, np.eye(track.label_length, dtype="float32")[classes]


def ours(track):
    """gankit: one `train_on_batch`."""
    import keras

    from gankit.models.cgan import ConditionalGAN

    model = ConditionalGAN(*build_networks(track), track.latent_dim, averaging=track.averaging)
    model.compile(
        {phase.name: keras.optimizers.Adam(track.rate, beta_1=0.5) for phase in model.phases()}
    )
    images, labels = real_batch(track)
    return lambda: model.train_on_batch(images, labels, return_dict=True)


def ours_in_bfloat16(track):
    """The same with products in bfloat16 and weights in float32."""
    import keras

    keras.config.set_dtype_policy("mixed_bfloat16")
    return ours(track)


if __name__ == "__main__":
    run("conditional", PEERS, Track(), rounds=7)
