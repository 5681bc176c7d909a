"""Exercise: the generator's turn, with the discriminator frozen."""

from gankit.exercises import tiny, turns
from gankit.exercises.exercise import Exercise


def probe(answer, seed):
    generator, discriminator, stacked = turns.compiled_networks(seed)
    discriminator.trainable = True  # as the discriminator's turn leaves it
    answer(stacked, discriminator, tiny.drawn_batch(seed)[2])
    return turns.weights_after(generator, discriminator)


def judge(evidence, seed):
    return turns.judge_generator(evidence, seed)


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
    probe=probe,
    judge=judge,
)
