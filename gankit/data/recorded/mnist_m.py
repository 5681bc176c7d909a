"""MNIST-M: MNIST digits blended into colour photographs, Ganin and Lempitsky (2015)."""

import numpy as np

from gankit.data.content import prepared
from gankit.data.drawn.stand_ins import blended_digits
from gankit.data.entry import TRAIN_AND_TEST, RecordedSet
from gankit.data.formats.damage import DamagedFile, check_images, reading
from gankit.data.formats.npz import read_npz
from gankit.data.formats.packed import text_of
from gankit.data.layouts import homes, in_folders


def _read(paths, split, *, size, limit):
    """Reads one split, from an `.npz` with MNIST's keys or from the official PNG folder.

    `paths` are the file, or the labels' file and the folder. Images are uint8 `(N, 32, 32, 3)`.
    """
    if len(paths) == 1:
        images, labels = read_npz(paths[0], split, (32, 32, 3))
    else:
        images, labels = _read_folder(*paths, limit)
    return prepared(images, labels, size=size, limit=limit)


def _read_folder(labels_path, folder, limit):
    with reading(labels_path):
        lines = [line for line in text_of(labels_path).splitlines() if line.strip()]
        rows = [line.split() for line in lines[:limit]]
        labels = np.array([int(label) for _, label in rows])
        images = np.stack([_read_png(folder / name) for name, _ in rows])
    check_images(labels_path, images, labels, (32, 32, 3), 10)
    return images, labels


def _read_png(path):
    import cv2

    # subtle: on Windows OpenCV opens no path with letters beyond ASCII; Python does
    content = np.frombuffer(path.read_bytes() if path.is_file() else b"", np.uint8)
    image = cv2.imdecode(content, cv2.IMREAD_COLOR) if len(content) else None
    if image is None:
        raise DamagedFile(path, "it is missing or no picture")
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


FOLDERS = homes("mnist_m", "mnist-m", "MNIST-M", "mnistm")

MNIST_M = RecordedSet(
    name="mnist_m",
    summary="MNIST digits over photographs, 32x32 colour, 60,000 + 10,000 or somewhat fewer",
    terms="research use",
    download_size="by hand",
    side=32,
    channels=3,
    most=60_000,
    by_hand=(
        "MNIST-M has no lasting address to download from. Get mnist_m.tar.gz from the page of "
        "Ganin and Lempitsky's domain adaptation (sites.skoltech.ru/compvision/projects/grl) and "
        "unpack it into {folder}, so that the folder holds mnist_m_train, "
        "mnist_m_train_labels.txt, mnist_m_test and mnist_m_test_labels.txt; or put an mnist_m.npz "
        "there with uint8 x_train (N, 32, 32, 3), y_train (N,), x_test and y_test."
    ),
    layouts={
        split: (
            *in_folders((*FOLDERS, ""), "mnist_m.npz"),
            *in_folders((*FOLDERS, ""), f"mnist_m_{split}_labels.txt", f"mnist_m_{split}"),
            *in_folders(FOLDERS, "mnist_m_subset.npz"),
        )
        for split in TRAIN_AND_TEST
    },
    read=_read,
    stand_in=blended_digits,
)
