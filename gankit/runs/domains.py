"""What a run learns from: one set, or a source and a target of one shape."""

import numpy as np

from gankit import data
from gankit.data.altered import ALTERED

TWO_DOMAINS = {"cyclegan", "cogan"}  # models that are told a target


def load_sets(
    model: str, data_name: str, target_name: str | None, *, size: int | None, seed: int
) -> tuple[data.Dataset, ...]:
    """Loads the set of a run, and the target of a model of two domains.

    A target of another size or colour is brought to one shape with the source: the larger side of
    the two, grey as three equal channels where the other is in colour. `"edges"` and `"negative"`
    make a target of the source itself, each of one half of its images, so that no image is in
    training beside what was made of it.

    Args:
        model: One of `MODELS`.
        data_name: What `gankit.data.load` takes.
        target_name: The same, or `"edges"` or `"negative"`; None for a model of one domain.
        size: Side of the images; None for the sets' own.
        seed: Whole number that halves.

    Returns:
        Tuple of one `Dataset`, or of source and target.

    Raises:
        ValueError: If a target is missing, or there is one too many.
    """
    refuse_target(model, target_name)
    options = {} if size is None else {"size": size}
    source = data.load(data_name, **options)
    if model not in TWO_DOMAINS:
        return (source,)
    if target_name not in ALTERED:
        target = data.load(target_name, **options)
        return (source, target) if _are_points(source) else data.matched(source, target, size=size)
    if _are_points(source):
        return source, source
    order = np.random.default_rng(seed).permutation(len(source))
    half = len(source) // 2
    return source[np.sort(order[:half])], ALTERED[target_name](source[np.sort(order[half:])])


def refuse_target(model: str, target_name: str | None) -> None:
    """Refuses a missing target, and one that a model has no use for.

    Args:
        model: One of `MODELS`.
        target_name: What was given, or None.

    Raises:
        ValueError: If there is one and should be none, or the other way round.
    """
    if model in TWO_DOMAINS and target_name is None:
        raise ValueError(
            f"{model} learns from two sets: name the second one, --target usps, or "
            f"{' or '.join(f'--target {name}' for name in ALTERED)}, made of the first"
        )
    if model not in TWO_DOMAINS and target_name is not None:
        raise ValueError(
            f"{model} learns from one set: leave out --target {target_name}, or train "
            f"{' or '.join(sorted(TWO_DOMAINS))}"
        )


def _are_points(dataset):
    return dataset.images.ndim == 2
