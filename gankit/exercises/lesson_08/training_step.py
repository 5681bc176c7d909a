"""Exercise: a whole step, the discriminator's turn and then the generator's."""

import numpy as np

from gankit.exercises import tiny
from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.lesson_08.spies import Spy, drawn_matrix, samples_of, spied_generator
from gankit.exercises.verdict import right, wrong

STEPS = 3
MOST_TURNS = 40  # of both networks together, in a message
MOST_ROWS = 1_000  # that a judge compares with others; far more than an honest step shows


def probe(answer, seed):
    """Plays some steps with spies in place of the networks, and notes who learned from what."""
    protocol, real, losses = [], tiny.drawn_batch(seed)[0], drawn_losses(seed)
    generator = spied_generator(protocol, tiny.LATENT_DIM, real.shape[1], seed)
    discriminator = Spy("discriminator", protocol, losses[0])
    stacked = Spy("stacked", protocol, losses[1])
    returned = [
        as_numbers(answer(generator, discriminator, stacked, real), "the pair of losses", (2,))
        for _ in range(STEPS)
    ]
    taught = [call for call in protocol if call.is_training]
    shown = [call.x for call in taught if call.name == "discriminator"]
    made_of = [call.x for call in protocol if call.name == "generator"]
    latents = [call.x for call in taught if call.name == "stacked"]
    return {
        "who learned": np.array([int(call.name == "stacked") for call in taught]),
        "shown": _rows(shown, real.shape[1]),
        "made of": _rows(made_of, tiny.LATENT_DIM),
        "latents": _rows(latents, tiny.LATENT_DIM),
        "the losses": np.array(returned),
    }


def judge(evidence, seed):
    who = evidence["who learned"]
    if not np.isin(who, [0, 1]).all():
        return wrong("Something else than the two networks learned.")
    # A turn of the discriminator may be one call on both halves or one call on each.
    turns = "".join("DG"[int(one)] for one in who).replace("DD", "D")
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
        return wrong(
            f"Expected one turn of each in every step; {STEPS} steps went {turns[:MOST_TURNS]}."
        )
    return (
        _judge_samples(evidence["shown"], evidence["made of"], seed)
        or _judge_latents(evidence["latents"])
        or _judge_losses(evidence["the losses"], drawn_losses(seed))
    )


def _judge_samples(shown, made_of, seed):
    """Names what is wrong with what the discriminator was shown, or returns None."""
    batch, real = STEPS * tiny.BATCH, tiny.drawn_batch(seed)[0]
    shown, made_of = shown[:MOST_ROWS], made_of[:MOST_ROWS]
    is_real = _is_among(shown, real)
    if is_real.sum() != batch:
        return wrong("The discriminator must see every real sample of the batch once in its turn.")
    fakes, made = (
        shown[~is_real],
        samples_of(made_of, drawn_matrix(tiny.LATENT_DIM, real.shape[1], seed)),
    )
    if len(fakes) != batch or not _is_among(fakes, made).all():
        return wrong(
            "The discriminator must see as many fakes as real samples, fresh from the generator: "
            "`generator.predict_on_batch(latents)`."
        )
    return None


def _judge_latents(latents):
    """Names what is wrong with what the generator learned from, or returns None."""
    if latents.shape != (STEPS * tiny.BATCH, tiny.LATENT_DIM):
        return wrong("Expected one latent vector for each real sample in the generator's turn.")
    if len(np.unique(latents, axis=0)) < len(latents):
        return wrong(
            "Every step uses the same latent vectors: draw fresh ones each time, without a fixed "
            "seed, or the generator learns these few by heart."
        )
    if latents.min() >= 0 or not 0.5 < latents.std() < 1.5:
        return wrong("The latent vectors are not drawn from a normal distribution around 0.")
    return None


def _judge_losses(received, losses):
    expected = np.tile(losses, (STEPS, 1))
    if agrees(received, expected[:, ::-1]):
        return wrong("The losses are swapped: the discriminator's comes first.")
    if not agrees(received, expected):
        return wrong("Return what the two turns return: the discriminator's loss, the generator's.")
    return right("Fresh noise, the discriminator's turn, the generator's turn.")


def drawn_losses(seed):
    """Draws what the spies return, the discriminator's loss first: floats, far from each other."""
    random = np.random.default_rng(seed)
    return float(random.uniform(0.1, 0.4)), float(random.uniform(0.6, 0.9))


def _rows(arrays, width):
    """Puts the rows of several arrays under one another, but for those of another width."""
    fitting = [array for array in arrays if array.ndim == 2 and array.shape[1] == width]
    return np.concatenate([np.zeros((0, width), "float32"), *fitting])


def _is_among(rows, wanted):
    """Says of each row whether it is one of the wanted rows, up to float32's rounding."""
    return np.isclose(rows[:, None], wanted[None], atol=1e-5).all(axis=2).any(axis=1)


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
    record=probe,
    judge=judge,
)
