"""Exercise: the critic's several turns and the generator's one, as phases."""

import numpy as np

from gankit.adversarial import Phase
from gankit.exercises.game import drawn_weights
from gankit.exercises.recording.phases import PlayedPhases
from gankit.exercises.recording.small_models import build_wgan
from gankit.exercises.recording.tiny import DISCRIMINATOR_SHAPES, GENERATOR_SHAPES
from gankit.exercises.replaying import replaying

PARTS = ("wasserstein_estimate", "gradient_penalty")


def draw(seed):
    """Draws points `(12, 2)`, both networks' weights, and the model's seed."""
    random = np.random.default_rng(seed)
    real = random.normal([2, -1], 1, (12, 2)).astype("float32")
    weights = [drawn_weights(random, shapes) for shapes in (GENERATOR_SHAPES, DISCRIMINATOR_SHAPES)]
    return real, *weights, int(random.integers(2**31))


def _phases(critics=("critic",), generators=("generator",), several=(True, False), swapped=False):
    """Returns a function that makes phases with other learners or losses, or turns for others."""

    def phases(gan, turns):
        losses = [(gan.critic_loss, PARTS), (gan.generator_loss, ())]
        learners = [[getattr(gan, name) for name in names] for names in (critics, generators)]
        (first, parts), (second, others) = losses[::-1] if swapped else losses
        numbers = [turns if many else 1 for many in several]
        return [
            Phase("critic", learners[0], first, numbers[0], parts),
            Phase("generator", learners[1], second, numbers[1], others),
        ]

    return phases


_right_phases = _phases()

PHASES = replaying(
    "wgan.phases",
    lesson=9,
    points=2,
    title="Several turns for the critic",
    hints=(
        "One `Phase` for each: its name, the list of learners, the loss; the critic's has `turns` "
        "and `parts` as well.",
        "The networks are `gan.critic` and `gan.generator`; the losses are `gan.critic_loss` and "
        "`gan.generator_loss`, without brackets.",
        'The first is `Phase("critic", [gan.critic], gan.critic_loss, turns, PARTS)`.',
    ),
    draw=draw,
    record=PlayedPhases(build_wgan, ("critic", "generator"), networks=("generator", "critic")),
    expected=_right_phases,
    praise="The critic catches up with the generator before it is asked for the way.",
    otherwise="The networks moved, but not as some turns of the critic, followed by one of the "
    "generator, would move them: check learners, losses and turns of each phase.",
    tolerance=1e-5,
    mistakes=(
        (
            _phases(several=(False, False)),
            "The critic takes a single turn: give its phase the `turns` that are asked for.",
        ),
        (
            _phases(several=(False, True)),
            "The turns went to the generator: it is the critic that has to be nearly done before "
            "its slope means something.",
        ),
        (
            _phases(several=(True, True)),
            "Both phases take several turns: only the critic's has them.",
        ),
        (
            _phases(generators=("generator", "critic")),
            "The critic learns in the generator's turn as well: it learns to rate fakes high.",
        ),
        (
            _phases(critics=("critic", "generator")),
            "The generator learns in the critic's turns as well: it learns to be rated low.",
        ),
        (
            _phases(("generator",), ("critic",)),
            "The learners are swapped: in each turn the wrong network learns.",
        ),
        (
            _phases(swapped=True),
            "The losses are swapped: each network learns what the other one wants.",
        ),
        (
            lambda gan, turns: _right_phases(gan, turns)[::-1],
            "The generator goes first: let the critic learn first, or there is nothing to follow.",
        ),
    ),
)
