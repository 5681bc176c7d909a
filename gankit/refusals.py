"""What many models refuse: numbers out of range, and images whose values no network was made for.

Either would go through without an error and train to something else.
"""


def refuse_negative(**numbers):
    """Refuses numbers below 0, and what is no number.

    Args:
        **numbers: Numbers by the name of the setting.

    Raises:
        ValueError: If there is one.

    Example: `refuse_negative(beta=beta)`.
    """
    for name, number in numbers.items():
        if not number >= 0:  # NaN is not either
            raise ValueError(f"Expected `{name}` of at least 0. Received: {name}={number}")


def refuse_not_positive(**numbers):
    """Refuses 0 and numbers below; see `refuse_negative`."""
    for name, number in numbers.items():
        if not number > 0:
            raise ValueError(f"Expected `{name}` above 0. Received: {name}={number}")


def refuse_no_share(**shares):
    """Refuses what is no share below 1, so outside of [0, 1); see `refuse_negative`."""
    for name, share in shares.items():
        if not 0 <= share < 1:
            raise ValueError(
                f"Expected `{name}` of at least 0 and below 1. Received: {name}={share}"
            )


def refuse_whole_number_images(*arrays):
    """Refuses images of whole numbers, as files and data sets hold them.

    A network takes 0 to 255 as it takes any other numbers, and learns from them, badly.

    Args:
        *arrays: Arrays or tensors; images are those of four axes, `(N, H, W, C)`.

    Raises:
        ValueError: If there are images among them whose type is of whole numbers.
    """
    for array in arrays:
        shape, kind = tuple(getattr(array, "shape", ())), str(getattr(array, "dtype", ""))
        if len(shape) == 4 and "int" in kind:
            raise ValueError(
                f"Expected images as floats, in the range that the network was built for. "
                f"Received: images of shape {shape} and type {kind}. Take `dataset.signed()` for "
                "[-1, 1] or `dataset.unit()` for [0, 1]; `gankit.images.bytes_to_signed` and "
                "`bytes_to_unit` do the same for bytes of your own."
            )
