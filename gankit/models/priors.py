"""Priors: the shapes that an adversarial autoencoder's codes are to fill.

All that is asked of a prior is that one can draw from it. Nothing here has a density, and a KL
divergence from the swiss roll would be hard to write down; a discriminator needs samples only.
"""

import math

import keras
from keras import ops


class Prior:
    """Something that codes can be drawn from: called with a number and a seed generator.

    Subclasses set `latent_dim`, and their arguments are kept under attributes of the same names.

    Example:

    >>> Normal(2, deviation=5.0)(100, keras.random.SeedGenerator(0)).shape
    (100, 2)
    """

    def __call__(self, n, seed_generator):
        """Draws codes.

        Args:
            n: How many, a whole number or a scalar tensor.
            seed_generator: `keras.random.SeedGenerator`; it moves on with each draw.

        Returns:
            Tensor `(n, latent_dim)` float32.
        """
        raise NotImplementedError(f"{type(self).__name__} must implement `__call__`.")

    def get_config(self):
        return {name: value for name, value in vars(self).items() if name != "latent_dim"}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


@keras.saving.register_keras_serializable(package="gankit")
class Normal(Prior):
    """A round cloud around 0, of any number of dimensions.

    Args:
        dimensions: Length of a code.
        deviation: Standard deviation along each axis. With 5, nine codes in ten lie within 10.7 of
            the centre of a plane.
    """

    def __init__(self, dimensions, deviation=1.0):
        self.dimensions = self.latent_dim = dimensions
        self.deviation = deviation

    def __call__(self, n, seed_generator):
        return self.deviation * keras.random.normal((n, self.dimensions), seed=seed_generator)


@keras.saving.register_keras_serializable(package="gankit")
class SwissRoll(Prior):
    """A band that winds around the centre of the plane, one and a half times (the paper's figure).

    Args:
        radius: How far out it ends.
        deviation: Standard deviation of the points around the middle of the band.
    """

    latent_dim = 2

    def __init__(self, radius=10.0, deviation=0.8):
        self.radius = radius
        self.deviation = deviation

    def __call__(self, n, seed_generator):
        # subtle: the root spreads the points evenly along the band, which is longer further out.
        share = ops.sqrt(keras.random.uniform((n,), 0.01, 1.0, seed=seed_generator))
        angle = 3 * math.pi * share
        middle = [self.radius * share * turn(angle) for turn in (ops.cos, ops.sin)]
        noise = keras.random.normal((n, 2), seed=seed_generator)
        return ops.stack(middle, axis=1) + self.deviation * noise


@keras.saving.register_keras_serializable(package="gankit")
class Petals(Prior):
    """A mixture of Gaussians around the centre of the plane, each drawn out along its ray.

    Makhzani et al. 2015, figure 2: ten of them, as many as there are digits.

    Args:
        count: How many Gaussians.
        distance: Of their centres from the centre of the plane.
        length: Standard deviation along the ray.
        width: Standard deviation across it.
    """

    latent_dim = 2

    def __init__(self, count=10, distance=6.0, length=1.8, width=0.5):
        self.count = count
        self.distance = distance
        self.length = length
        self.width = width

    def __call__(self, n, seed_generator):
        petal = keras.random.randint((n,), 0, self.count, seed=seed_generator)
        angle = ops.cast(petal, "float32") * (2 * math.pi / self.count)
        noise = keras.random.normal((n, 2), seed=seed_generator)
        along, across = self.distance + self.length * noise[:, 0], self.width * noise[:, 1]
        cos, sin = ops.cos(angle), ops.sin(angle)
        return ops.stack([along * cos - across * sin, along * sin + across * cos], axis=1)
