"""Exercise: both turns as phases of one compiled step."""

import keras

from gankit.adversarial import Phase
from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.phase_judges import checked_phases, judge_phases
from gankit.models.gan import GAN

NAMES = ["discriminator", "generator"]


def probe(answer, seed):
    return played(answer, seed)


def judge(evidence, seed):
    return judge_phases(
        evidence,
        played=lambda phases: played(phases, seed),
        expected=GAN.phases,
        mistakes=MISTAKES,
        praise="Two turns, one step: who is not a learner is frozen by itself.",
        otherwise="The networks moved, but not as the discriminator's turn followed by the "
        "generator's would move them: check learners and losses of each phase.",
    )


def played(phases, seed):
    """Plays one step with the phases that a function of the model returns."""
    generator, discriminator = tiny.build_generator(seed), tiny.build_discriminator(seed)
    gan = GAN(generator, discriminator, tiny.LATENT_DIM, seed=seed)
    gan.phases = lambda: checked_phases(phases(gan), NAMES)
    # The optimizers belong to the names in whichever order the phases come.
    gan.compile({name: keras.optimizers.SGD(tiny.RATE) for name in NAMES}, run_eagerly=True)
    gan.train_on_batch(tiny.drawn_batch(seed)[0])
    return {"the generator": tiny.flat(generator), "the discriminator": tiny.flat(discriminator)}


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


MISTAKES = (
    (
        _phases(["discriminator"], ["generator", "discriminator"]),
        "The discriminator learns in the generator's turn as well: it learns to call fakes real. "
        "Only the generator is a learner there.",
    ),
    (
        _phases(["discriminator", "generator"], ["generator"]),
        "The generator learns in the discriminator's turn as well: it learns to be caught.",
    ),
    (
        _phases(["discriminator", "generator"], ["discriminator", "generator"]),
        "Both networks learn in both turns: name one learner for each turn, nobody is frozen so.",
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
        "The generator goes first: let the discriminator learn first, so that it is worth fooling.",
    ),
)

PHASES = Exercise(
    id="gan.phases",
    lesson=5,
    points=3,
    title="Both turns as phases of one step",
    hints=(
        "One `Phase` for each turn: its name, the list of learners, the loss.",
        "The networks are `gan.discriminator` and `gan.generator`; the losses are "
        "`gan.discriminator_loss` and `gan.generator_loss`, without brackets.",
        'The first one is `Phase("discriminator", [gan.discriminator], gan.discriminator_loss)`.',
    ),
    probe=probe,
    judge=judge,
)
