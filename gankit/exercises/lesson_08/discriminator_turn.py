"""Exercise: the discriminator's turn, one call on real samples and fakes together."""

from gankit.exercises import tiny, turns
from gankit.exercises.exercise import Exercise

TURNS = 2  # played one after the other


def probe(answer, seed):
    real, fakes, _ = tiny.drawn_batch(seed)
    discriminator = tiny.compiled(tiny.build_discriminator(seed))
    discriminator.trainable = False  # as the generator's turn leaves it
    for _ in range(TURNS):
        answer(discriminator, real, fakes)
    return {"the discriminator": tiny.flat(discriminator)}


def judge(evidence, seed):
    return turns.judge_discriminator(evidence["the discriminator"], seed, TURNS)


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
    probe=probe,
    judge=judge,
)
