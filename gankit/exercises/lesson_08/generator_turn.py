"""Exercise: the generator's turn, with the discriminator frozen."""

from gankit.exercises.exercise import Exercise
from gankit.exercises.game import drawn_round
from gankit.exercises.recording.turns import GeneratorTurn
from gankit.exercises.turn_judges import judge_generator_turn

GENERATOR_TURN = Exercise(
    id="animation.generator_turn",
    lesson=8,
    points=2,
    title="The generator's turn",
    hints=(
        "Whose weights may move in this turn, and whose may not?",
        "`stacked` runs latent vectors through both networks; freeze the discriminator first.",
        "`stacked.train_on_batch(latents, labels(len(latents), 0))`: all of them labelled real.",
    ),
    draw=drawn_round,
    record=GeneratorTurn(returns_loss=True),
    judge=judge_generator_turn,
)
