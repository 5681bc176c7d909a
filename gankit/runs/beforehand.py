"""What a training refuses before anything is read, drawn or downloaded.

By what is known of a set beforehand, `gankit.data.describe`, and by the rules that the builders of
networks have for the sides of images: these are built when the data are there.
"""

from dataclasses import replace

from gankit import data
from gankit.data.altered import ALTERED
from gankit.runs.builders import kind_of
from gankit.runs.condition import told_names
from gankit.runs.domains import refuse_target
from gankit.runs.progan_builder import sides_of
from gankit.runs.recipes import CONDITIONAL, DEFAULT_STEPS, MODELS, turns_of


def refuse_unfit(model, data_name, target_name, *, size, batch_size, labels):
    """Refuses what can't be trained, as far as it is known before anything is loaded.

    Args:
        model: One of `MODELS`.
        data_name: What `gankit.data.load` takes.
        target_name: The same, or `"edges"` or `"negative"`; None for a model of one domain.
        size: Side of the images, or None.
        batch_size: Samples in a step, or None.
        labels: Names of attributes, or None.

    Raises:
        ValueError: If model, data and numbers don't fit each other.
    """
    if model not in MODELS:
        raise ValueError(f"expected a model of {', '.join(MODELS)}; received {model!r}")
    refuse_target(model, target_name)
    if labels is not None and model not in CONDITIONAL:
        raise ValueError(f"{model} is told no labels: leave them out, or train cgan or fader")
    described = _described(model, data_name, target_name, size)
    refuse_misfit(model, described.sample_shape)
    if model in CONDITIONAL:
        told_names(described, labels)
    if batch_size is not None:
        _refuse_batch(model, described, batch_size)


def refuse_misfit(model, sample_shape):
    """Refuses a model that is not made for such samples.

    Args:
        model: One of `MODELS`.
        sample_shape: `(H, W, C)` of an image or `(2,)` of a point.

    Raises:
        ValueError: If the model takes images and these are points, or images of other sizes.
    """
    if (model, kind_of(sample_shape)) not in DEFAULT_STEPS:
        raise ValueError(
            f"{model} expects images (H, W, C), received points of shape {tuple(sample_shape)}; "
            "train them with gan or wgan"
        )
    if model in OF_CERTAIN_SIDES and kind_of(sample_shape) != "points":
        OF_CERTAIN_SIDES[model](sample_shape)


def _described(model, data_name, target_name, size):
    """Returns the description of the source, in the shape that it gets beside a target."""
    source = data.describe(data_name, size=size)
    if target_name is None:
        return source
    if target_name in ALTERED:
        return replace(source, most=source.most // 2)
    both = source, data.describe(target_name, size=size)
    points = [each for each in both if len(each.sample_shape) == 1]
    if points:
        return points[0]
    side, channels = (max(each.sample_shape[axis] for each in both) for axis in (0, 2))
    return replace(
        source, sample_shape=(side, side, channels), most=min(each.most for each in both)
    )


def _refuse_batch(model, described, batch_size):
    turns = turns_of(model, described.sample_shape)
    if not turns <= batch_size <= described.most:
        raise ValueError(
            f"expected a batch size from {turns} to {described.most}; received {batch_size}"
        )


def _doubled(image_shape):
    from gankit.models.dcgan import start_and_doublings

    start_and_doublings(image_shape)


def _doubled_in_colour(image_shape):
    if kind_of(image_shape) == "colour":  # of grey images the networks are dense
        _doubled(image_shape)


def _doubled_four_times(image_shape):
    from gankit.models.dcgan_textbook import sixteenth

    sixteenth(image_shape)


def _halved(image_shape):
    from gankit.models.cyclegan_networks import refuse_odd_side

    refuse_odd_side(image_shape)


OF_CERTAIN_SIDES = {
    **dict.fromkeys(("dcgan", "wgan", "cgan", "cgan_planes", "cogan"), _doubled),
    "dcgan_textbook": _doubled_four_times,
    "progan": sides_of,
    "cyclegan": _halved,
    "fader": _doubled_in_colour,
}
