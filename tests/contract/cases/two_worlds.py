"""Models of two domains."""

from functools import partial

from gankit.models import cogan_networks, cyclegan_networks, dann_networks
from gankit.models.cogan import CoupledGAN
from gankit.models.cyclegan import CycleGAN
from gankit.models.dann import DomainAdversarialNetwork
from gankit.models.taught_dann import TaughtDomainAdversarialNetwork
from gankit.models.two_phase_dann import TwoPhaseDomainAdversarialNetwork
from tests.contract import structures
from tests.contract.batches import two_clouds, two_domains, unlabelled_domains
from tests.contract.case import Case
from tests.contract.learners import TRANSLATING_LEARNERS

POOLS = {"discriminators": ["source_pool", "target_pool"]}


def build_dann(model_class=DomainAdversarialNetwork, **settings):
    return model_class(
        dann_networks.build_feature_extractor((8, 8, 1), 2, 6),
        dann_networks.build_label_predictor(6, 4),
        dann_networks.build_domain_classifier(6, (5,)),
        **settings,
    )


def build_two_phase_dann():
    return build_dann(TwoPhaseDomainAdversarialNetwork)


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
        coupling_weight=0.1,
    )


CASES = {
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
    "turns_on_two_domains": Case(
        partial(build_dann, structures.PatientDomains),
        {
            "domain_classifier": {"domain_classifier"},
            "features": {"feature_extractor", "label_predictor"},
        },
        two_domains,
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
            "discriminators": ["source", "target", "classes", "coupled"],
            "generators": ["source", "target"],
        },
        like="shared_layers",
    ),
}
