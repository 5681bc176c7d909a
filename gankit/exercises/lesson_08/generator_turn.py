"""Exercise: the generator's turn, with the discriminator frozen."""

from gankit.exercises.exercise import Exercise
from gankit.exercises.turn_judges import judge_generator
from gankit.exercises.turns import probe_generator

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
    probe=probe_generator,
    judge=judge_generator,
)
