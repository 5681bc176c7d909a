"""Files of digits in the forms in which people have them, and loading without a warning."""

import io
import struct
import warnings
import zipfile

import numpy as np

from gankit import data

COUNT = 5
GREY = (np.arange(COUNT * 784) % 251).astype("uint8").reshape(COUNT, 28, 28)
LABELS = np.arange(COUNT, dtype="uint8")
FILES = {"train": "train", "test": "t10k"}


def idx(array):
    header = struct.pack(">HBB", 0, 8, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.tobytes()


def zipped(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def table(heading, mark=""):
    rows = [
        ",".join(map(str, [label, *image.ravel()]))
        for image, label in zip(GREY, LABELS, strict=True)
    ]
    first = [",".join(["label", *(f"{r}x{c}" for r in range(28) for c in range(28))])]
    return (mark + "\r\n".join([*first * heading, *rows, ""])).encode()


def npz(shape):
    file = io.BytesIO()
    images = np.full((COUNT, *shape), 7, "uint8")
    np.savez(file, x_train=images, y_train=LABELS, x_test=images, y_test=LABELS)
    return file.getvalue()


def put(home, path, content):
    path = home / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def put_idx(home, pattern, content, images=GREY, labels=LABELS):
    for kind, array in (("images", images), ("labels", labels)):
        for prefix in FILES.values():
            names = [f"{prefix}-{kind}", f"idx{array.ndim}"] * 2
            put(home, pattern.format(*names), content(array))


def loaded(name, home, split="train", **options):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return data.load(name, split, data_home=home, download=False, **options)
