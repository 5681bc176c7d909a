"""Two judges of faces that know nothing of each other, and whether faces are copies.

The reader's features tell 40 attributes apart. The encoder's are the code of an autoencoder, which
has to keep what makes a face that face. Each gives a distance to real faces of its own kind: the
Frechet distance, and the kernel distance with its standard error, which is unbiased.

The encoder does not see sharpness: real faces, blurred with a deviation of 1.5 pixels, are as near
to real ones as these are to each other, where the reader's distance is eight times its noise band.
So it judges whose faces they are, not how fine they are drawn.
"""

from functools import cache

import keras
import numpy as np
from keras import layers

from benchmarks.figures.face_reader import FACES, LEARNED_FROM, celeba_reader
from benchmarks.figures.results import RESULTS
from gankit.layers import BatchNormalization, SubPixel
from gankit.metrics import frechet_distance, kernel_distance, memorised_share

CODE, EPOCHS = 64, 8


def judged(images):
    """Measures how far generated faces are from real ones, by both judges.

    Args:
        images: Array `(5000, 64, 64, 3)` float32 in [-1, 1].

    Returns:
        Dict of numbers: `frechet` and its `noise band` by the reader; the kernel distance and its
        standard error by the encoder, and its noise band; the share of memorised faces, .5 where
        none are.
    """
    reader, encoder = celeba_reader(), celeba_encoder()
    code = encoder.code_of(images)
    value, error = kernel_distance(encoder.real, code)
    learned, held_out = encoder.learned_from, encoder.held_out
    return {
        "frechet": round(reader.distance(images), 2),
        "noise band": round(reader.noise_band, 2),
        "kernel distance": round(value, 4),
        "error": round(error, 4),
        "its noise band": round(encoder.noise_band, 4),
        "encoder's frechet": round(frechet_distance(encoder.real, code), 2),
        "memorised": round(memorised_share(code[:1_000], learned, held_out), 3),
    }


class FaceEncoder:
    """The code of an autoencoder of real faces, each entry scaled to a deviation of 1.

    Args:
        faces: `Dataset` of real faces, 64x64.
    """

    def __init__(self, faces):
        self.network = _trained_once(faces)
        codes = self.network.predict(faces.signed(), batch_size=250, verbose=0)
        self.deviation = codes.std(axis=0)
        codes = codes / self.deviation
        self.learned_from, self.held_out = codes[:LEARNED_FROM], codes[LEARNED_FROM:]
        halves = np.split(np.random.default_rng(0).permutation(codes), 2)
        self.real, self.noise_band = halves[0], kernel_distance(*halves).value

    def code_of(self, images):
        """Returns the codes of images in [-1, 1], `(N, CODE)`."""
        return self.network.predict(images, batch_size=250, verbose=0) / self.deviation


@cache
def celeba_encoder():
    """Builds the encoder on CelebA, training it the first time only."""
    from gankit import data

    return FaceEncoder(data.load("celeba", limit=FACES))


def _trained_once(faces):
    path = RESULTS / "cache" / "celeba_encoder.keras"
    if path.exists():
        return keras.saving.load_model(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    keras.utils.set_random_seed(0)
    encoder, autoencoder = _networks(faces.images.shape[1:])
    autoencoder.compile(keras.optimizers.Adam(1e-3), "mse", jit_compile=False)
    images = faces.signed(slice(LEARNED_FROM))
    autoencoder.fit(images, images, batch_size=64, epochs=EPOCHS, verbose=2)
    encoder.save(path)
    return encoder


def _networks(shape):
    x = images = keras.Input(shape)
    for width in (16, 32, 64, 128):
        x = layers.Conv2D(width, 4, 2, "same", use_bias=False)(x)
        x = layers.ReLU()(BatchNormalization(momentum=0.9)(x))
    code = layers.Dense(CODE)(layers.Flatten()(x))
    side = shape[0] // 16
    x = layers.Reshape((side, side, 128))(layers.Dense(side * side * 128, activation="relu")(code))
    for width in (64, 32, 16):
        x = layers.ReLU()(BatchNormalization(momentum=0.9)(SubPixel(width, use_bias=False)(x)))
    return keras.Model(images, code), keras.Model(images, SubPixel(shape[-1])(x))
