"""Exercise: a whole step, the discriminator's turn and then the generator's."""

import numpy as np

from gankit.exercises import tiny
from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.lesson_08.spies import Spy, spied_generator
from gankit.exercises.verdict import right, wrong

STEPS = 3
LOSSES = {"discriminator": 0.25, "stacked": 0.75}  # what the spies return


def probe(answer, seed):
    """Plays some steps with spies in place of the networks, and notes who learned from what."""
    protocol, real = [], tiny.drawn_batch(seed)[0]
    generator = spied_generator(protocol, tiny.LATENT_DIM, real.shape[1], seed)
    discriminator = Spy("discriminator", protocol, LOSSES["discriminator"])
    stacked = Spy("stacked", protocol, LOSSES["stacked"])
    returned = [
        as_numbers(answer(generator, discriminator, stacked, real), "the pair of losses", (2,))
        for _ in range(STEPS)
    ]
    taught = [call for call in protocol if call.is_training]
    shown = [call.x for call in taught if call.name == "discriminator"]
    drawn = [call.x for call in taught if call.name == "stacked"]
    made = [call.y for call in protocol if call.name == "generator"]
    return {
        "who learned": np.array([int(call.name == "stacked") for call in taught]),
        "real shown": np.array(_count_rows(shown, [real])),
        "fakes shown": np.array(_count_rows(shown, made)),
        "latents": np.concatenate(drawn) if drawn else np.zeros((0, tiny.LATENT_DIM)),
        "the losses": np.array(returned),
    }


def judge(evidence, seed):
    # A turn of the discriminator may be one call on both halves or one call on each.
    turns = "".join("DG"[int(one)] for one in evidence["who learned"]).replace("DD", "D")
    if "G" not in turns:
        return wrong("The generator does not learn: call `generator_turn`.")
    if "D" not in turns:
        return wrong("The discriminator does not learn: call `discriminator_turn`.")
    if turns == "GD" * STEPS:
        return wrong(
            "The generator goes first: let the discriminator learn first, so that it is worth "
            "fooling."
        )
    if turns != "DG" * STEPS:
        return wrong(f"Expected one turn of each in every step; {STEPS} steps went {turns}.")
    return _judged_content(evidence)


def _judged_content(evidence):
    latents, batch = evidence["latents"], STEPS * tiny.BATCH
    if evidence["real shown"] != batch:
        return wrong("The discriminator must see every real sample of the batch once in its turn.")
    if evidence["fakes shown"] != batch:
        return wrong(
            "The discriminator must see as many fakes as real samples, fresh from the generator: "
            "`generator.predict_on_batch(latents)`."
        )
    if latents.shape != (batch, tiny.LATENT_DIM):
        return wrong("Expected one latent vector for each real sample in the generator's turn.")
    if len(np.unique(latents, axis=0)) < len(latents):
        return wrong(
            "Every step uses the same latent vectors: draw fresh ones each time, without a fixed "
            "seed, or the generator learns these few by heart."
        )
    if latents.min() >= 0 or not 0.5 < latents.std() < 1.5:
        return wrong("The latent vectors are not drawn from a normal distribution around 0.")
    expected = np.tile([LOSSES["discriminator"], LOSSES["stacked"]], (STEPS, 1))
    if np.allclose(evidence["the losses"], expected[:, ::-1]):
        return wrong("The losses are swapped: the discriminator's comes first.")
    if not np.allclose(evidence["the losses"], expected):
        return wrong("Return what the two turns return: the discriminator's loss, the generator's.")
    return right("Fresh noise, the discriminator's turn, the generator's turn.")


def _count_rows(shown, wanted):
    """Counts the rows of some arrays that are rows of others."""
    rows = {row.tobytes() for array in wanted for row in array}
    return sum(row.tobytes() in rows for array in shown for row in array)


TRAINING_STEP = Exercise(
    id="animation.training_step",
    lesson=8,
    points=3,
    title="A whole training step",
    hints=(
        "Draw latent vectors `(len(real), latent_dim)`, let the generator make fakes of them, then "
        "call your two functions.",
        "`np.random.normal(size=(len(real), generator.input_shape[-1]))` draws afresh each time; "
        "`generator.predict_on_batch(latents)` makes the fakes.",
        "`return discriminator_turn(discriminator, real, fakes), generator_turn(stacked, "
        "discriminator, latents)`: Python calls the first one first.",
    ),
    probe=probe,
    judge=judge,
)
