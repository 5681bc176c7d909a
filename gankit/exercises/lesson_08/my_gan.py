"""Exercise: a GAN without the slow one's faults."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees
from gankit.exercises.lesson_08.networks import problem_of_sizes
from gankit.exercises.recording.known_gan import RATE, known_gan
from gankit.exercises.recording.known_networks import PIXELS, SHAPE
from gankit.exercises.verdict import right, wrong

SLOW_STEP = 2e-4  # how far a step of the slow GAN moves a weight


def draw(seed):
    """Draws the known generator's picture, the real one, and the known discriminator's slope."""
    random = np.random.default_rng(seed)
    picture, real = random.uniform(-0.5, 0.5, (2, PIXELS)).astype("float32")
    return picture, real, random.normal(0, 0.1, PIXELS).astype("float32")


def judge(evidence, picture, real, slope):
    slope = slope.astype("float64")
    problem = (
        problem_of_networks(evidence["the sizes"], evidence["the generator's traits"])
        or problem_of_pull(evidence["pull in doubt"], evidence["pull when sure"], slope)
        or problem_of_turns(evidence, picture, slope)
        or problem_of_step(evidence["picture after an own step"] - picture, slope)
        or problem_of_discriminators_step(
            evidence["slope after an own step"] - with_bias(slope, picture),
            evidence["push in doubt"],
        )
    )
    if problem:
        return wrong(problem)
    return right("A loss that pulls, equal turns, larger steps. The race will tell how much.")


def problem_of_networks(sizes, traits):
    """Names what is wrong with the model's own networks, or returns None."""
    problem = problem_of_sizes(sizes, SHAPE)
    if problem:
        return problem
    if not agrees(traits, [0, 1]):
        return (
            "The generator does not compute its pictures from latent vectors with weights that it "
            "learns: pictures that it only looks up have nothing to do with training."
        )
    return None


def problem_of_pull(in_doubt, when_sure, slope):
    """Names what is wrong with the generator's loss, or returns None."""
    if not np.any(in_doubt) or not np.any(when_sure):  # a saturating loss still pulls a little
        return (
            "The generator's loss does not pull at the generator at all where a fake is seen "
            "through. Does it take logits for probabilities, without `from_logits=True`?"
        )
    if not cosine(in_doubt, -slope) > 0.9:
        return (
            "The generator's loss does not pull its pictures to where the discriminator says real."
        )
    # Cross-entropy against the label 1 pulls twice as hard at a fake that is seen through as at
    # one in doubt; the saturating loss pulls hundreds of times more weakly.
    share = (when_sure @ slope) / (in_doubt @ slope)
    if not share >= 0.5:
        return (
            "The generator's pull still fades where the discriminator is sure of a fake (to "
            f"{share:.1%}): its loss saturates. Use cross-entropy against the label 1."
        )
    return None


def problem_of_turns(evidence, picture, slope):
    """Names what is wrong with how often each network learns in a step, or returns None."""
    known = with_bias(slope, picture)
    discriminator = turns(evidence["slope after a plain step"] - known, evidence["push in doubt"])
    generator = turns(evidence["picture after a plain step"] - picture, evidence["pull in doubt"])
    if not discriminator or not generator:
        return "A step does not move both networks along the gradients of their losses."
    if discriminator > generator:
        return (
            f"The discriminator still takes {discriminator} turns to the generator's {generator}: "
            "let them take equal turns."
        )
    return None


def problem_of_step(move, slope):
    """Names what is wrong with the model's own step of the generator, or returns None."""
    sizes = np.abs(move)
    step = np.median(sizes[sizes > 0]) if sizes.any() else 0.0
    if not step > 2 * SLOW_STEP:
        return (
            f"A step still moves the generator's weights by {step:.1e} only, hardly more than in "
            "the slow GAN: raise its learning rate."
        )
    if step > 0.05:
        return (
            f"A step moves the generator's weights by {step:.2g}: such jumps forget what was "
            "learned. Lower its learning rate."
        )
    if not cosine(move, slope) > 0.5:
        return "A step does not move the pictures to where the discriminator says real."
    return None


def problem_of_discriminators_step(move, gradient):
    """Names what is wrong with the model's own step of the discriminator, or returns None."""
    if not np.median(np.abs(move)) > 1e-6:
        return (
            "A step does not move the discriminator's weights: what is its learning rate? The "
            "generator can learn only from one that learns as well."
        )
    if not cosine(move, -gradient) > 0.5:
        return "A step does not move the discriminator along the gradient of its loss."
    return None


def with_bias(slope, picture):
    """Returns the known discriminator's weights, the bias last, by which it doubts the picture."""
    return np.append(slope, -slope @ picture)


def turns(move, gradient):
    """Says how many steps of plain descent lie behind a move; 0 if it goes another way."""
    if not cosine(move, -gradient) > 0.9:
        return 0
    return round(float(np.linalg.norm(move) / np.linalg.norm(RATE * gradient)))


def cosine(one, other):
    """Returns the cosine of the angle between two vectors; NaN where one is 0."""
    one, other = one.astype("float64"), other.astype("float64")
    return (one @ other) / (np.linalg.norm(one) * np.linalg.norm(other))


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
    draw=draw,
    record=known_gan,
    judge=judge,
)
