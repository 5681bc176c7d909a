"""Exercise: what both ways there and back lose."""

from keras import ops

from gankit.exercises.game import drawn_domains
from gankit.exercises.recording.network_losses import NetworkLoss
from gankit.exercises.recording.translators import two_domains
from gankit.exercises.replaying import replaying


def apart(images, others):
    """Returns the mean absolute difference."""
    return ops.mean(ops.abs(images - others))


def there_and_back(to_target, to_source, source, target, distance=apart):
    """The expected loss."""
    again_source, again_target = to_source(to_target(source)), to_target(to_source(target))
    return distance(again_source, source) + distance(again_target, target)


CYCLE_LOSS = replaying(
    "cyclegan.cycle_loss",
    lesson=10,
    points=2,
    title="The promise: there and back again",
    hints=(
        "Two round trips: `to_source(to_target(source))` begins and ends in the source domain. "
        "Which one begins and ends in the target domain?",
        "`ops.mean(ops.abs(again - source))` says how far the first one ends from its beginning.",
        "Add the same of the second one, which begins at `target`.",
    ),
    draw=drawn_domains,
    record=NetworkLoss(two_domains, learner=(0, 1)),
    expected=there_and_back,
    praise="Both ways round; nobody needed to know what the translation should look like.",
    otherwise="It is {received}, expected {expected}: the mean absolute difference of the source "
    "images from what comes back of them, plus the same for the target images.",
    only=(
        "its gradient",
        "The loss is right, but another gradient than its own reaches the networks: stay with "
        "`keras.ops`, without `stop_gradient` and without NumPy.",
    ),
    mistakes=(
        (
            lambda g, f, source, target: apart(f(g(source)), source),
            "Only the round trip of the source counts: the target images make one as well, the "
            "other way round.",
        ),
        (
            lambda g, f, source, target: apart(g(f(target)), target),
            "Only the round trip of the target counts: the source images make one as well.",
        ),
        (
            lambda g, f, source, target: apart(g(source), source) + apart(f(target), target),
            "This compares a translation with its original: it asks that nothing be translated at "
            "all. Compare what has come *back*.",
        ),
        (
            lambda g, f, source, target: there_and_back(f, g, source, target),
            "The trips go the wrong way round: source images go to the target first.",
        ),
        (
            lambda g, f, source, target: apart(f(g(source)), target) + apart(g(f(target)), source),
            "What comes back is compared with images of the other domain: there are no pairs. Each "
            "trip is compared with where it began.",
        ),
        (
            lambda g, f, source, target: there_and_back(
                g, f, source, target, lambda a, b: ops.mean(ops.square(a - b))
            ),
            "These are squared differences, which blur: take absolute ones.",
        ),
        (
            lambda g, f, source, target: 0.5 * there_and_back(g, f, source, target),
            "It is half the expected number: the two trips are added.",
        ),
        (
            lambda g, f, source, target: there_and_back(
                g, f, source, target, lambda a, b: ops.sum(ops.abs(a - b))
            ),
            "These are sums over all pixels: take means.",
        ),
        (
            lambda g, f, source, target: there_and_back(
                g, f, source, target, lambda a, b: ops.abs(ops.mean(a - b))
            ),
            "The mean was taken before the absolute value, so that too light makes up for too "
            "dark: take the absolute differences first.",
        ),
    ),
)
