"""How `gankit train dcgan` and `dcgan_textbook` build their models. Keras is imported when they do.

In colour a `dcgan` has the networks of a progressive GAN, at the full size from the first step on,
and R1: of what was tried these draw the best faces in as many processor seconds, and the most
evenly from seed to seed (`python -m benchmarks.figures face_hunt`).
"""

from gankit.runs import progan_builder
from gankit.runs.builders import kind_of

TEXTBOOK_RATE = 2e-4
# Of grey images; with twice the filters, in the same processor seconds, digits are no better.
FILTERS = 16
AVERAGING = 0.99


def build_dcgan(task):
    """Builds a GAN of convolutional networks.

    Args:
        task: The `Task`.

    Returns:
        A compiled `GAN`, whose generator is averaged.

    Raises:
        ValueError: If the images are of a size that the networks can't reach.
    """
    return _BUILT[kind_of(task.sample_shape)](task)


def build_textbook_dcgan(task):
    """Builds the textbook's networks with the textbook's optimizers, Adam at a constant rate.

    Args:
        task: The `Task`.

    Returns:
        A compiled `GAN`.

    Raises:
        ValueError: If the side of the images is no multiple of 16.
    """
    import keras

    from gankit.models import dcgan
    from gankit.models.gan import GAN

    generator = dcgan.build_textbook_generator(task.latent_dim, task.sample_shape)
    discriminator = dcgan.build_textbook_discriminator(task.sample_shape)
    model = GAN(generator, discriminator, task.latent_dim, seed=task.seed)
    model.compile({phase.name: keras.optimizers.Adam(TEXTBOOK_RATE) for phase in model.phases()})
    return model


def _with_batch_normalisation(task):
    from gankit.models import dcgan
    from gankit.models.gan import GAN
    from gankit.schedules import settling_optimizers

    generator = dcgan.build_generator(task.latent_dim, task.sample_shape, FILTERS)
    discriminator = dcgan.build_discriminator(task.sample_shape, FILTERS)
    model = GAN(generator, discriminator, task.latent_dim, seed=task.seed)
    model.compile(settling_optimizers(model, task.steps), averages={"generator": AVERAGING})
    return model


def _with_equalised_rates(task):
    import keras

    from gankit.models import progan_networks
    from gankit.models.gan import GAN
    from gankit.schedules import settling_optimizers

    networks = progan_networks.build_networks(
        task.latent_dim,
        progan_builder.sides_of(task.sample_shape),
        task.sample_shape[-1],
        progan_builder.FILTERS["colour"],
        keras.config.dtype_policy().name,
        fading=False,
    )
    model = GAN(*networks, task.latent_dim, **progan_builder.losses_of("colour"), seed=task.seed)
    rates = settling_optimizers(model, task.steps, progan_builder.RATE, **progan_builder.BETAS)
    model.compile(rates, averages={"generator": progan_builder.AVERAGING})
    return model


_BUILT = {"grey": _with_batch_normalisation, "colour": _with_equalised_rates}
