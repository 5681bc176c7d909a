"""Structures that no model of the package has, or has alone."""

from functools import partial

from tests.contract import structures
from tests.contract.batches import points, two_clouds
from tests.contract.case import Case
from tests.contract.learners import GAN_LEARNERS, TRAILING, TRANSLATING_LEARNERS

CASES = {
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
