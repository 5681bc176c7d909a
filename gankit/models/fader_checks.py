"""Which networks a label-forgetting autoencoder refuses."""


def refuse_misfits(encoder, decoder, classifier):
    """Refuses networks that don't fit each other.

    Args:
        encoder: As `FaderNetwork` takes it.
        decoder: The same.
        classifier: The same.

    Raises:
        ValueError: If shapes of images, codes or labels differ; the message holds the cure.
    """
    if len(decoder.inputs) != 2:
        raise ValueError(
            f"Expected '{decoder.name}' to take [codes, labels]. Received: a model of "
            f"{len(decoder.inputs)} input(s). Build it with gankit.models.fader_networks."
        )
    (codes, labels), made = decoder.input_shape, encoder.output_shape
    if not made == codes == classifier.input_shape:
        raise ValueError(
            f"The encoder makes codes of shape {made[1:]}, the decoder takes {codes[1:]}, the "
            f"classifier {classifier.input_shape[1:]}. Build all three with the same `latent_dim`."
        )
    if classifier.output_shape != labels:
        raise ValueError(
            f"The decoder takes labels of length {labels[-1]}, the classifier makes logits of "
            f"shape {classifier.output_shape[1:]}. Build both with the same `label_length`."
        )
    if encoder.input_shape != decoder.output_shape:
        raise ValueError(
            f"The encoder takes images of shape {encoder.input_shape[1:]}, the decoder makes "
            f"{decoder.output_shape[1:]}. Build both with the same `image_shape`."
        )
