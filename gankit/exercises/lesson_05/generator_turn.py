"""Exercise: the generator's turn, by hand, with the discriminator frozen."""

from gankit.exercises.exercise import Exercise
from gankit.exercises.game import drawn_round
from gankit.exercises.recording.turns import GeneratorTurn
from gankit.exercises.turn_judges import judge_generator_turn

GENERATOR_TURN = Exercise(
    id="gan.generator_turn",
    lesson=5,
    points=3,
    title="The generator's turn, by hand",
    hints=(
        "Whose weights may move in this turn, and whose may not?",
        "`discriminator.trainable = False`, then one `stacked.train_on_batch(latents, labels)`.",
        "The generator wants its fakes called real: the labels are `np.ones((len(latents), 1))`.",
    ),
    draw=drawn_round,
    record=GeneratorTurn(),
    judge=judge_generator_turn,
)
