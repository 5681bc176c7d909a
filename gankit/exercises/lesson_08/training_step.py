"""Exercise: a whole step, the discriminator's turn and then the generator's."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.recording.steps import LATENT_DIM, SIZE, STEPS, played_steps
from gankit.exercises.verdict import right, wrong

BATCH = 6
MOST_TURNS = 40  # of both networks together, in a message
MOST_ROWS = 1_000  # that are compared with others; far more than an honest step shows


def draw(seed):
    """Draws a batch of real samples, both networks' weights, and what they say is their loss."""
    random = np.random.default_rng(seed)
    shapes = ((BATCH, SIZE), (LATENT_DIM, SIZE), (SIZE,), (SIZE, 1), (1,))
    real, *weights = (random.normal(size=shape).astype("float32") for shape in shapes)
    losses = float(random.uniform(0.1, 0.4)), float(random.uniform(0.6, 0.9))
    return real, weights[:2], weights[2:], losses


def judge(evidence, real, generator_weights, discriminator_weights, losses):
    shown = evidence["shown"][:MOST_ROWS].astype("float64")
    is_sample = np.isclose(shown[:, None], real[None], atol=1e-5).all(axis=2)
    is_real = is_sample.any(axis=1)
    behind, is_made = latents_behind(shown[~is_real], *generator_weights)
    problem = (
        problem_of_turns(evidence["who learned"])
        or problem_of_samples(is_sample.sum(axis=0), is_made)
        or problem_of_labels(evidence["labels"], is_real)
        or problem_of_latents(evidence["latents"], behind)
        or problem_of_losses(evidence["the losses"], losses)
    )
    return (
        wrong(problem)
        if problem
        else right("Fresh noise, the discriminator's turn, the generator's turn.")
    )


def latents_behind(samples, kernel, bias):
    """Finds out of which latent vectors the generator makes samples, and whether it does at all.

    Returns:
        Tuple of latent vectors `(N, 16)` and booleans `(N,)`.
    """
    latents = np.linalg.lstsq(kernel.T.astype("float64"), (samples - bias).T)[0].T
    return latents, np.isclose(latents @ kernel + bias, samples, atol=1e-3).all(axis=1)


def problem_of_turns(who):
    """Names what is wrong with who learned when, or returns None."""
    if not np.isin(who, [0, 1]).all():
        return "Something else than the two networks learned."
    # A turn of the discriminator may be one call on both halves or one call on each.
    turns = "".join("DG"[int(one)] for one in who).replace("DD", "D")
    if "G" not in turns:
        return "The generator does not learn: call `generator_turn`."
    if "D" not in turns:
        return "The discriminator does not learn: call `discriminator_turn`."
    if turns == "GD" * STEPS:
        return (
            "The generator goes first: let the discriminator learn first, so that it is worth "
            "fooling."
        )
    if turns != "DG" * STEPS:
        return f"Expected one turn of each in every step; {STEPS} steps went {turns[:MOST_TURNS]}."
    return None


def problem_of_samples(seen, is_made):
    """Names what is wrong with what the discriminator was shown, or returns None.

    Args:
        seen: How often it was shown each real sample.
        is_made: Of each other sample whether it comes from the generator.
    """
    if not np.all(seen == STEPS):
        return "The discriminator must see every real sample of the batch once in its turn."
    if len(is_made) != STEPS * BATCH or not is_made.all():
        return (
            "The discriminator must see as many fakes as real samples, fresh from the generator: "
            "`generator.predict_on_batch(latents)`."
        )
    return None


def problem_of_labels(labels, is_real):
    """Names what is wrong with the labels of what the discriminator was shown, or returns None."""
    if labels.shape != (len(is_real), 1) or not np.array_equal(labels[:, 0] > 0.5, is_real):
        return (
            "The discriminator is taught fakes as real ones: `discriminator_turn` takes the real "
            "samples first, then the fakes."
        )
    return None


def problem_of_latents(latents, behind):
    """Names what is wrong with what the networks' samples were made of, or returns None.

    Args:
        latents: Of the generator's turns.
        behind: Of the discriminator's.
    """
    if latents.shape != behind.shape:
        return "Expected one latent vector for each real sample in the generator's turn."
    for drawn in (latents, behind):
        # First, since two single numbers are alike by chance, and two vectors are not.
        if np.ptp(drawn, axis=1).min() < 1e-3:
            return "One number fills a whole latent vector: every place needs its own draw."
        if len(np.unique(drawn.round(3), axis=0)) < len(drawn):
            return (
                "Every step uses the same latent vectors: draw fresh ones each time, without a "
                "fixed seed, or the generator learns these few by heart."
            )
        if drawn.min() >= 0 or not 0.5 < drawn.std() < 1.5 or abs(drawn.mean()) > 0.4:
            return "The latent vectors are not drawn from a normal distribution around 0."
    return None


def problem_of_losses(received, losses):
    """Names what is wrong with what was returned, or returns None."""
    expected = np.tile(losses, (STEPS, 1))
    if agrees(received, expected[:, ::-1]):
        return "The losses are swapped: the discriminator's comes first."
    if not agrees(received, expected):
        return "Return what the two turns return: the discriminator's loss, the generator's."
    return None


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
    draw=draw,
    record=played_steps,
    judge=judge,
)
