"""What a coupled GAN refuses: networks that don't fit each other."""


def refuse_misfits(model):
    """Raises a `ValueError` if the networks of a `CoupledGAN` don't fit each other or its numbers.

    Args:
        model: The `CoupledGAN`, its networks and numbers set.

    Raises:
        ValueError: If a generator takes other latents, a discriminator other images, only one of
            them reads classes, or pairs are to be read alike where no class is read.
    """
    for domain in ("source", "target"):
        generator = getattr(model, f"{domain}_generator")
        judge = getattr(model, f"{domain}_discriminator")
        if generator.input_shape[1:] != (model.latent_dim,):
            raise ValueError(
                f"The {domain} generator takes latents of shape {generator.input_shape[1:]}. "
                f"Received: latent_dim={model.latent_dim}. Build both with the same `latent_dim`."
            )
        if judge.input_shape[1:] != generator.output_shape[1:]:
            raise ValueError(
                f"The {domain} generator makes images of shape {generator.output_shape[1:]}, the "
                f"{domain} discriminator takes {judge.input_shape[1:]}. Build both with the same "
                "`image_shape`."
            )
    outputs = [len(judge.outputs) for judge in _judges(model)]
    if outputs[0] != outputs[1]:
        raise ValueError(
            "Expected two discriminators that both read classes, or neither. Received: "
            f"{outputs[0]} and {outputs[1]} output(s)."
        )
    if model.coupling_weight and not model.reads_classes:
        raise ValueError(
            "Expected discriminators that read classes, since `coupling_weight` asks that pairs be "
            f"read alike. Received: coupling_weight={model.coupling_weight}. Build them with "
            "`build_discriminators(image_shape, classes=10)`, or leave it at 0."
        )


def _judges(model):
    return model.source_discriminator, model.target_discriminator
