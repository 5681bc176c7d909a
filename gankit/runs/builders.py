"""How each model of `gankit train` is built and compiled. Keras is imported when one is."""

from dataclasses import dataclass

# Two equal, small networks: the wider ones for images chase each other round the ring.
POINT_UNITS = (128, 128)


@dataclass(frozen=True)
class Task:
    """What a model is built for.

    Args:
        sample_shape: `(H, W, C)` of an image or `(2,)` of a point.
        latent_dim: Length of the latent vector.
        seed: Whole number for the latent vectors.
        steps: Length of the run, in which the learning rates settle.
        label_length: Length of a label as a vector; 0 for a model that is told none.
        has_attributes: Whether such a vector holds answers, each 0 or 1, and not a single class.
    """

    sample_shape: tuple
    latent_dim: int
    seed: int
    steps: int
    label_length: int = 0
    has_attributes: bool = False


def build_gan(task):
    """Builds a GAN of dense networks.

    Args:
        task: The `Task`.

    Returns:
        A compiled `GAN`.
    """
    from gankit.models import gan
    from gankit.schedules import settling_optimizers

    if kind_of(task.sample_shape) == "points":
        generator = gan.build_generator(task.latent_dim, task.sample_shape, POINT_UNITS)
        discriminator = gan.build_discriminator(task.sample_shape, POINT_UNITS)
    else:
        generator = gan.build_generator(task.latent_dim, task.sample_shape)
        discriminator = gan.build_discriminator(task.sample_shape)
    model = gan.GAN(generator, discriminator, task.latent_dim, seed=task.seed)
    model.compile(settling_optimizers(model, task.steps))
    return model


def kind_of(sample_shape):
    """Says what a sample is. Example: (2,) -> "points", (28, 28, 1) -> "grey"."""
    if len(sample_shape) == 1:
        return "points"
    return "grey" if sample_shape[-1] == 1 else "colour"
