"""Exercise: both discriminators in one turn, both generators in the other."""

from gankit.adversarial import Phase
from gankit.exercises.game import drawn_domains
from gankit.exercises.recording.phases import PlayedPhases
from gankit.exercises.recording.translators import build_cyclegan
from gankit.exercises.replaying import replaying
from gankit.models.cyclegan import CycleGAN

JUDGES = ("source_discriminator", "target_discriminator")
GENERATORS = ("target_generator", "source_generator")


def _phases(judging=JUDGES, making=GENERATORS):
    """Returns a function that makes phases with other learners."""

    def phases(model):
        return [
            Phase(
                right.name,
                [getattr(model, name) for name in names],
                right.loss,
                1,
                right.parts,
                right.state,
            )
            for right, names in zip(CycleGAN.phases(model), (judging, making), strict=True)
        ]

    return phases


PHASES = replaying(
    "cyclegan.phases",
    lesson=10,
    points=3,
    title="Four networks, two turns",
    hints=(
        "One `Phase` for each turn: its name, the list of learners, the loss, then by name "
        "`parts=(...)`, and `state=[...]` where the loss writes something.",
        "Who has to move so that F(G(x)) comes near x? Both generators, so both learn in one turn.",
        'The first begins `Phase("discriminators", [model.source_discriminator, '
        "model.target_discriminator], model.discriminators_loss, ...)`, and its state are both "
        "pools.",
    ),
    draw=drawn_domains,
    record=PlayedPhases(
        build_cyclegan, ("discriminators", "generators"), networks=(*JUDGES, *GENERATORS)
    ),
    expected=CycleGAN.phases,
    praise="Four networks, two turns: the promise binds both generators, so they move together.",
    otherwise="The networks moved, but not as the turn of both discriminators, followed by that of "
    "both generators, would move them: check learners and losses of each phase.",
    tolerance=1e-5,
    mistakes=(
        (
            _phases(making=(*GENERATORS, *JUDGES)),
            "The discriminators learn in the generators' turn as well: there they learn to be "
            "fooled.",
        ),
        (
            _phases(judging=(*JUDGES, *GENERATORS)),
            "The generators learn in the discriminators' turn as well: there they learn to be "
            "caught.",
        ),
        (
            _phases(making=GENERATORS[:1]),
            "The source generator learns in no turn: the way back would stay what it was drawn as, "
            "and the promise could not be kept.",
        ),
        (
            _phases(making=GENERATORS[1:]),
            "The target generator learns in no turn: both generators learn in the second one.",
        ),
        (
            _phases(judging=JUDGES[:1]),
            "The target discriminator learns in no turn: both learn in the first one.",
        ),
        (
            _phases(judging=JUDGES[1:]),
            "The source discriminator learns in no turn: both learn in the first one.",
        ),
        (
            _phases(JUDGES[:1] + GENERATORS[:1], JUDGES[1:] + GENERATORS[1:]),
            "A generator learns beside a discriminator, in one turn and from one loss: what is "
            "good for the one is bad for the other.",
        ),
        (
            _phases(GENERATORS, JUDGES),
            "The learners are swapped: in each turn the wrong networks learn.",
        ),
        (
            lambda model: CycleGAN.phases(model)[::-1],
            "The generators go first: let the discriminators learn first, so that they are worth "
            "fooling.",
        ),
    ),
)
