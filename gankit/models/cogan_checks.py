"""What a coupled GAN refuses: networks that don't fit each other."""

from gankit.models import latents


def refuse_misfits(model):
    """Raises a `ValueError` if the networks of a `CoupledGAN` don't fit each other or its numbers.

    Args:
        model: The `CoupledGAN`, its networks and numbers set.

    Raises:
        ValueError: If a generator takes other latents, a discriminator other images, only one of
            them reads classes, or pairs are to be read alike where no class is read.
    """
    generators = model.source_generator, model.target_generator
    judges = model.source_discriminator, model.target_discriminator
    for generator, judge in zip(generators, judges, strict=True):
        latents.refuse_misfits(generator, judge, model.latent_dim)
    outputs = [len(judge.outputs) for judge in judges]
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
