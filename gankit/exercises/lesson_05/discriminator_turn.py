"""Exercise: the discriminator's turn, by hand."""

from gankit.exercises.exercise import Exercise
from gankit.exercises.game import drawn_round
from gankit.exercises.recording.turns import DiscriminatorTurn
from gankit.exercises.turn_judges import DiscriminatorTurnJudge

DISCRIMINATOR_TURN = Exercise(
    id="gan.discriminator_turn",
    lesson=5,
    points=3,
    title="The discriminator's turn, by hand",
    hints=(
        "The generator's turn left the discriminator frozen: what must be set before it can learn?",
        "`discriminator.train_on_batch(samples, labels)`, once for the real samples, once for the "
        "fakes.",
        "Labels of the right shape: `np.ones((len(real), 1))` and `np.zeros((len(fakes), 1))`.",
    ),
    draw=drawn_round,
    record=DiscriminatorTurn(),
    judge=DiscriminatorTurnJudge(),
)
