"""The convolutional networks of a fader: which sizes they fit, and what the decoder heeds."""

import numpy as np
import pytest
from keras import ops

from gankit.models import convolutional_fader, fader_networks
from gankit.models.fader import FaderNetwork

LATENT_DIM, LABELS = 3, 2


@pytest.mark.parametrize("side", [8, 12, 16])
def test_the_networks_fit_each_other_at_every_side_that_doubling_reaches(side):
    shape = (side, side, 3)
    encoder = convolutional_fader.build_encoder(shape, LATENT_DIM, 2)
    decoder = convolutional_fader.build_decoder(LATENT_DIM, LABELS, shape, 2)
    classifier = fader_networks.build_classifier(LATENT_DIM, LABELS, (4,))
    model = FaderNetwork(encoder, decoder, classifier, attributes=True)
    images = np.random.default_rng(0).uniform(-1, 1, (2, *shape)).astype("float32")
    redrawn = [model.redraw(images, label) for label in ([0, 1], [1, 1])]
    assert redrawn[0].shape == images.shape and np.abs(redrawn).max() <= 1
    assert np.abs(redrawn[0] - redrawn[1]).max() > 1e-3  # the decoder heeds the label


@pytest.mark.parametrize("shape", [(10, 8, 3), (9, 9, 3)], ids=str)
def test_a_side_out_of_reach_is_refused_with_the_cure(shape):
    builds = (
        lambda: convolutional_fader.build_encoder(shape, LATENT_DIM),
        lambda: convolutional_fader.build_decoder(LATENT_DIM, LABELS, shape),
    )
    for build in builds:
        with pytest.raises(ValueError, match="Resize with"):
            build()


def test_a_code_of_a_batch_is_normalised_number_by_number():
    encoder = convolutional_fader.build_encoder((8, 8, 3), LATENT_DIM, 2)
    images = np.random.default_rng(0).uniform(-1, 1, (64, 8, 8, 3)).astype("float32")
    codes = ops.convert_to_numpy(encoder(100 * images, training=True))
    np.testing.assert_allclose(codes.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(codes.std(axis=0), 1, atol=0.05)
