"""Exercise: a GAN without the slow one's faults.

How a model learns does not show in what it says of itself. So the probe puts networks of known
gradients in the place of its own and lets it learn: its losses, turns and optimizers move weights
that the judge knows, in a direction that the judge knows.
"""

import keras
import numpy as np

from gankit.adversarial import AdversarialModel
from gankit.exercises.evidence import Unusable
from gankit.exercises.exercise import Exercise
from gankit.exercises.lesson_08 import known_networks as known
from gankit.exercises.verdict import right, wrong

NAMES = ["discriminator", "generator"]
SURE = 8.0  # logit by which a discriminator is sure of a fake
SLOW_STEP = 2e-4  # how far a step of the slow GAN moves a weight
RATE = 1e-3  # of plain descent, so low that a few turns go in one direction


def probe(answer, seed):
    """Lets the model's losses, turns and optimizers move known networks; notes where to."""
    model = checked(answer(known.SHAPE))
    own = {name: _anew(model.optimizer.by_phase[name]) for name in NAMES}
    plain = {name: keras.optimizers.SGD(RATE) for name in NAMES}
    known.put_into(model, seed, -SURE)
    evidence = {"pull when sure": known.pull_at_picture(model, seed)}
    known.put_into(model, seed)
    evidence |= {
        "pull in doubt": known.pull_at_picture(model, seed),
        "push in doubt": known.push_at_slope(model, seed),
    }
    _step(model, plain, seed)
    evidence |= {"picture after": known.picture_of(model), "slope after": known.slope_of(model)}
    known.put_into(model, seed)
    _step(model, own, seed)
    return evidence | {"picture after an own step": known.picture_of(model)}


def judge(evidence, seed):
    slope = known.drawn_slope(seed)[0].ravel().astype("float64")
    return (
        _judge_pull(evidence["pull in doubt"], evidence["pull when sure"], slope)
        or _judge_turns(evidence, seed)
        or _judge_step(evidence["picture after an own step"] - known.drawn_picture(seed), slope)
    )


def _judge_pull(in_doubt, when_sure, slope):
    """Names what is wrong with the generator's loss, or returns None."""
    if not np.any(in_doubt):
        return wrong("The generator's loss does not pull at the generator at all.")
    if not cosine(in_doubt, -slope) > 0.9:
        return wrong(
            "The generator's loss does not pull its pictures to where the discriminator says real."
        )
    # Cross-entropy against the label 1 pulls twice as hard at a fake that is seen through as at
    # one in doubt; the saturating loss pulls hundreds of times more weakly.
    share = (when_sure @ slope) / (in_doubt @ slope)
    if not share >= 0.5:
        return wrong(
            "The generator's pull still fades where the discriminator is sure of a fake (to "
            f"{share:.1%}): its loss saturates. Use cross-entropy against the label 1."
        )
    return None


def _judge_turns(evidence, seed):
    """Names what is wrong with how often each network learns in a step, or returns None."""
    slope = np.concatenate([array.ravel() for array in known.drawn_slope(seed)])
    discriminator_turns = turns(evidence["slope after"] - slope, evidence["push in doubt"])
    moved = evidence["picture after"] - known.drawn_picture(seed)
    generator_turns = turns(moved, evidence["pull in doubt"])
    if not discriminator_turns or not generator_turns:
        return wrong("A step does not move both networks along the gradients of their losses.")
    if discriminator_turns > generator_turns:
        return wrong(
            f"The discriminator still takes {discriminator_turns} turns to the generator's "
            f"{generator_turns}: let them take equal turns."
        )
    return None


def _judge_step(move, slope):
    """Judges how far a step of the model's own optimizer moves the generator's picture."""
    sizes = np.abs(move)
    step = np.median(sizes[sizes > 0]) if sizes.any() else 0.0
    if not step > 2 * SLOW_STEP:
        return wrong(
            f"A step still moves the generator's weights by {step:.1e} only, hardly more than in "
            "the slow GAN: raise its learning rate."
        )
    if step > 0.05:
        return wrong(
            f"A step moves the generator's weights by {step:.2g}: such jumps forget what was "
            "learned. Lower its learning rate."
        )
    if not cosine(move, slope) > 0.5:
        return wrong("A step does not move the pictures to where the discriminator says real.")
    return right("A loss that pulls, equal turns, larger steps. The race will tell how much.")


def turns(move, gradient):
    """Says how many steps of plain descent lie behind a move; 0 if it goes another way."""
    if not cosine(move, -gradient) > 0.9:
        return 0
    return round(float(np.linalg.norm(move) / np.linalg.norm(RATE * gradient)))


def cosine(one, other):
    """Returns the cosine of the angle between two vectors; NaN where one is 0."""
    one, other = one.astype("float64"), other.astype("float64")
    return (one @ other) / (np.linalg.norm(one) * np.linalg.norm(other))


def checked(model):
    """Returns the model, if it is a compiled one of two phases on latent vectors."""
    if not isinstance(model, AdversarialModel) or not model.compiled:
        raise Unusable(
            "Expected a compiled GAN: build the networks, `gan = GAN(...)`, `gan.compile(...)`, "
            "`return gan`."
        )
    phases = [phase.name for phase in model.phases()]
    if sorted(phases) != NAMES:
        raise Unusable(f"Expected the phases discriminator and generator, received {phases}.")
    if not isinstance(model.generator.input_shape[-1], int):
        raise Unusable("Expected a generator of one input, the latent vectors.")
    return model


def _step(model, optimizers, seed):
    """Lets the model learn once."""
    # Eager, because tracing a graph would take longer than the one step.
    AdversarialModel.compile(model, optimizers, run_eagerly=True)
    model.train_on_batch(known.drawn_real(seed))


def _anew(optimizer):
    """Returns an optimizer with the same settings that has seen no weights."""
    return type(optimizer).from_config(optimizer.get_config())


MY_GAN = Exercise(
    id="animation.my_gan",
    lesson=8,
    points=3,
    title="A faster GAN of your own",
    hints=(
        "Two causes slow the training down by who learns from what, one by how far a step goes.",
        "`GAN` from `gankit.models.gan` has the loss that does not saturate, and equal turns.",
        "`keras.optimizers.Adam(2e-3, beta_1=0.5)`, one for each phase: ten times the step.",
    ),
    record=probe,
    judge=judge,
)
