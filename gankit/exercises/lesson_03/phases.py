"""Exercise: three turns as phases of one compiled step; the encoder has two of them."""

from gankit.adversarial import Phase
from gankit.exercises.game import drawn_codes
from gankit.exercises.recording.phases import PlayedPhases
from gankit.exercises.recording.small_models import build_aae
from gankit.exercises.replaying import replaying
from gankit.models.aae import AdversarialAutoencoder

NAMES = ("reconstruction", "discriminator", "encoder")
BOTH, DISCRIMINATOR, ENCODER = ("encoder", "decoder"), ("discriminator",), ("encoder",)


def _phases(reconstruction=BOTH, discriminator=DISCRIMINATOR, encoder=ENCODER, order=(0, 1, 2)):
    """Returns a function that makes phases with other learners, or with the losses in an order."""

    def phases(aae):
        losses = aae.reconstruction_loss, aae.discriminator_loss, aae.encoder_loss
        return [
            Phase(name, [getattr(aae, learner) for learner in learners], losses[place])
            for name, learners, place in zip(
                NAMES, (reconstruction, discriminator, encoder), order, strict=True
            )
        ]

    return phases


PHASES = replaying(
    "aae.phases",
    lesson=3,
    points=3,
    title="Three turns as phases of one step",
    hints=(
        "One `Phase` for each turn: its name, the list of learners, the loss.",
        "Who has to move so that images come back better? And who in each turn of the game?",
        'The first one is `Phase("reconstruction", [aae.encoder, aae.decoder], '
        "aae.reconstruction_loss)`.",
    ),
    draw=drawn_codes,
    record=PlayedPhases(build_aae, NAMES, networks=("encoder", "decoder", "discriminator")),
    expected=AdversarialAutoencoder.phases,
    praise="Three turns, one step; the encoder learns in two of them.",
    otherwise="The networks moved, but not as reconstruction, discriminator and encoder would "
    "move them, one after the other: check learners and losses of each phase.",
    tolerance=1e-5,
    mistakes=(
        (
            _phases(reconstruction=["decoder"]),
            "Only the decoder learns to reconstruct: it could make nothing of codes that say "
            "nothing. The encoder learns there as well.",
        ),
        (
            _phases(reconstruction=ENCODER),
            "Only the encoder learns to reconstruct: the decoder is a learner of no phase.",
        ),
        (
            _phases(encoder=["encoder", "discriminator"]),
            "The discriminator learns in the encoder's turn as well: it learns to be fooled.",
        ),
        (
            _phases(discriminator=["discriminator", "encoder"]),
            "The encoder learns in the discriminator's turn as well: it learns to be caught.",
        ),
        (
            _phases(encoder=BOTH),
            "The decoder is a learner of the encoder's turn as well, whose loss does not depend on "
            "it: nobody asks there how well images come back.",
        ),
        (
            _phases(discriminator=ENCODER, encoder=DISCRIMINATOR),
            "The learners are swapped: in both adversarial turns the wrong network learns.",
        ),
        (
            _phases(order=(0, 2, 1)),
            "The losses are swapped: each network learns what the other one wants.",
        ),
        (
            _phases(encoder=DISCRIMINATOR),
            "In the encoder's turn the discriminator learns in its place.",
        ),
        (
            lambda aae: [AdversarialAutoencoder.phases(aae)[place] for place in (0, 2, 1)],
            "The encoder goes before the discriminator: let that learn first, so that it is worth "
            "fooling.",
        ),
        (
            lambda aae: [AdversarialAutoencoder.phases(aae)[place] for place in (1, 2, 0)],
            "The reconstruction comes last: it is asked for as the first of the three.",
        ),
    ),
)
