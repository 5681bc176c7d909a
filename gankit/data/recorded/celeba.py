"""CelebA: aligned faces of celebrities with 40 attributes, Liu et al. (2015)."""

import warnings

import numpy as np

from gankit.data.content import Content
from gankit.data.drawn import faces
from gankit.data.entry import RecordedSet
from gankit.data.formats.celeba_tables import (
    attribute_names,
    official_split,
    read_attributes,
    read_partition,
    table_near,
)
from gankit.data.formats.damage import DamagedFile
from gankit.data.formats.pictures import pictures_in
from gankit.data.layouts import homes, in_folders
from gankit.data.places import SplitMissing
from gankit.data.recorded.decoded import decoded

NAME = "img_align_celeba"
# Torchvision's and Kaggle's folders, and the authors', who keep the pictures in one of their own.
FOLDERS = (*homes("celeba", "CelebA", "celeba-dataset"), "celeba/Img", "CelebA/Img", "Img", "")
SPLITS = ("train", "validation", "test")
# MD5 as in torchvision/datasets/celeba.py.
CHECKSUMS = {
    "img_align_celeba.zip": "00d2c5bc6d35e252742224ab0c1e8fcb",
    "list_attr_celeba.txt": "75e246fa4810816ffd6ee81facbd244c",
    "list_eval_partition.txt": "d32c9cbf5e040fd4025c592c306e6668",
}


def _read(paths, split, *, size, limit):
    """Reads one split from the official folder or zip; the JPEGs are decoded only once.

    The first call decodes the images into a memory map in the cache, and later ones open it: uint8
    `(N, size, size, 3)`, the middle square of each. The tables of attributes and of the partition
    are used if they lie near the images. Without the second the official split by number applies.
    """
    partition = table_near(paths[0], "list_eval_partition")
    names = _split_names(pictures_in(paths[0]), partition, split)
    if not names:
        raise SplitMissing(f"{paths[0]} holds no image of the split {split!r}")
    images, kept = decoded(paths[0], names, split, size, limit)
    attributes = _attributes(paths[0], [names[row] for row in kept])
    return Content(images, np.zeros(len(images), "int64"), attributes)


def _split_names(names, table, split):
    number = SPLITS.index(split)
    if table is None:
        return [name for name in names if official_split(name) == number]
    partition = read_partition(table)
    return [name for name in names if partition.get(name) == number]


def _attributes(pictures, names):
    table = table_near(pictures, "list_attr_celeba")
    if table is None:
        warnings.warn(
            f"{pictures.parent / 'list_attr_celeba.txt'} is missing, and so is the .csv: the faces "
            "have no attributes.",
            stacklevel=4,
        )
        return {}
    rows, attributes = read_attributes(table)
    missing = [name for name in names if name not in rows]
    if missing:
        raise DamagedFile(table, f"it has no row for {missing[0]}")
    order = [rows[name] for name in names]
    return {attribute: values[order] for attribute, values in attributes.items()}


def _attribute_names(paths):
    """Returns the names in the table near the images; without images, those of the stand-in."""
    if paths is None:
        return faces.ATTRIBUTES
    table = table_near(paths[0], "list_attr_celeba")
    return () if table is None else attribute_names(table)


def _stand_in(split, *, size, limit):
    """Returns drawn faces with attributes of the same names."""
    drawn = "train" if split == "train" else "test"
    return faces.generate(drawn, size=size, limit=limit)


CELEBA = RecordedSet(
    name="celeba",
    summary="faces with 40 attributes, colour, 162,770 + 19,867 + 19,962",
    terms="non-commercial research",
    download_size="1.4 GB",
    side=64,
    channels=3,
    most=162_770,
    classes=(),
    splits=SPLITS,
    by_hand=(
        "CelebA has no lasting address to download from. Agree to the terms on its page "
        "(mmlab.ie.cuhk.edu.hk/projects/CelebA.html), get the aligned and cropped images, and put "
        "into {folder}: "
        + ", ".join(f"{name} (MD5 {checksum})" for name, checksum in CHECKSUMS.items())
        + ". The zip may stay packed."
    ),
    layouts=dict.fromkeys(
        SPLITS,
        tuple(
            layout
            for name in (f"{NAME}/{NAME}", NAME, f"{NAME}.zip")
            for layout in in_folders(FOLDERS, name)
        ),
    ),
    read=_read,
    stand_in=_stand_in,
    attribute_names=_attribute_names,
)
