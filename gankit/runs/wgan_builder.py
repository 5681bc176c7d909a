"""How `gankit train wgan` builds and compiles its model. Keras is imported when it does."""

from gankit.runs.builders import kind_of

# On points: `python -m benchmarks.figures wgan_grid`.
CRITIC_UNITS = (128, 128, 128)
# A step on faces of 64x64 takes almost three times as long with 32 filters.
FILTERS = {"grey": 32, "colour": 16}
CRITIC_TURNS = {"points": 3, "grey": 3, "colour": 3}
SAMPLES_IN_A_TURN = {"points": 128, "grey": 32, "colour": 32}
PENALTY_WEIGHT = {"points": 0.1, "grey": 10.0, "colour": 10.0}


def build_wgan(task):
    """Builds a Wasserstein GAN under a gradient penalty, whose generator is averaged.

    Args:
        task: The `Task`.

    Returns:
        A compiled `WassersteinGAN`, dense on points, convolutional on images.

    Raises:
        ValueError: If the images are of a size that the networks can't reach.
    """
    from gankit.models import dcgan, gan, wgan
    from gankit.schedules import settling_optimizers

    kind = kind_of(task.sample_shape)
    if kind == "points":
        generator = gan.build_generator(task.latent_dim, task.sample_shape, CRITIC_UNITS)
        critic = wgan.build_critic(task.sample_shape, CRITIC_UNITS)
    else:
        filters = FILTERS[kind]
        generator = dcgan.build_generator(task.latent_dim, task.sample_shape, filters)
        critic = wgan.build_convolutional_critic(task.sample_shape, filters)
    model = wgan.WassersteinGAN(
        generator,
        critic,
        task.latent_dim,
        gradient_penalty=PENALTY_WEIGHT[kind],
        critic_turns=CRITIC_TURNS[kind],
        seed=task.seed,
    )
    optimizers = settling_optimizers(model, task.steps, beta_2=0.9)
    model.compile(optimizers, averages={"generator": 0.99})
    return model
