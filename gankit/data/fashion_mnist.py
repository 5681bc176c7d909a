"""Fashion-MNIST: 28x28 pictures of clothes, Xiao, Rasul and Vollgraf (2017)."""

from gankit.data.content import prepared
from gankit.data.damage import check_images
from gankit.data.download import RemoteFile
from gankit.data.idx import read_idx
from gankit.data.npz import read_npz
from gankit.data.stand_ins import plain_digits

NAME = "fashion_mnist"
SUMMARY = "clothes, 28x28 grey, 60,000 + 10,000"
TERMS = "MIT"
SIZE = "31 MB"
CLASSES = (
    *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
)
SPLITS = ("train", "test")
# Generated digits can't pass for clothes, so the stand-in has names of its own.
STAND_IN_CLASSES = tuple(f"digit {digit}" for digit in range(10))

# Addresses and MD5 from the README of zalandoresearch/fashion-mnist.
ADDRESS = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
CHECKSUMS = {
    "train-images-idx3-ubyte.gz": "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
    "train-labels-idx1-ubyte.gz": "25c81989df183df01b3e8a0aad5dffbe",
    "t10k-images-idx3-ubyte.gz": "bef4ecab320f06d8554ea6380940ec79",
    "t10k-labels-idx1-ubyte.gz": "bb300cfdad3c16e7a12a480ee83cd310",
}
PREFIXES = {"train": "train-", "test": "t10k-"}
FILES = {
    split: tuple(
        RemoteFile(name, ADDRESS + name, checksum)
        for name, checksum in CHECKSUMS.items()
        if name.startswith(prefix)
    )
    for split, prefix in PREFIXES.items()
}
# MNIST's own files have the same names: these are taken from a folder of the right name only.
LAYOUTS = {
    split: (
        ("fashion_mnist.npz",),
        ("fashion_mnist/fashion_mnist.npz",),
        *(
            tuple(f"{folder}/{prefix}{kind}-ubyte.gz" for kind in ("images-idx3", "labels-idx1"))
            for folder in ("fashion_mnist", "fashion-mnist")
        ),
    )
    for split, prefix in PREFIXES.items()
}


def read(paths, split, *, size=None, limit=None):
    """Reads one split, from the official files or from an `.npz` with MNIST's keys.

    Args:
        paths: The located files: images and labels, or one `.npz`.
        split: `"train"` or `"test"`.
        size: Side to resize to, or `None`.
        limit: How many to keep, or `None`.

    Returns:
        A `Content`: images uint8 `(N, 28, 28, 1)`.

    Raises:
        DamagedFile: If a file is not as expected.
    """
    if len(paths) == 1:
        images, labels = read_npz(paths[0], split, (28, 28))
    else:
        images, labels = read_idx(paths[0]), read_idx(paths[1])
        check_images(paths[0], images, labels, (28, 28), 10)
    return prepared(images, labels, size=size, limit=limit)


def stand_in(split, *, size=None, limit=None):
    """Returns generated digits: the right shape, not the right things."""
    return plain_digits(split, size=size or 28, limit=limit)
