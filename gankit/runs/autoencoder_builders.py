"""How `gankit train autoencoder` and `vae` build their models. Keras is imported when one is."""

RATE = 1e-3


def build_autoencoder(task):
    """Builds a dense autoencoder.

    Args:
        task: The `Task`; its `latent_dim` is the length of the code.

    Returns:
        A compiled `keras.Model` from images in [0, 1] to their reconstructions.
    """
    from gankit.models import autoencoders, vae_networks

    # The widths of the VAE beside it, so that a comparison of the two is one of their codes.
    encoder = autoencoders.build_encoder(task.sample_shape, task.latent_dim, (512, 256))
    decoder = vae_networks.build_decoder(task.latent_dim, task.sample_shape, (256, 512))
    model = autoencoders.build_autoencoder(encoder, decoder)
    model.compile(_settling(task.steps), "binary_crossentropy")
    return model


def build_vae(task):
    """Builds a variational autoencoder of dense networks.

    Args:
        task: The `Task`.

    Returns:
        A compiled `VAE`.
    """
    from gankit.models import vae, vae_networks

    encoder = vae_networks.build_encoder(task.sample_shape, task.latent_dim)
    decoder = vae_networks.build_decoder(task.latent_dim, task.sample_shape)
    model = vae.VAE(encoder, decoder, seed=task.seed)
    model.compile(_settling(task.steps))
    return model


def _settling(steps):
    import keras

    from gankit.schedules import settling_rate

    return keras.optimizers.Adam(settling_rate(steps, RATE))
