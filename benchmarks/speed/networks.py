"""The networks that race: the same for every peer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Track:
    """What one race is run on.

    Args:
        image_shape: `(H, W, C)`.
        latent_dim: Length of the latent vector.
        filters: Filters of the DCGAN at the largest image; None for dense networks.
        batch_size: Real images per step.
        steps: Steps per round.
        subpixel_end: Whether the generator makes the image of maps of half its side.
    """

    image_shape: tuple
    latent_dim: int
    filters: int | None
    batch_size: int
    steps: int
    subpixel_end: bool = False


TRACKS = {
    "dense 28x28": Track((28, 28, 1), 64, None, 32, 60),
    "DCGAN 28x28": Track((28, 28, 1), 16, 32, 32, 20),
    "DCGAN 64x64x3": Track((64, 64, 3), 100, 32, 32, 4),
    "DCGAN 64x64x3, sub-pixel end": Track((64, 64, 3), 100, 32, 32, 4, subpixel_end=True),
}


def build_networks(track):
    """Builds the Keras networks of a track: `(generator, discriminator)`."""
    from gankit.layers import SubPixel
    from gankit.models import dcgan, gan

    if track.filters is None:
        return (
            gan.build_generator(track.latent_dim, track.image_shape),
            gan.build_discriminator(track.image_shape),
        )
    end = SubPixel if track.subpixel_end else None
    return (
        dcgan.build_generator(track.latent_dim, track.image_shape, track.filters, end=end),
        dcgan.build_discriminator(track.image_shape, track.filters),
    )


def real_batch(track):
    """Random images in [-1, 1] in place of real ones: speed does not depend on what they show."""
    import numpy as np

    shape = (track.batch_size, *track.image_shape)
    return np.random.default_rng(0).uniform(-1, 1, shape).astype("float32")
