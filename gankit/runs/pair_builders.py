"""How the models of two domains are built and compiled. Keras is imported when one is."""

from functools import partial

from gankit.runs.builders import kind_of

TRANSLATOR_FILTERS, JUDGES_FILTERS = 16, 32
TRANSLATOR_RATE, AVERAGED, JUDGES_NOISE = 5e-4, 0.99, 0.1
# Cycle and identity. Coloured pictures as in the paper: without the identity loss the translators
# give another face (`python -m benchmarks.figures own_folders`). Grey ones are digits, which may
# have to look altogether different.
TRANSLATION_WEIGHTS = {"grey": (5.0, 0.0), "colour": (10.0, 5.0)}
COUPLED_FILTERS = {"grey": 16, "colour": 24}


def build_cyclegan(task):
    """Builds a CycleGAN for two domains of one shape.

    Args:
        task: The `Task`; its `latent_dim` plays no part.

    Returns:
        A compiled `CycleGAN`.

    Raises:
        ValueError: If the side of the images is odd.
    """
    from gankit.models import cyclegan_networks
    from gankit.models.cyclegan import CycleGAN
    from gankit.schedules import settling_optimizers

    shape = task.sample_shape
    generator = partial(cyclegan_networks.build_generator, shape, TRANSLATOR_FILTERS)
    judge = partial(
        cyclegan_networks.build_discriminator, shape, JUDGES_FILTERS, noise=JUDGES_NOISE
    )
    generators = [generator(name=f"{domain}_generator") for domain in ("target", "source")]
    judges = [judge(name=f"{domain}_discriminator") for domain in ("source", "target")]
    cycle, identity = TRANSLATION_WEIGHTS[kind_of(shape)]
    weights = {"cycle_weight": cycle, "identity_weight": identity}
    model = CycleGAN(*generators, *judges, **weights, seed=task.seed)
    averages = dict.fromkeys(("target_generator", "source_generator"), AVERAGED)
    model.compile(settling_optimizers(model, task.steps, TRANSLATOR_RATE), averages=averages)
    return model


def build_cogan(task):
    """Builds a pair of GANs with common layers, for two domains of one shape.

    Args:
        task: The `Task`.

    Returns:
        A compiled `CoupledGAN`.

    Raises:
        ValueError: If the images are of a size that the networks can't reach.
    """
    from gankit.models import cogan_networks
    from gankit.models.cogan import CoupledGAN
    from gankit.schedules import settling_optimizers

    shape, filters = task.sample_shape, COUPLED_FILTERS[kind_of(task.sample_shape)]
    generators = cogan_networks.build_generators(task.latent_dim, shape, filters)
    judges = cogan_networks.build_discriminators(shape, filters)
    model = CoupledGAN(*generators, *judges, task.latent_dim, seed=task.seed)
    model.compile(settling_optimizers(model, task.steps))
    return model
