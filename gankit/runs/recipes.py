"""Which models `gankit train` knows, and how long each trains when nobody says."""

from gankit.scale import scaled

# The one place for the length of a run, by the model and by what a sample is.
DEFAULT_STEPS = {
    ("gan", "points"): {"smoke": 20, "lesson": 3_000, "full": 10_000},
    ("gan", "grey"): {"smoke": 20, "lesson": 6_000, "full": 40_000},
    ("gan", "colour"): {"smoke": 20, "lesson": 6_000, "full": 40_000},
    ("dcgan", "grey"): {"smoke": 20, "lesson": 9_500, "full": 60_000},
    ("dcgan", "colour"): {"smoke": 20, "lesson": 3_000, "full": 40_000},
}
DEFAULT_LATENT_DIM = {"points": 2, "grey": 16, "colour": 100}
# Two equal, small networks: the wider ones for images chase each other round the ring.
POINT_UNITS = (128, 128)
DEFAULT_BATCH_SIZE = {"points": 256, "grey": 32, "colour": 32}


def build_gan(sample_shape, latent_dim, seed, steps):
    """Builds a compiled GAN of dense networks.

    Args:
        sample_shape: `(H, W, C)` of an image or `(2,)` of a point.
        latent_dim: Length of the latent vector.
        seed: Whole number for the latent vectors.
        steps: Length of the run, in which the learning rates settle.

    Returns:
        A compiled `GAN`.
    """
    from gankit.models import gan

    if kind_of(sample_shape) == "points":
        generator = gan.build_generator(latent_dim, sample_shape, POINT_UNITS)
        discriminator = gan.build_discriminator(sample_shape, POINT_UNITS)
    else:
        generator = gan.build_generator(latent_dim, sample_shape)
        discriminator = gan.build_discriminator(sample_shape)
    return _compiled(generator, discriminator, latent_dim, seed, steps)


def build_dcgan(sample_shape, latent_dim, seed, steps):
    """Builds a compiled GAN of convolutional networks.

    Args:
        sample_shape: `(H, W, C)` of an image.
        latent_dim: Length of the latent vector.
        seed: Whole number for the latent vectors.
        steps: Length of the run, in which the learning rates settle.

    Returns:
        A compiled `GAN`.

    Raises:
        ValueError: If the samples are no images, or of a size that the networks can't reach.
    """
    from gankit.models import dcgan

    if len(sample_shape) != 3:
        raise ValueError(
            f"dcgan expects images (H, W, C), received points of shape {tuple(sample_shape)}; "
            "train them with gan"
        )
    generator = dcgan.build_generator(latent_dim, sample_shape)
    discriminator = dcgan.build_discriminator(sample_shape)
    return _compiled(generator, discriminator, latent_dim, seed, steps)


MODELS = {"gan": build_gan, "dcgan": build_dcgan}


def kind_of(sample_shape):
    """Says what a sample is. Example: (2,) -> "points", (28, 28, 1) -> "grey"."""
    if len(sample_shape) == 1:
        return "points"
    return "grey" if sample_shape[-1] == 1 else "colour"


def default_steps(model, sample_shape):
    """Returns the steps of a run of the present `GANKIT_SCALE`."""
    return scaled(**DEFAULT_STEPS[model, kind_of(sample_shape)])


def default_latent_dim(sample_shape):
    """Returns the length of the latent vector that suits a sample."""
    return DEFAULT_LATENT_DIM[kind_of(sample_shape)]


def default_batch_size(sample_shape):
    """Returns the number of samples in a step that suits a sample."""
    return DEFAULT_BATCH_SIZE[kind_of(sample_shape)]


def _compiled(generator, discriminator, latent_dim, seed, steps):
    import keras

    from gankit.models.gan import GAN

    model = GAN(generator, discriminator, latent_dim, seed=seed)
    rates = {phase.name: _settling_rate(steps) for phase in model.phases()}
    model.compile({n: keras.optimizers.Adam(rate, beta_1=0.5) for n, rate in rates.items()})
    return model


def _settling_rate(steps, rate=1e-3):
    """Holds the rate for two thirds of a run, then lets it fall to zero along a cosine.

    The players never come to rest by themselves: at a constant rate the last picture would depend
    on the moment at which the run happens to end.
    """
    import keras

    held = 2 * steps // 3
    return keras.optimizers.schedules.CosineDecay(
        rate, max(1, steps - held), warmup_target=rate, warmup_steps=held
    )
