"""What is known of a set before anything of it is read, drawn or downloaded."""

import os
from dataclasses import dataclass

from gankit.data.drawn.points import refuse_size
from gankit.data.known_sets import DRAWN, entry_named, names
from gankit.data.layouts import locate
from gankit.data.loading import check_arguments
from gankit.data.own_pictures import DEFAULT_SIZE, names_a_folder, pictures_below
from gankit.data.places import places
from gankit.files import with_home


@dataclass(frozen=True)
class Description:
    """What `load` would return, without the samples.

    Args:
        name: The name that was asked for; of a folder the folder's own.
        sample_shape: `(H, W, C)` of an image, `(2,)` of a point.
        most: How many training samples there are at most.
        classes: Names of the classes, in the order of their labels.
        attributes: Names of the attributes.
    """

    name: str
    sample_shape: tuple[int, ...]
    most: int
    classes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


def describe(name: str | os.PathLike, *, size: int | None = None) -> Description:
    """Says what `load` would return of a set's training samples.

    It takes a moment: no image is read, drawn or downloaded.

    Args:
        name: As for `load`.
        size: Likewise.

    Returns:
        A `Description`.

    Raises:
        ValueError: If there is no such set or folder, or the size is none.

    Example: `describe("mnist", size=32).sample_shape` -> `(32, 32, 1)`.
    """
    if name not in names() and names_a_folder(name):
        return _of_folder(os.fspath(name), size)
    entry = entry_named(name)
    check_arguments(entry.name, entry.splits, "train", size, None)
    if name in DRAWN:
        shape, most, attributes = entry.sample_shape, entry.counts["train"], entry.attributes
    else:
        shape, most = (entry.side, entry.side, entry.channels), entry.most
        attributes = entry.attribute_names(_found(entry))
    return Description(entry.name, _resized(shape, size), most, entry.classes, attributes)


def _of_folder(name, size):
    check_arguments(name, ("train",), "train", size, None)
    folder = with_home(name)
    count = len(pictures_below(folder))
    shape = _resized((DEFAULT_SIZE, DEFAULT_SIZE, 3), size)
    return Description(folder.resolve().name, shape, count)


def _found(entry):
    """Returns the paths of the first place that has the training samples, or None."""
    found = (locate(entry.layouts["train"], place.folder) for place in places())
    return next(filter(None, found), None)


def _resized(shape, size):
    if len(shape) == 1:
        refuse_size(size)
    return shape if size is None else (size, size, shape[-1])
