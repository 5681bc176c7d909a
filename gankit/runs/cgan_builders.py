"""How `gankit train cgan` and `cgan_planes` build their models. Keras is imported when they do.

In colour a `cgan` has the networks, the losses and the rates of a `dcgan`, see `dcgan_builders`.
"""

from gankit.runs import progan_builder
from gankit.runs.builders import kind_of

# Filters of a generator's last block: with 16 a run on digits takes minutes.
FILTERS = {"grey": 16, "colour": 32}


def build_cgan(task):
    """Builds a conditional GAN with a projection discriminator.

    Args:
        task: The `Task`.

    Returns:
        A compiled `ConditionalGAN`.

    Raises:
        ValueError: If the images are of a size that the networks can't reach.
    """
    return _BUILT[kind_of(task.sample_shape)](task)


def build_plane_cgan(task):
    """Builds a conditional GAN whose discriminator gets the label as planes of the image.

    Args:
        task: The `Task`.

    Returns:
        A compiled `ConditionalGAN`.

    Raises:
        ValueError: If the images are of a size that the networks can't reach.
    """
    from gankit.models import cgan_networks

    discriminator = cgan_networks.build_plane_discriminator(task.label_length, task.sample_shape)
    return _of_a_dcgans_generator(discriminator, task)


def _projected(task):
    from gankit.models import cgan_networks

    discriminator = cgan_networks.build_discriminator(task.label_length, task.sample_shape)
    return _of_a_dcgans_generator(discriminator, task)


def _of_a_dcgans_generator(discriminator, task):
    from gankit.models import cgan_networks
    from gankit.models.cgan import ConditionalGAN
    from gankit.schedules import settling_optimizers

    filters = FILTERS[kind_of(task.sample_shape)]
    of = task.latent_dim, task.label_length, task.sample_shape, filters
    generator = cgan_networks.build_generator(*of)
    model = ConditionalGAN(generator, discriminator, task.latent_dim, seed=task.seed)
    model.compile(settling_optimizers(model, task.steps))
    return model


def _with_equalised_rates(task):
    from gankit.models import equalised_cgan_networks
    from gankit.models.cgan import ConditionalGAN
    from gankit.schedules import settling_optimizers

    sides, channels = progan_builder.sides_of(task.sample_shape), task.sample_shape[-1]
    of = task.label_length, sides, channels, progan_builder.FILTERS["colour"]
    model = ConditionalGAN(
        equalised_cgan_networks.build_generator(task.latent_dim, *of),
        equalised_cgan_networks.build_discriminator(*of),
        task.latent_dim,
        averaging=progan_builder.AVERAGING,
        **progan_builder.losses_of("colour"),
        seed=task.seed,
    )
    rates = settling_optimizers(model, task.steps, progan_builder.RATE, **progan_builder.BETAS)
    model.compile(rates)
    return model


_BUILT = {"grey": _projected, "colour": _with_equalised_rates}
