"""Five ways to load faces. Each returns a function that makes one pass over all of them."""

import atexit
import os
import random
import shutil
import tempfile
from pathlib import Path

import numpy as np

BATCH, SIZE = 32, 64


def keras_directory(pictures):
    """What Keras offers: every pass decodes anew."""
    import keras

    folder = _folder_of_links(_paths(pictures))
    dataset = keras.utils.image_dataset_from_directory(
        folder,
        labels=None,
        batch_size=BATCH,
        image_size=(SIZE, SIZE),
        crop_to_aspect_ratio=True,
        follow_links=True,
        verbose=False,
    )
    return _pass_over(dataset.map(lambda images: images / 127.5 - 1.0).prefetch(1))


def tf_data(pictures):
    """A pipeline as TensorFlow's guides write it."""
    import tensorflow as tf

    def read(path):
        image = tf.io.decode_jpeg(tf.io.read_file(path), channels=3)
        side = tf.minimum(tf.shape(image)[0], tf.shape(image)[1])
        image = tf.image.resize_with_crop_or_pad(image, side, side)
        return tf.image.resize(image, (SIZE, SIZE), "area") / 127.5 - 1.0

    paths = _paths(pictures)
    dataset = tf.data.Dataset.from_tensor_slices(paths).shuffle(len(paths))
    dataset = dataset.map(read, tf.data.AUTOTUNE).batch(BATCH, drop_remainder=True)
    return _pass_over(dataset.prefetch(tf.data.AUTOTUNE))


def serial_opencv(pictures):
    """A plain loop."""
    import cv2

    def read(path):
        image = cv2.imread(path)
        side = min(image.shape[:2])
        top, left = (image.shape[0] - side) // 2, (image.shape[1] - side) // 2
        image = image[top : top + side, left : left + side]
        image = cv2.resize(image, (SIZE, SIZE), interpolation=cv2.INTER_AREA)
        return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)

    paths = _paths(pictures)

    def one_pass():
        random.shuffle(paths)
        for start in range(0, len(paths) - BATCH + 1, BATCH):
            batch = [read(path) for path in paths[start : start + BATCH]]
            np.stack(batch).astype("float32") / 127.5 - 1.0

    return one_pass


def gankit_first(pictures):
    """gankit with an empty cache: decodes, writes the map, then hands out batches."""

    def one_pass():
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_CACHE_HOME"] = folder
            _pass_over_map(pictures)

    return one_pass


def gankit_later(pictures):
    """gankit once the map is there."""
    os.environ["XDG_CACHE_HOME"] = _folder()
    return lambda: _pass_over_map(pictures)


def _folder():
    """Makes a folder that goes when the process ends."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    return folder


def _folder_of_links(paths):
    folder = _folder()
    for path in paths:
        Path(folder, Path(path).name).symlink_to(path)
    return folder


def _pass_over_map(pictures):
    from gankit.data import load, shuffled_batches

    faces = load("celeba", limit=pictures.count, size=SIZE, download=False)
    batches = shuffled_batches(faces, BATCH, seed=0)
    for _ in range(len(faces) // BATCH):
        next(batches)


def _pass_over(dataset):
    def one_pass():
        for _ in dataset:
            pass

    return one_pass


def _paths(pictures):
    return [str(path) for path in sorted(Path(pictures.folder).glob("*.jpg"))[: pictures.count]]
