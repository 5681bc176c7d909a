"""The second judge of faces sees what the first may not: blur and a fine grid."""

import numpy as np
import pytest

from benchmarks.figures.face_judges import BandJudge
from benchmarks.figures.wavelet_bands import FLOOR, band_energies, halved


@pytest.fixture(scope="module")
def pictures():
    """Smooth random pictures with one sharp edge each, `(2400, 32, 32, 3)` in [-1, 1]."""
    random = np.random.default_rng(0)
    coarse = random.uniform(-0.6, 0.6, (2_400, 4, 4, 3)).repeat(8, axis=1).repeat(8, axis=2)
    smooth = blurred(blurred(blurred(coarse)))
    edges = np.arange(32)[None] > random.integers(4, 28, (2_400, 1))
    grain = random.normal(0, 0.02, coarse.shape)
    return np.clip(smooth + 0.3 * edges[:, None, :, None] + grain, -1, 1)


def blurred(images):
    """Mixes each pixel with its neighbours: (1, 2, 1) / 4 along both axes."""
    for axis in (1, 2):
        before, after = np.roll(images, 1, axis), np.roll(images, -1, axis)
        images = (before + 2 * images + after) / 4
    return images


@pytest.mark.parametrize(
    "spoilt",
    [
        blurred,
        lambda images: images + 0.02 * (-1.0) ** np.arange(32)[:, None],
        lambda images: images + np.random.default_rng(1).normal(0, 0.03, images.shape),
        lambda images: images.mean(axis=3, keepdims=True).repeat(3, axis=3),
        lambda images: images[:20].repeat(40, axis=0),
    ],
    ids=["blur", "a fine grid", "noise", "no colour", "few pictures, again and again"],
)
def test_what_is_spoilt_lies_beyond_what_is_real(pictures, spoilt):
    judge = BandJudge(pictures[:1_600], learned=1_200)
    untouched, worse = pictures[1_600:], spoilt(pictures[1_600:])
    assert judge.distance(worse) > 1.1 * judge.distance(untouched)
    kernel = judge.kernel_distance(worse)
    assert kernel.value > 3 * kernel.error
    assert abs(judge.kernel_distance(untouched).value) < kernel.value / 2


def test_copies_are_told_from_new_pictures(pictures):
    judge = BandJudge(pictures[:400], learned=300)
    assert judge.memorised(pictures[:100]) == 1.0
    assert judge.memorised(pictures[400:]) == pytest.approx(0.5, abs=0.1)


def test_a_square_is_split_into_its_mean_and_three_differences():
    mean, bands = halved(np.array([[1.0, 2.0], [3.0, 4.0]])[None, :, :, None])
    assert mean.item() == 2.5
    assert [band.item() for band in bands] == [0.5, 1.0, 0.0]


def test_an_even_image_has_no_energy_in_any_band():
    energies = band_energies(np.full((1, 32, 32, 3), 0.5))
    assert energies.shape == (1, 144)
    assert np.allclose(energies, np.log(FLOOR))
