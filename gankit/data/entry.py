"""What a data set says of itself: a recorded one is read from files, a drawn one is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

TRAIN_AND_TEST = ("train", "test")
DIGIT_CLASSES = tuple("0123456789")


@dataclass(frozen=True)
class DrawnSet:
    """A set that is drawn.

    Args:
        name: The name for `load`.
        summary: What it is, in a line.
        generate: Function `(split, *, size, limit)` that returns a `Content`.
        counts: Split to how many samples it has.
        sample_shape: `(H, W, C)` of an image where no size is asked for, `(2,)` of a point.
        classes: Names of the classes, in the order of their labels.
        attributes: Names of the attributes.
        splits: Names of the splits.
        terms: The terms of use.
    """

    name: str
    summary: str
    generate: Callable
    counts: Mapping[str, int]
    sample_shape: tuple[int, ...]
    classes: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    splits: tuple[str, ...] = TRAIN_AND_TEST
    terms: str = "MIT, as this package"


@dataclass(frozen=True)
class RecordedSet:
    """A set that is read from files.

    Args:
        name: The name for `load`.
        summary: What it is, in a line.
        terms: The terms of use.
        download_size: In words.
        side: Side of its images, in pixels.
        channels: 1 of grey images, 3 of coloured ones.
        most: How many training images its largest published form has.
        layouts: Split to the layouts in which it is recognised in a folder, the preferred one
            first.
        read: Function `(paths, split, *, size, limit)` that returns a `Content`. It raises
            `DamagedFile` if a file is not as expected.
        stand_in: Function `(split, *, size, limit)` that returns a `Content`, for when the set is
            not to be had.
        classes: Names of the classes, in the order of their labels.
        stand_in_classes: Those of the stand-in, where they are others.
        splits: Names of the splits.
        files: Split to `RemoteFile`s; empty if it can't be downloaded.
        files_of: Name of the set whose files these are, where it has none of its own.
        by_hand: Then how to get it; `{folder}` is where it belongs.
        attribute_names: Function from the paths of a split, None where it is not to be had, to the
            names of the attributes that would be read; nothing else is.
    """

    name: str
    summary: str
    terms: str
    download_size: str
    side: int
    channels: int
    most: int
    layouts: Mapping[str, tuple]
    read: Callable
    stand_in: Callable
    classes: tuple[str, ...] = DIGIT_CLASSES
    stand_in_classes: tuple[str, ...] | None = None
    splits: tuple[str, ...] = TRAIN_AND_TEST
    files: dict[str, tuple] = field(default_factory=dict)
    files_of: str = ""
    by_hand: str = ""
    attribute_names: Callable = lambda paths: ()

    @property
    def home(self):
        """Name of the folder that its files are downloaded into."""
        return self.files_of or self.name

    def how_by_hand(self, folder):
        """Returns how to get a set that can't be downloaded, and that it belongs into `folder`."""
        return self.by_hand.format(folder=folder)
