"""Two judges of faces that know nothing of each other, and whether faces are copies.

The reader's features tell 40 attributes apart: whether there is a face, and whose. The bands are
statistics of wavelets, which nobody trained: how finely it is drawn. Neither sees what the other
does. An autoencoder's code, tried first, did not see that faces were blurred.
"""

from functools import cache

import numpy as np

from benchmarks.figures.face_reader import FACES, LEARNED_FROM, celeba_reader
from benchmarks.figures.wavelet_bands import band_energies, halved
from gankit.metrics import frechet_distance, kernel_distance, memorised_share


def judged(images):
    """Measures how far generated faces are from real ones, by both judges.

    Args:
        images: Array `(5000, 64, 64, 3)` float32 in [-1, 1].

    Returns:
        Dict of numbers: `frechet` and its `noise band` by the reader; `bands`, the Frechet distance
        of the wavelet bands, and its noise band; their kernel distance and its standard error; the
        share of memorised faces, .5 where none are.
    """
    reader, bands = celeba_reader(), celeba_bands()
    kernel = bands.kernel_distance(images)
    return {
        "frechet": round(reader.distance(images), 2),
        "noise band": round(reader.noise_band, 2),
        "bands": round(bands.distance(images), 2),
        "bands' noise": round(bands.noise_band, 2),
        "bands' kernel distance": round(kernel.value, 4),
        "its error": round(kernel.error, 4),
        "memorised": round(bands.memorised(images[:1_000]), 3),
    }


class BandJudge:
    """Compares generated images with real ones by `band_energies`, less their mean over real ones.

    They are logarithms, so a difference of 1 is a factor of 2.7 in the energy of any band.

    Args:
        images: Array `(N, H, W, 3)` of real images in [-1, 1]. Half of them are what is compared
            with, the other half says how far real ones lie from these.
        learned: How many of them, from the first on, a generator may have learned from.
    """

    def __init__(self, images, learned):
        energies = band_energies(images)
        self.mean = energies.mean(axis=0)
        halves = np.split(np.random.default_rng(0).permutation(energies - self.mean), 2)
        self.real, self.noise_band = halves[0], frechet_distance(*halves)
        small = _thumbnails(images)
        self.learned_from, self.held_out = small[:learned], small[learned:]

    def distance(self, images):
        """Returns the Frechet distance; 5,000 images, as many as for the noise band."""
        return frechet_distance(self.real, self._read(images))

    def kernel_distance(self, images):
        """Returns the kernel distance with its standard error."""
        return kernel_distance(self.real, self._read(images))

    def memorised(self, images):
        """Says how often images are nearer to the learned ones than new real ones are."""
        return memorised_share(_thumbnails(images), self.learned_from, self.held_out)

    def _read(self, images):
        return band_energies(images) - self.mean


@cache
def celeba_bands():
    """Builds the judge on CelebA."""
    from gankit import data

    return BandJudge(data.load("celeba", limit=FACES).signed(), LEARNED_FROM)


def _thumbnails(images):
    """Shrinks images to a quarter of their side, as rows of numbers."""
    return halved(halved(images)[0])[0].reshape(len(images), -1)
