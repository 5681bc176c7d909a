"""Exercise: three turns as phases of one compiled step; the encoder has two of them."""

import keras

from gankit.adversarial import Phase
from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.lesson_03 import networks
from gankit.exercises.old_phases import checked_phases, judge_phases
from gankit.models.aae import AdversarialAutoencoder

NAMES = ["reconstruction", "discriminator", "encoder"]


def probe(answer, seed):
    return played(answer, seed)


def judge(evidence, seed):
    return judge_phases(
        evidence,
        played=lambda phases: played(phases, seed),
        expected=AdversarialAutoencoder.phases,
        mistakes=MISTAKES,
        praise="Three turns, one step; the encoder learns in two of them.",
        otherwise="The networks moved, but not as reconstruction, discriminator and encoder would "
        "move them, one after the other: check learners and losses of each phase.",
        tolerance=1e-5,
    )


def played(phases, seed):
    """Plays one step with the phases that a function of the model returns."""
    aae = networks.build_aae(seed)
    aae.phases = lambda: checked_phases(phases(aae), NAMES)
    # The optimizers belong to the names in whichever order the phases come.
    aae.compile({name: keras.optimizers.SGD(tiny.RATE) for name in NAMES}, run_eagerly=True)
    aae.train_on_batch(networks.drawn_images(seed))
    return {
        "the encoder": tiny.flat(aae.encoder),
        "the decoder": tiny.flat(aae.decoder),
        "the discriminator": tiny.flat(aae.discriminator),
    }


def _phases(reconstruction, discriminator, encoder, losses_swapped=False):
    """Returns a function that makes phases with other learners, or with two losses swapped."""

    def phases(aae):
        adversarial = [aae.discriminator_loss, aae.encoder_loss]
        losses = [aae.reconstruction_loss, *adversarial[:: -1 if losses_swapped else 1]]
        learners = (reconstruction, discriminator, encoder)
        return [
            Phase(name, [getattr(aae, learner) for learner in who], loss)
            for name, who, loss in zip(NAMES, learners, losses, strict=True)
        ]

    return phases


BOTH, DISCRIMINATOR, ENCODER = ["encoder", "decoder"], ["discriminator"], ["encoder"]
MISTAKES = (
    (
        _phases(["decoder"], DISCRIMINATOR, ENCODER),
        "Only the decoder learns to reconstruct: it could make nothing of codes that say nothing. "
        "The encoder learns there as well.",
    ),
    (
        _phases(ENCODER, DISCRIMINATOR, ENCODER),
        "Only the encoder learns to reconstruct: the decoder is a learner of no phase.",
    ),
    (
        _phases(BOTH, DISCRIMINATOR, ["encoder", "discriminator"]),
        "The discriminator learns in the encoder's turn as well: it learns to be fooled.",
    ),
    (
        _phases(BOTH, ["discriminator", "encoder"], ENCODER),
        "The encoder learns in the discriminator's turn as well: it learns to be caught.",
    ),
    (
        _phases(BOTH, ENCODER, DISCRIMINATOR),
        "The learners are swapped: in both adversarial turns the wrong network learns.",
    ),
    (
        _phases(BOTH, DISCRIMINATOR, ENCODER, losses_swapped=True),
        "The losses are swapped: each network learns what the other one wants.",
    ),
    (
        _phases(BOTH, DISCRIMINATOR, DISCRIMINATOR),
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
)

PHASES = Exercise(
    id="aae.phases",
    lesson=3,
    points=3,
    title="Three turns as phases of one step",
    hints=(
        "One `Phase` for each turn: its name, the list of learners, the loss.",
        "Who has to move so that images come back better? And who in each turn of the game?",
        'The first one is `Phase("reconstruction", [aae.encoder, aae.decoder], '
        "aae.reconstruction_loss)`.",
    ),
    record=probe,
    judge=judge,
)
