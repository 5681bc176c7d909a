"""The progressive GAN of Karras et al. 2017: first what is large and coarse, then the details.

Both networks begin with tiny images. Once they are good at these, each gets one more layer for
images of twice the side, which fades in beside the old way to the image; alpha is how far the new
one counts. What was learned stays.

Beside the paper: the loss is the non-saturating one, with R1 where one is given, and the networks
are made for a processor without a GPU, see `progan_networks`.
"""

import keras
from keras import ops

from gankit.layers import drawn_from
from gankit.models import progan_networks
from gankit.models.gan import GAN


@keras.saving.register_keras_serializable(package="gankit")
class ProgressiveGAN(GAN):
    """A GAN whose images double their side whenever it is told to grow.

    Args:
        image_shape: `(H, W, C)` of the images that it grows up to.
        latent_dim: Length of the latent vector, drawn from a unit normal distribution.
        first_side: Side of the images that it begins with, even; doubled some times it is H.
        filters: Channels of the last level's feature maps; each level before has twice as many.
        level: The level that it is at, 0 for images of `first_side`. Later ones begin at alpha 0.
        label_smoothing: As of a `GAN`.
        regulariser: `R1` or `FirstOrderR1` of `gankit.regularisers`, or None.
        precision: Name of the dtype policy that all its layers get, now and as it grows; None takes
            the global one, `keras.config.dtype_policy()`.
        seed: Whole number for the latent vectors; None draws one from the global seed.

    Raises:
        ValueError: If H is not `first_side` doubled, or there is no such level.

    Example:

    >>> gan = ProgressiveGAN((64, 64, 3), 100)
    >>> gan.compile(averages={"generator": 0.99})
    >>> gan.fit(faces_of_8x8)
    >>> gan.grow()
    >>> gan.resolution, gan.alpha
    (16, 0.0)
    >>> gan.alpha = 0.5
    >>> gan.fit(faces_of_16x16)
    """

    def __init__(
        self,
        image_shape,
        latent_dim,
        *,
        first_side=8,
        filters=16,
        level=0,
        label_smoothing=0.0,
        regulariser=None,
        precision=None,
        seed=None,
    ):
        sides = progan_networks.resolutions(image_shape, first_side)
        _refuse_no_level(level, sides)
        precision = precision or keras.config.dtype_policy().name
        widths = progan_networks.widths_of(filters, len(sides))
        arguments = latent_dim, sides[: level + 1], image_shape[-1], widths, precision
        super().__init__(
            *progan_networks.build_networks(*arguments),
            latent_dim,
            label_smoothing=label_smoothing,
            regulariser=regulariser,
            seed=seed,
        )
        self.image_shape = tuple(image_shape)
        self.first_side = first_side
        self.filters = filters
        self.level = level
        self.precision = precision

    @property
    def resolutions(self):
        """Sides of the images at every level, a list. Example: `[8, 16, 32, 64]`."""
        return progan_networks.resolutions(self.image_shape, self.first_side)

    @property
    def resolution(self):
        """Side of the images at the present level."""
        return self.resolutions[self.level]

    @property
    def alpha(self):
        """How far the newest layers count, a float in [0, 1]; 1 at the first level. To be set."""
        fades = self._fades()
        return float(ops.convert_to_numpy(fades[0].alpha)) if fades else 1.0

    @alpha.setter
    def alpha(self, alpha):
        fades = self._fades()
        if not 0.0 <= alpha <= 1.0 or (not fades and alpha != 1.0):
            raise ValueError(
                "Expected an alpha in [0, 1], and 1 at the first level, which fades in from "
                f"nothing. Received: {alpha} at level {self.level}"
            )
        for fade in fades:
            fade.alpha.assign(alpha)

    def grow(self):
        """Goes to the next level, at alpha 0: twice the side, all that was learned kept.

        A compiled model is compiled again, with fresh optimizers of the same settings (a schedule
        of rates begins anew too: `SettlesRates` lets them settle in the last level); steps are
        counted on, and averages go on trailing. With a `seed` the new layers are drawn from it, at
        whatever moment it grows.

        Raises:
            ValueError: If it is at the last level.
        """
        _refuse_no_level(self.level + 1, self.resolutions)
        settings = self.get_compile_config()
        steps = self.optimizer.iterations if self.compiled else None
        average = self.averaged_generator if "generator" in self.averages else None
        self.level += 1
        self._replace_networks()
        if average is not None:
            progan_networks.take_over(self.averaged_generator, average)
        if settings is not None:
            self.compile_from_config(settings)
            self.optimizer.iterations.assign(steps)

    def discriminator_loss(self, real):
        return super().discriminator_loss(self.cross_faded(real))

    def cross_faded(self, images):
        """Blends real images as the networks blend theirs, see `cross_faded`.

        Args:
            images: Tensor `(N, H, W, C)` at the present resolution.

        Returns:
            Tensor of the same shape.
        """
        return cross_faded(images, self._fades()[0].alpha) if self.level else images

    def _replace_networks(self):
        sides = self.resolutions
        widths = progan_networks.widths_of(self.filters, len(sides))
        arguments = self.latent_dim, sides[: self.level + 1], self.image_shape[-1], widths
        with drawn_from(self.seed, self.level):
            generator, discriminator = progan_networks.build_networks(*arguments, self.precision)
        progan_networks.take_over(generator, self.generator)
        progan_networks.take_over(discriminator, self.discriminator)
        self.generator, self.discriminator = generator, discriminator

    def _fades(self):
        networks = [self.discriminator, self.generator]
        networks += [self.averaged_generator] if "generator" in self.averages else []
        return [network.get_layer("fade") for network in networks] if self.level else []


def cross_faded(images, alpha):
    """Blends images with themselves at half the resolution.

    While new layers fade in, the generator can't yet draw all details, and real images that have
    them would give it away: `(1 - alpha) * coarse + alpha * images`, where a pixel of `coarse` is
    the mean of its square of 2x2.

    Args:
        images: Tensor `(N, H, W, C)` of even sides.
        alpha: Scalar in [0, 1].

    Returns:
        Tensor of the same shape. Example: of pixels 0, 2, 4, 6 in a square at alpha 0.5 is left
        1.5, 2.5, 3.5, 4.5.
    """
    # The strides are told although they are the default: without them Keras fails on JAX.
    coarse = ops.average_pool(images, 2, strides=2, data_format="channels_last")
    coarse = ops.repeat(ops.repeat(coarse, 2, axis=1), 2, axis=2)
    alpha = ops.cast(alpha, coarse.dtype)
    return (1.0 - alpha) * coarse + alpha * images


def _refuse_no_level(level, sides):
    if not 0 <= level < len(sides):
        raise ValueError(
            f"Expected a level from 0 to {len(sides) - 1}, for images of {sides[0]} to "
            f"{sides[-1]} pixels. Received: level {level}. Give a larger image_shape to grow on."
        )
