"""Exercise: the discriminator's turn, by hand."""

from gankit.exercises import tiny, turns
from gankit.exercises.exercise import Exercise


def probe(answer, seed):
    real, fakes, _ = tiny.drawn_batch(seed)
    discriminator = tiny.compiled(tiny.build_discriminator(seed))
    discriminator.trainable = False  # as the generator's turn leaves it
    answer(discriminator, real, fakes)
    return {"the discriminator": tiny.flat(discriminator)}


def judge(evidence, seed):
    return turns.judge_discriminator(evidence["the discriminator"], seed)


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
    probe=probe,
    judge=judge,
)
