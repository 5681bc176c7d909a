"""Every adversarial model at a tiny size, with the phases that it is expected to have."""

from dataclasses import dataclass, field
from functools import partial

import keras
import numpy as np
import pytest
from keras import layers

from gankit.models import (
    aae,
    aae_networks,
    cgan_networks,
    cogan_networks,
    convolutional_fader,
    cyclegan_networks,
    dann_networks,
    dcgan,
    fader_networks,
    gan,
    textbook_fader,
    wgan,
)
from gankit.models.cgan import ConditionalGAN
from gankit.models.cogan import CoupledGAN
from gankit.models.confusion_fader import ConfusionFaderNetwork
from gankit.models.consistent_aae import ConsistentAdversarialAutoencoder
from gankit.models.cyclegan import CycleGAN
from gankit.models.dann import DomainAdversarialNetwork
from gankit.models.fader import FaderNetwork
from gankit.models.gan import GAN
from gankit.models.priors import Normal, Petals, SwissRoll
from gankit.models.progan import ProgressiveGAN
from gankit.models.semi_supervised_aae import SemiSupervisedAdversarialAutoencoder
from gankit.models.supervised_aae import SupervisedAdversarialAutoencoder
from gankit.models.taught_dann import TaughtDomainAdversarialNetwork
from gankit.models.two_phase_dann import TwoPhaseDomainAdversarialNetwork
from gankit.models.wgan import WassersteinGAN
from gankit.penalties import R1, FirstOrderR1
from tests.contract import structures


@dataclass(frozen=True)
class Case:
    """A model under contract.

    Args:
        build: Function that builds and returns the uncompiled model.
        learners: Dict from phase name to the names of the attributes that must move in it.
        batch: Function from a number of samples to the tuple that `train_on_batch` takes.
        followers: Dict from the attribute of a network that averages another's weights to the
            attribute of the network it trails.
        parts: Dict from phase name to the parts of its loss that must be logged.
        state: Dict from phase name to the attributes, beside the learners, that it must write.
        frozen: Names of the attributes that learn in no phase.
        like: Name of a case of the same structure, which shows the kind; this one shows a member
            more. Empty where it is the first of its kind.
        rounding: How far the losses of two models of the same state may part in a step.
    """

    build: object
    learners: dict
    batch: object
    followers: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    state: dict = field(default_factory=dict)
    frozen: set = field(default_factory=set)
    like: str = ""
    rounding: float = 1e-6

    def logs(self):
        """The names that must be logged."""
        parts = [f"{phase}_{part}" for phase, named in self.parts.items() for part in named]
        return {f"{phase}_loss" for phase in self.learners} | set(parts)


GAN_LEARNERS = {"discriminator": {"discriminator"}, "generator": {"generator"}}
WGAN_LEARNERS = {"critic": {"critic"}, "generator": {"generator"}}
FADER_LEARNERS = {"classifier": {"classifier"}, "autoencoder": {"encoder", "decoder"}}
TRAILING = {"averaged_generator": "generator"}


def points(n):
    return (np.random.default_rng(0).standard_normal((n, 2)).astype("float32"),)


def images(shape):
    def batch(n):
        return (np.random.default_rng(0).uniform(-1, 1, (n, *shape)).astype("float32"),)

    return batch


def unit_images(n):
    return (np.random.default_rng(0).uniform(0, 1, (n, 8, 8, 1)).astype("float32"),)


def labelled_images(shape, labels):
    def batch(n):
        return (*images(shape)(n), labels[np.arange(n) % len(labels)])

    return batch


def build_points_gan():
    return GAN(gan.build_generator(3, (2,), (8,)), gan.build_discriminator((2,), (8,)), 3)


def build_dense_gan():
    shape = (8, 8, 1)
    return GAN(gan.build_generator(3, shape, (8,)), gan.build_discriminator(shape, (8,)), 3)


def build_dcgan():
    shape = (8, 8, 3)
    return GAN(dcgan.build_generator(3, shape, 2), dcgan.build_discriminator(shape, 2), 3)


def build_textbook_dcgan():
    shape = (16, 16, 3)
    networks = dcgan.build_textbook_generator, dcgan.build_textbook_discriminator
    # One filter would not do: the next normalisation takes a single gamma's gradient away.
    return GAN(networks[0](3, shape, 2), networks[1](shape, 2), 3)


def build_convolutional_wgan():
    shape = (8, 8, 3)
    critic = wgan.build_convolutional_critic(shape, 2)
    return WassersteinGAN(dcgan.build_generator(3, shape, 2), critic, 3, critic_turns=2)


def build_cgan(**settings):
    shape = (8, 8, 1)
    return ConditionalGAN(
        cgan_networks.build_generator(3, 4, shape, 2),
        cgan_networks.build_discriminator(4, shape, 2),
        3,
        **settings,
    )


def build_plane_cgan():
    shape = (8, 8, 3)
    return ConditionalGAN(
        cgan_networks.build_generator(3, 2, shape, 2),
        cgan_networks.build_plane_discriminator(2, shape, 2),
        3,
    )


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


def build_dann(model_class=DomainAdversarialNetwork, **settings):
    return model_class(
        dann_networks.build_feature_extractor((8, 8, 1), 2, 6),
        dann_networks.build_label_predictor(6, 4),
        dann_networks.build_domain_classifier(6, (5,)),
        **settings,
    )


def build_two_phase_dann():
    return build_dann(TwoPhaseDomainAdversarialNetwork)


def two_domains(n):
    """Images of two domains, and labels of the first alone."""
    source, target = images((8, 8, 1))(2 * n)[0].reshape(2, n, 8, 8, 1)
    return [source, target / 2], np.arange(n) % 4


def unlabelled_domains(n):
    return two_domains(n)[:1]


def two_clouds(n):
    cloud = points(n)[0]
    return ([cloud, cloud[::-1] / 2],)


def build_cyclegan():
    shape = (8, 8, 1)
    generators = [
        cyclegan_networks.build_generator(shape, 2, 0, name=name)
        for name in ("target_generator", "source_generator")
    ]
    # The noise of a discriminator is state of its own.
    judges = [
        cyclegan_networks.build_discriminator(shape, 2, noise=0.1, name=name)
        for name in ("source_discriminator", "target_discriminator")
    ]
    # The pool is larger than the batches of a test together: a full one would stop counting.
    return CycleGAN(*generators, *judges, cycle_noise=0.1, pool_size=50)


def build_cogan():
    return CoupledGAN(
        *cogan_networks.build_generators(3, (8, 8, 1), 2, shared=1),
        *cogan_networks.build_discriminators((8, 8, 1), 2, units=16, shared=2, classes=4),
        3,
    )


def build_progan(**settings):
    """Builds a progressive GAN that has grown once and is in the middle of the fade."""
    gan = ProgressiveGAN((16, 16, 3), 3, first_side=4, filters=2, **settings)
    gan.average("generator", 0.9)
    gan.grow()
    gan.alpha = 0.5
    return gan


def build_gan_with_state_everywhere():
    """Batch normalisation and dropout in both networks: all the state that could leak."""

    def network(inputs, outputs, name):
        x = start = keras.Input((inputs,))
        # Normalised behind the activation: before it, the discriminator's first normalisation would
        # take the gradient of the generator's last bias away, all but its rounding errors.
        x = layers.LeakyReLU()(layers.Dense(8, use_bias=False)(x))
        x = layers.BatchNormalization()(x)
        # Without a seed of its own, Dropout under PyTorch draws from the global generator.
        x = layers.Dropout(0.3, seed=1)(x)
        return keras.Model(start, layers.Dense(outputs)(x), name=name)

    return GAN(network(3, 2, "generator"), network(2, 1, "discriminator"), 3)


TRANSLATING_LEARNERS = {
    "discriminators": {"source_discriminator", "target_discriminator"},
    "generators": {"target_generator", "source_generator"},
}
POOLS = {"discriminators": ["source_pool", "target_pool"]}
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

CASES = {
    "points_gan": Case(build_points_gan, GAN_LEARNERS, points),
    "dense_gan": Case(build_dense_gan, GAN_LEARNERS, images((8, 8, 1)), like="points_gan"),
    "dcgan": Case(build_dcgan, GAN_LEARNERS, images((8, 8, 3))),
    "textbook_dcgan": Case(build_textbook_dcgan, GAN_LEARNERS, images((16, 16, 3)), like="dcgan"),
    "cgan": Case(
        build_cgan, GAN_LEARNERS, labelled_images((8, 8, 1), np.array([2, 0, 3, 1])), TRAILING
    ),
    "plane_cgan": Case(
        build_plane_cgan,
        GAN_LEARNERS,
        labelled_images((8, 8, 3), np.array([[0, 1], [1, 1], [0, 0]], "float32")),
        TRAILING,
        like="cgan",
    ),
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
    "dann": Case(
        build_dann,
        {"adaptation": {"feature_extractor", "label_predictor", "domain_classifier"}},
        two_domains,
    ),
    "two_phase_dann": Case(
        build_two_phase_dann,
        {
            "domain_classifier": {"domain_classifier"},
            "features": {"feature_extractor", "label_predictor"},
        },
        two_domains,
        like="turns_on_two_domains",
    ),
    "taught_dann": Case(
        partial(build_dann, TaughtDomainAdversarialNetwork),
        {
            "domain_classifier": {"domain_classifier"},
            "features": {"feature_extractor", "label_predictor"},
        },
        two_domains,
        {
            "averaged_feature_extractor": "feature_extractor",
            "averaged_label_predictor": "label_predictor",
        },
        parts={"features": ["labels", "domains", "taught", "sure"]},
        like="two_phase_dann",
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
    "cyclegan": Case(
        build_cyclegan,
        TRANSLATING_LEARNERS,
        unlabelled_domains,
        parts={
            "discriminators": ["source", "target"],
            "generators": ["adversarial", "cycle"],
        },
        state=POOLS,
        like="semantic_cyclegan",
    ),
    "semantic_cyclegan": Case(
        structures.build_semantic_cyclegan,
        TRANSLATING_LEARNERS,
        two_clouds,
        parts={
            "discriminators": ["source", "target"],
            "generators": ["adversarial", "cycle", "semantic"],
        },
        state=POOLS,
        frozen={"classifier"},
    ),
    "cogan": Case(
        build_cogan,
        TRANSLATING_LEARNERS,
        two_domains,
        parts={
            "discriminators": ["source", "target", "classes"],
            "generators": ["source", "target"],
        },
        like="shared_layers",
    ),
    "gan_with_state_everywhere": Case(build_gan_with_state_everywhere, GAN_LEARNERS, points),
    "turns_on_two_domains": Case(
        partial(build_dann, structures.PatientDomains),
        {
            "domain_classifier": {"domain_classifier"},
            "features": {"feature_extractor", "label_predictor"},
        },
        two_domains,
    ),
    "wgan": Case(
        structures.build_wgan,
        WGAN_LEARNERS,
        points,
        parts={"critic": ["wasserstein_estimate", "gradient_penalty"]},
    ),
    "clipped_wgan": Case(
        partial(structures.build_wgan, gradient_penalty=None, clip=0.3),
        WGAN_LEARNERS,
        points,
        parts={"critic": ["wasserstein_estimate"]},
        # RMSprop divides by the size of a gradient, also of one that is little more than rounding.
        rounding=1e-3,
    ),
    "convolutional_wgan": Case(
        build_convolutional_wgan,
        WGAN_LEARNERS,
        images((8, 8, 3)),
        parts={"critic": ["wasserstein_estimate", "gradient_penalty"]},
        like="wgan",
    ),
    "regularised_gan": Case(
        partial(structures.build_gan_of, partial(GAN, regulariser=R1(0.5))),
        GAN_LEARNERS,
        points,
        parts={"discriminator": ["r1"]},
        like="wgan",
    ),
    "regularised_cgan": Case(
        partial(build_cgan, regulariser=FirstOrderR1(0.5)),
        GAN_LEARNERS,
        labelled_images((8, 8, 1), np.array([2, 0, 3, 1])),
        TRAILING,
        parts={"discriminator": ["r1"]},
        like="wgan",
    ),
    "progan": Case(build_progan, GAN_LEARNERS, images((8, 8, 3)), TRAILING),
    "regularised_progan": Case(
        partial(build_progan, regulariser=R1(1.0)),
        GAN_LEARNERS,
        images((8, 8, 3)),
        TRAILING,
        parts={"discriminator": ["r1"]},
        like="progan",
    ),
    "shared_layers": Case(
        structures.build_coupled_gan,
        TRANSLATING_LEARNERS,
        two_clouds,
        parts={"discriminators": ["source", "target"], "generators": ["source", "target"]},
    ),
    "state_of_its_own": Case(
        partial(structures.build_gan_of, structures.RememberingGAN),
        GAN_LEARNERS,
        points,
        state={"discriminator": ["pool", "turns_seen"]},
    ),
    "grown": Case(structures.build_grown_gan, GAN_LEARNERS, points),
    "averaged": Case(structures.build_averaged_gan, GAN_LEARNERS, points, TRAILING),
}


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        wanted = getattr(metafunc.function, "cases", CASES)
        marked = [pytest.param(CASES[n], id=n, marks=marks_of(CASES[n])) for n in wanted]
        metafunc.parametrize("case", marked, scope="module")


def marks_of(case):
    """One model of each structure shows the kind; those that are like it show one member more."""
    return [pytest.mark.exhaustive] if case.like else []
