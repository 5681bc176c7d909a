"""Exercise: the generator's turn, by hand, with the discriminator frozen."""

from gankit.exercises import tiny, turns
from gankit.exercises.exercise import Exercise


def probe(answer, seed):
    generator, discriminator, stacked = turns.compiled_networks(seed)
    answer(stacked, discriminator, tiny.drawn_batch(seed)[2])
    return turns.weights_after(generator, discriminator)


def judge(evidence, seed):
    return turns.judge_generator(evidence, seed)


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
    probe=probe,
    judge=judge,
)
