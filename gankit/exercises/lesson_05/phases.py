"""Exercise: both turns as phases of one compiled step."""

import numpy as np

from gankit.adversarial import Phase
from gankit.exercises.game import drawn_round
from gankit.exercises.recording.phases import PlayedPhases
from gankit.exercises.recording.small_models import build_gan
from gankit.exercises.replaying import replaying
from gankit.models.gan import GAN


def draw(seed):
    """Draws the round, and the seed of the model's own latent vectors."""
    return (*drawn_round(seed), int(np.random.default_rng([seed, 1]).integers(2**31)))


def _phases(discriminators_learners, generators_learners, losses_swapped=False):
    """Returns a function that makes phases with other learners, or with the losses swapped."""

    def phases(gan):
        losses = [gan.discriminator_loss, gan.generator_loss]
        first, second = reversed(losses) if losses_swapped else losses
        return [
            Phase("discriminator", [getattr(gan, n) for n in discriminators_learners], first),
            Phase("generator", [getattr(gan, name) for name in generators_learners], second),
        ]

    return phases


PHASES = replaying(
    "gan.phases",
    lesson=5,
    points=3,
    title="Both turns as phases of one step",
    hints=(
        "One `Phase` for each turn: its name, the list of learners, the loss.",
        "The networks are `gan.discriminator` and `gan.generator`; the losses are "
        "`gan.discriminator_loss` and `gan.generator_loss`, without brackets.",
        'The first one is `Phase("discriminator", [gan.discriminator], gan.discriminator_loss)`.',
    ),
    draw=draw,
    record=PlayedPhases(
        build_gan, names=("discriminator", "generator"), networks=("generator", "discriminator")
    ),
    expected=GAN.phases,
    praise="Two turns, one step: who is not a learner is frozen by itself.",
    otherwise="The networks moved, but not as the discriminator's turn followed by the "
    "generator's would move them: check learners and losses of each phase.",
    mistakes=(
        (
            _phases(["discriminator"], ["generator", "discriminator"]),
            "The discriminator learns in the generator's turn as well: it learns to call fakes "
            "real. Only the generator is a learner there.",
        ),
        (
            _phases(["discriminator", "generator"], ["generator"]),
            "The generator learns in the discriminator's turn as well: it learns to be caught.",
        ),
        (
            _phases(["discriminator", "generator"], ["discriminator", "generator"]),
            "Both networks learn in both turns: name one learner for each turn, nobody is frozen "
            "so.",
        ),
        (
            _phases(["generator"], ["discriminator"]),
            "The learners are swapped: in each turn the wrong network learns.",
        ),
        (
            _phases(["discriminator"], ["generator"], losses_swapped=True),
            "The losses are swapped: each network learns what the other one wants.",
        ),
        (
            lambda gan: GAN.phases(gan)[::-1],
            "The generator goes first: let the discriminator learn first, so that it is worth "
            "fooling.",
        ),
    ),
)
