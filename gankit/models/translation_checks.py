"""What models that translate between two domains refuse: networks that don't fit each other."""


def refuse_misfits(target_generator, source_generator, source_discriminator, target_discriminator):
    """Refuses networks that do not make a circle.

    Args:
        target_generator: Model from source images to target images.
        source_generator: Model from target images to source images.
        source_discriminator: Model from source images.
        target_discriminator: Model from target images.

    Raises:
        ValueError: If one of the last three takes or makes images of another shape.
    """
    source, target = target_generator.input_shape[1:], target_generator.output_shape[1:]
    received = source_generator.input_shape[1:], source_generator.output_shape[1:]
    if received != (target, source):
        raise ValueError(
            f"The target generator makes {target} of {source}. Expected a source generator that "
            f"makes {source} of {target}. Received: '{source_generator.name}', which makes "
            f"{received[1]} of {received[0]}."
        )
    for made, judge, domain in (
        (source, source_discriminator, "source"),
        (target, target_discriminator, "target"),
    ):
        if judge.input_shape[1:] != made:
            raise ValueError(
                f"The {domain} images are of shape {made}, the {domain} discriminator "
                f"'{judge.name}' takes {judge.input_shape[1:]}. Build both for one `image_shape`."
            )


def refuse_two_shapes(what, *networks):
    """Refuses networks that don't all take images of one shape.

    Args:
        what: What would give the same images to all of them, such as `"the identity loss"`.
        *networks: `keras.Model`s.

    Raises:
        ValueError: If their inputs differ in shape.
    """
    shapes = sorted({network.input_shape[1:] for network in networks})
    if len(shapes) > 1:
        raise ValueError(
            f"Expected images of one shape, since {what} gives those of either domain to the same "
            f"network. Received: {shapes}. Bring the sets to one: gankit.data.matched(...)."
        )
