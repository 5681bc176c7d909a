"""Exercise: the discriminator's turn, one call on real samples and fakes together."""

from gankit.exercises.exercise import Exercise
from gankit.exercises.game import drawn_round
from gankit.exercises.recording.turns import DiscriminatorTurn
from gankit.exercises.turn_judges import DiscriminatorTurnJudge

TURNS = 2  # played one after the other


DISCRIMINATOR_TURN = Exercise(
    id="animation.discriminator_turn",
    lesson=8,
    points=2,
    title="The discriminator's turn",
    hints=(
        "The generator's turn left the discriminator frozen: what must be set before it can learn?",
        "`np.concatenate([real, fakes])` makes one batch; `labels(len(real), len(fakes))` its "
        "labels, in the same order.",
        "End with `return discriminator.train_on_batch(samples, labels(...))`.",
    ),
    draw=drawn_round,
    record=DiscriminatorTurn(TURNS, returns_loss=True),
    judge=DiscriminatorTurnJudge(TURNS),
)
