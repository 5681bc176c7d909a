"""Exercise: a GAN without the slow one's faults."""

import keras
import numpy as np

from gankit.adversarial import AdversarialModel
from gankit.adversarial.gradients import loss_and_gradients
from gankit.exercises.differentiation import to_numpy
from gankit.exercises.evidence import Unusable
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong

SHAPE = (28, 28, 1)
SURE = 8.0  # logit by which a discriminator is sure of a fake
SLOW_STEP = 2e-4  # how far a step of the slow GAN moves a weight


def probe(answer, seed):
    """Looks at how the model learns: turns, the pull when a fake is seen through, a step's size."""
    model = answer(SHAPE)
    if not isinstance(model, AdversarialModel) or not model.compiled:
        raise Unusable(
            "Expected a compiled GAN: build the networks, `gan = GAN(...)`, `gan.compile(...)`, "
            "`return gan`."
        )
    real = np.random.default_rng(seed).uniform(-1, 1, (8, *SHAPE)).astype("float32")
    turns = {phase.name: phase.turns for phase in model.phases()}
    if sorted(turns) != ["discriminator", "generator"]:
        raise Unusable(f"Expected the phases discriminator and generator, received {list(turns)}.")
    evidence = {"turns": np.array([turns["discriminator"], turns["generator"]])}
    evidence["step"] = np.array(_step(model, real))
    evidence["pull"] = np.array([_pull(model, real, bias) for bias in (0.0, -SURE)])
    return evidence


def judge(evidence, seed):
    doubtful, sure = evidence["pull"]
    discriminator_turns, generator_turns = evidence["turns"]
    if not doubtful > 0:
        return wrong("The generator's loss does not pull at the generator at all.")
    # Cross-entropy against the label 1 pulls twice as hard at a fake that is seen through as at
    # one in doubt; the saturating loss pulls hundreds of times more weakly.
    if sure < 0.5 * doubtful:
        return wrong(
            "The generator's pull still fades where the discriminator is sure of a fake (to "
            f"{sure / doubtful:.1%}): its loss saturates. Use cross-entropy against the label 1."
        )
    if discriminator_turns > generator_turns:
        return wrong(
            f"The discriminator still takes {discriminator_turns} turns to the generator's "
            f"{generator_turns}: let them take equal turns."
        )
    if not evidence["step"] > 2 * SLOW_STEP:
        return wrong(
            f"A step still moves the generator's weights by {evidence['step']:.1e} only, hardly "
            "more than in the slow GAN: raise its learning rate."
        )
    if evidence["step"] > 0.05:
        return wrong(
            f"A step moves the generator's weights by {evidence['step']:.2g}: such jumps forget "
            "what was learned. Lower its learning rate."
        )
    return right("A loss that pulls, equal turns, larger steps. The race will tell how much.")


def _step(model, real):
    """Returns how far the first step moves the generator's weights, at the median."""
    before = [np.array(w) for w in model.generator.get_weights()]
    model.run_eagerly = True  # tracing a graph would take longer than the one step
    model.train_on_batch(real)
    after = model.generator.get_weights()
    moves = np.concatenate([np.abs(b - a).ravel() for a, b in zip(after, before, strict=True)])
    return np.median(moves[moves > 0]) if moves.any() else 0.0


def _pull(model, real, bias):
    """Returns the length of the generator's gradients if the discriminator leans by `bias`."""
    last = [v for v in model.discriminator.trainable_variables if v.shape == (1,)]
    if not last:
        raise Unusable("Expected a discriminator that ends in `Dense(1)`, with its bias.")
    last[-1].assign(np.full(1, bias, "float32"))
    (phase,) = (phase for phase in model.phases() if phase.name == "generator")
    learned = phase.learned_variables()
    others = [v for v in model.variables if all(v is not other for other in learned)]
    batch = keras.ops.convert_to_tensor(real)
    _, gradients, _ = loss_and_gradients(lambda: phase.loss(batch), learned, others, 1.0)
    squares = [np.sum(np.square(to_numpy(g))) for g in gradients if g is not None]
    return np.sqrt(sum(squares))


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
    probe=probe,
    judge=judge,
)
