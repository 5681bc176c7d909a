"""Fashion-MNIST: 28x28 pictures of clothes, Xiao, Rasul and Vollgraf (2017)."""

from gankit.data.content import prepared
from gankit.data.download import RemoteFile
from gankit.data.drawn.stand_ins import plain_digits
from gankit.data.entry import RecordedSet
from gankit.data.layouts import csv_spellings, homes, in_folders
from gankit.data.recorded.mnist import idx_names, read_grey

# Addresses and MD5 from the README of zalandoresearch/fashion-mnist.
ADDRESS = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
CHECKSUMS = {
    "train-images-idx3-ubyte.gz": "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
    "train-labels-idx1-ubyte.gz": "25c81989df183df01b3e8a0aad5dffbe",
    "t10k-images-idx3-ubyte.gz": "bef4ecab320f06d8554ea6380940ec79",
    "t10k-labels-idx1-ubyte.gz": "bb300cfdad3c16e7a12a480ee83cd310",
}
PREFIXES = {"train": "train-", "test": "t10k-"}


# MNIST's own files have the same names: these are taken from a folder of the right name only.
FOLDERS = (
    *homes("fashion_mnist", "fashion-mnist", "fashionmnist", "FashionMNIST"),
    *("FashionMNIST/raw", "fashion_mnist/FashionMNIST/raw", "fashion-mnist/data/fashion"),
)


def _read(paths, split, *, size, limit):
    """Reads one split, in the forms of MNIST. Images are uint8 `(N, 28, 28, 1)`."""
    images, labels = read_grey(paths, split, limit)
    return prepared(images, labels, size=size, limit=limit)


def _layouts(split):
    return (
        *in_folders(("", *FOLDERS), "fashion_mnist.npz"),
        *in_folders(FOLDERS, *idx_names(split)),
        *in_folders((*FOLDERS, ""), csv_spellings(f"fashion-mnist_{split}")),
    )


FASHION_MNIST = RecordedSet(
    name="fashion_mnist",
    summary="clothes, 28x28 grey, 60,000 + 10,000",
    terms="MIT",
    download_size="31 MB",
    side=28,
    channels=1,
    most=60_000,
    classes=(
        *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
        *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
    ),
    # Generated digits can't pass for clothes, so the stand-in has names of its own.
    stand_in_classes=tuple(f"digit {digit}" for digit in range(10)),
    files={
        split: tuple(
            RemoteFile(name, ADDRESS + name, checksum)
            for name, checksum in CHECKSUMS.items()
            if name.startswith(prefix)
        )
        for split, prefix in PREFIXES.items()
    },
    layouts={split: _layouts(split) for split in PREFIXES},
    read=_read,
    stand_in=plain_digits,
)
