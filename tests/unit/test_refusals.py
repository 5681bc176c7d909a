"""Images as bytes are refused wherever images go into a network of the kit."""

import numpy as np
import pytest

from gankit.models import aae_networks, fader_networks, gan, vae_networks
from gankit.models.aae import AdversarialAutoencoder
from gankit.models.classifier import train_classifier
from gankit.models.fader import FaderNetwork
from gankit.models.gan import GAN
from gankit.models.priors import Normal
from gankit.models.robust_classifier import train_robust_classifier
from gankit.models.vae import VAE
from gankit.refusals import refuse_whole_number_images

SHAPE = (16, 16, 1)
BYTES, LABELS = np.full((4, *SHAPE), 200, "uint8"), np.arange(4)


def small_gan():
    return GAN(gan.build_generator(2, SHAPE, (4,)), gan.build_discriminator(SHAPE, (4,)), 2)


def small_vae():
    encoder = vae_networks.build_encoder(SHAPE, 2, (4,))
    return VAE(encoder, vae_networks.build_decoder(2, SHAPE, (4,)))


def small_autoencoder():
    decoder = aae_networks.build_decoder(2, SHAPE, (4,))
    judge = aae_networks.build_discriminator(2, (4,))
    encoder = aae_networks.build_encoder(SHAPE, 2, (4,))
    return AdversarialAutoencoder(encoder, decoder, judge, Normal(2))


def small_fader():
    encoder, judge = fader_networks.build_encoder(SHAPE, 2, (4,)), (2, 4, (4,))
    decoder = fader_networks.build_decoder(2, 4, SHAPE, (4,))
    return FaderNetwork(encoder, decoder, fader_networks.build_classifier(*judge))


def compiled(model):
    model.compile(**({"optimizer": "sgd"} if isinstance(model, VAE) else {}))
    return model


@pytest.mark.parametrize(
    "use",
    [
        lambda: compiled(small_gan()).fit(BYTES, verbose=0),
        lambda: compiled(small_gan()).train_on_batch(BYTES),
        lambda: compiled(small_fader()).train_on_batch(BYTES.astype("int32"), LABELS),
        lambda: compiled(small_vae()).fit(BYTES, verbose=0),
        lambda: compiled(small_vae()).fit(BYTES / 255, BYTES, verbose=0),
        lambda: small_vae().encode(BYTES),
        lambda: small_autoencoder().reconstruct(BYTES),
        lambda: small_fader().redraw(BYTES, 3),
        lambda: train_classifier(BYTES, LABELS, epochs=1),
        lambda: train_robust_classifier(BYTES / 127.5 - 1, LABELS, BYTES, epochs=1),
    ],
)
def test_bytes_are_refused_with_the_cure(use):
    with pytest.raises(ValueError, match=r"images as floats(.|\n)*dataset.signed"):
        use()


def test_labels_points_and_images_of_floats_pass():
    one_hot = np.eye(4, dtype="int64")
    refuse_whole_number_images(LABELS, one_hot, BYTES.astype("float64"), BYTES > 100, [1, 2], None)
