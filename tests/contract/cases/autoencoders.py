"""Autoencoders with an adversary of their codes."""

from functools import partial

import numpy as np

from gankit.models import aae, aae_networks, convolutional_fader, fader_networks, textbook_fader
from gankit.models.confusion_fader import ConfusionFaderNetwork
from gankit.models.consistent_aae import ConsistentAdversarialAutoencoder
from gankit.models.fader import FaderNetwork
from gankit.models.priors import Normal, Petals, SwissRoll
from gankit.models.semi_supervised_aae import SemiSupervisedAdversarialAutoencoder
from gankit.models.supervised_aae import SupervisedAdversarialAutoencoder
from tests.contract.batches import labelled_images, unit_images
from tests.contract.case import Case

FADER_LEARNERS = {"classifier": {"classifier"}, "autoencoder": {"encoder", "decoder"}}
AAE_LEARNERS = {
    "reconstruction": {"encoder", "decoder"},
    "discriminator": {"discriminator"},
    "encoder": {"encoder"},
}
SEMI_SUPERVISED_LEARNERS = {
    "reconstruction": {"encoder", "decoder"},
    "discriminators": {"discriminator", "label_discriminator"},
    "encoder": {"encoder"},
    "classification": {"classifier"},
}


def build_aae(prior):
    shape, length = (8, 8, 1), prior.latent_dim
    return aae.AdversarialAutoencoder(
        aae_networks.build_encoder(shape, length, (8,), dropout=0.2),
        aae_networks.build_decoder(length, shape, (8,)),
        aae_networks.build_discriminator(length, (8,)),
        prior,
    )


def build_supervised_aae():
    shape = (8, 8, 1)
    return SupervisedAdversarialAutoencoder(
        aae_networks.build_encoder(shape, 2, (8,)),
        aae_networks.build_told_decoder(2, 4, shape, (8,)),
        aae_networks.build_discriminator(2, (8,)),
        Petals(),
    )


def build_semi_supervised_aae():
    shape = (8, 8, 1)
    return SemiSupervisedAdversarialAutoencoder(
        aae_networks.build_label_and_style_encoder(shape, 4, 3, (8,)),
        aae_networks.build_told_decoder(3, 4, shape, (8,)),
        aae_networks.build_discriminator(3, (8,)),
        aae_networks.build_discriminator(4, (8,), name="label_discriminator"),
        Normal(3),
    )


def two_kinds_of_images(n):
    unlabelled, labelled = unit_images(n)[0], unit_images(n)[0][::-1].copy()
    return (unlabelled, labelled), np.array([2, 0, 3, 1])[np.arange(n) % 4]


def build_consistent_aae():
    shape = (8, 8, 1)
    return ConsistentAdversarialAutoencoder(
        aae_networks.build_convolutional_label_and_style_encoder(shape, 4, 3, (2, 3)),
        aae_networks.build_told_decoder(3, 4, shape, (8,)),
        aae_networks.build_discriminator(3, (8,)),
        aae_networks.build_discriminator(4, (8,), name="label_discriminator"),
        Normal(3),
        sure=0.25,  # untrained, it is hardly surer than that
        alignment=2.0,
    )


def three_kinds_of_images(n):
    (unlabelled, labelled), labels = two_kinds_of_images(n)
    return (unlabelled, labelled, unlabelled[:, ::-1].copy()), labels


def build_fader(model_class=FaderNetwork):
    return model_class(
        fader_networks.build_encoder((8, 8, 1), 3, (8,)),
        fader_networks.build_decoder(3, 4, (8, 8, 1), (8,)),
        fader_networks.build_classifier(3, 4, (8,)),
        classifier_turns=2,  # of a batch of 5, three turns would get one image: normalised, a zero
    )


def build_confusion_fader():
    return build_fader(ConfusionFaderNetwork)


def build_attribute_fader():
    return FaderNetwork(
        fader_networks.build_encoder((8, 8, 3), 3, (8,)),
        fader_networks.build_decoder(3, 2, (8, 8, 3), (8,)),
        fader_networks.build_classifier(3, 2, (8,)),
        classifier_turns=2,
        attributes=True,
    )


def build_convolutional_fader():
    return FaderNetwork(
        convolutional_fader.build_encoder((8, 8, 3), 3, 2),
        convolutional_fader.build_decoder(3, 2, (8, 8, 3), 2),
        fader_networks.build_classifier(3, 2, (8,)),
        classifier_turns=2,
        attributes=True,
    )


def build_textbook_fader():
    return FaderNetwork(
        textbook_fader.build_encoder((8, 8, 1), 3, (2, 2)),
        textbook_fader.build_decoder(3, 4, (8, 8, 1), (2, 2)),
        fader_networks.build_classifier(3, 4, (8,)),
        classifier_turns=1,
    )


CASES = {
    "aae": Case(
        partial(build_aae, Normal(2, 5.0)), AAE_LEARNERS, unit_images, like="semi_supervised_aae"
    ),
    "swiss_roll_aae": Case(
        partial(build_aae, SwissRoll()), AAE_LEARNERS, unit_images, like="semi_supervised_aae"
    ),
    "supervised_aae": Case(
        build_supervised_aae,
        AAE_LEARNERS,
        lambda n: (*unit_images(n), np.arange(n) % 4),
        like="semi_supervised_aae",
    ),
    "semi_supervised_aae": Case(
        build_semi_supervised_aae,
        SEMI_SUPERVISED_LEARNERS,
        two_kinds_of_images,
        {"averaged_encoder": "encoder"},
    ),
    "consistent_aae": Case(
        build_consistent_aae,
        SEMI_SUPERVISED_LEARNERS,
        three_kinds_of_images,
        {"averaged_encoder": "encoder"},
        {"classification": {"labels", "taught", "sure"}},
    ),
    "fader": Case(build_fader, FADER_LEARNERS, labelled_images((8, 8, 1), np.array([2, 0, 3, 1]))),
    "confusion_fader": Case(
        build_confusion_fader,
        FADER_LEARNERS,
        labelled_images((8, 8, 1), np.array([2, 0, 3, 1])),
        like="fader",
    ),
    "attribute_fader": Case(
        build_attribute_fader,
        FADER_LEARNERS,
        labelled_images((8, 8, 3), np.array([[0, 1], [1, 1], [0, 0]], "float32")),
        like="fader",
    ),
    "convolutional_fader": Case(
        build_convolutional_fader,
        FADER_LEARNERS,
        labelled_images((8, 8, 3), np.array([[0, 1], [1, 1], [0, 0]], "float32")),
        like="fader",
    ),
    "textbook_fader": Case(
        build_textbook_fader,
        FADER_LEARNERS,
        labelled_images((8, 8, 1), np.array([2, 0, 3, 1])),
        like="fader",
    ),
}
