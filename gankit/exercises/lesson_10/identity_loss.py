"""Exercise: what looks right already is left alone."""

from keras import ops

from gankit.exercises.game import drawn_domains
from gankit.exercises.lesson_10.cycle_loss import apart
from gankit.exercises.recording.network_losses import NetworkLoss
from gankit.exercises.recording.translators import two_domains
from gankit.exercises.replaying import replaying


def left_alone(to_target, to_source, source, target, distance=apart):
    """The expected loss."""
    return distance(to_target(target), target) + distance(to_source(source), source)


IDENTITY_LOSS = replaying(
    "cyclegan.identity_loss",
    lesson=10,
    points=2,
    title="What looks right already is left alone",
    hints=(
        "Which images should `to_target` hand back as they are? Those that are target images "
        "already.",
        "`ops.mean(ops.abs(to_target(target) - target))` is one half.",
        "The other half: `to_source` is given source images.",
    ),
    draw=drawn_domains,
    record=NetworkLoss(two_domains, learner=(0, 1)),
    expected=left_alone,
    praise="Each generator is given what it makes, and should have nothing to do.",
    otherwise="It is {received}, expected {expected}: the mean absolute difference of "
    "`to_target(target)` from the target images, plus the same for the source.",
    only=(
        "its gradient",
        "The loss is right, but another gradient than its own reaches the networks: stay with "
        "`keras.ops`, without `stop_gradient` and without NumPy.",
    ),
    mistakes=(
        (
            lambda g, f, source, target: left_alone(f, g, source, target),
            "It is turned round: `to_target` is given source images, and those it *must* change. "
            "Give each generator images of the domain that it makes.",
        ),
        (
            lambda g, f, source, target: apart(f(g(source)), source) + apart(g(f(target)), target),
            "This is the cycle loss: here no image goes through two generators.",
        ),
        (
            lambda g, f, source, target: apart(g(target), target),
            "Only `to_target` is held to it: `to_source` should leave source images alone, too.",
        ),
        (
            lambda g, f, source, target: apart(f(source), source),
            "Only `to_source` is held to it: `to_target` should leave target images alone, too.",
        ),
        (
            lambda g, f, source, target: left_alone(
                g, f, source, target, lambda a, b: ops.mean(ops.square(a - b))
            ),
            "These are squared differences: take absolute ones, as in the cycle loss.",
        ),
        (
            lambda g, f, source, target: 0.5 * left_alone(g, f, source, target),
            "It is half the expected number: the two halves are added.",
        ),
        (
            lambda g, f, source, target: left_alone(
                g, f, source, target, lambda a, b: ops.sum(ops.abs(a - b))
            ),
            "These are sums over all pixels: take means.",
        ),
    ),
)
