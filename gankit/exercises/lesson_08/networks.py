"""How large the networks of lesson 08's GANs may be: no larger than the slow one's."""

import numpy as np

from gankit.models import dcgan

FILTERS, LONGEST_LATENT = 8, 256  # of the slow GAN's networks; more latents than anybody needs


def problem_of_sizes(sizes, shape):
    """Names what is wrong with the size of a model's networks, or returns None.

    Args:
        sizes: Array of three: the latent vectors' length, the generator's weights, the
            discriminator's.
        shape: `(H, W, C)` of its images.
    """
    latent_dim, *weights = sizes.astype(int)
    allowed = (
        dcgan.build_generator(int(np.clip(latent_dim, 1, LONGEST_LATENT)), shape, FILTERS),
        dcgan.build_discriminator(shape, FILTERS),
    )
    names = ("generator", "discriminator")
    for name, received, network in zip(names, weights, allowed, strict=True):
        if received > network.count_params():
            return (
                f"The {name} has {received:,} weights, `dcgan` with `filters={FILTERS}` has "
                f"{network.count_params():,}: keep to the networks of the slow GAN, so that the "
                "race is about the training."
            )
    return None
