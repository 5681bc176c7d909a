"""Which networks an adversarial autoencoder refuses."""


def refuse_other_ends(network, takes, makes, cure):
    """Refuses a network of another number of inputs or outputs.

    Args:
        network: A functional `keras.Model`.
        takes: Names of the inputs that are expected.
        makes: Names of the outputs.
        cure: Name of the function that builds such a network.

    Raises:
        ValueError: If there are more or fewer of either.
    """
    received = len(network.inputs), len(network.outputs)
    if received != (len(takes), len(makes)):
        raise ValueError(
            f"Expected '{network.name}' to make [{', '.join(makes)}] of [{', '.join(takes)}]. "
            f"Received: a model of {received[0]} input(s) and {received[1]} output(s). Build it "
            f"with gankit.models.aae_networks.{cure}."
        )


def refuse_misfits(encoder, decoder, discriminator, prior):
    """Refuses networks that don't agree on codes or images, whatever else they take or make.

    Args:
        encoder: Model from images; its last output is the code.
        decoder: Model to images; its first input is the code.
        discriminator: Model from codes.
        prior: A `gankit.models.priors.Prior`.

    Raises:
        ValueError: If codes or images differ in shape.
    """
    lengths = {
        "the prior": prior.latent_dim,
        "the encoder": encoder.outputs[-1].shape[-1],
        "the decoder": decoder.inputs[0].shape[-1],
        "the discriminator": discriminator.input_shape[-1],
    }
    if len(set(lengths.values())) > 1:
        raise ValueError(
            f"Expected codes of one length. Received: {lengths}. Build all with the same "
            "`latent_dim`."
        )
    made, taken = decoder.output_shape[1:], encoder.input_shape[1:]
    if made != taken:
        raise ValueError(
            f"The encoder takes images of shape {taken}, the decoder makes {made}. Build both "
            "with the same `image_shape`."
        )


def refuse_other_labels(encoder, decoder, label_discriminator):
    """Refuses networks that don't agree on the number of classes.

    Args:
        encoder: Model from images to `[label_logits, style]`.
        decoder: Model from `[style, labels]`.
        label_discriminator: Model from label vectors.

    Raises:
        ValueError: If the labels differ in length.
    """
    lengths = {
        "the encoder": encoder.outputs[0].shape[-1],
        "the decoder": decoder.inputs[1].shape[-1],
        "the label discriminator": label_discriminator.input_shape[-1],
    }
    if len(set(lengths.values())) > 1:
        raise ValueError(
            f"Expected labels of one length, the number of classes. Received: {lengths}. Build all "
            "three with the same one."
        )
