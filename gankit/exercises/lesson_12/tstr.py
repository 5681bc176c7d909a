"""Exercise: train on synthetic, test on real, with a choice that the test set knows nothing of."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.arguments import with_training
from gankit.exercises.recording.nearest_mean import train

CANDIDATES = 4


def draw(random):
    """Draws the candidates, pairs of samples `(N, 2)` and labels `(N,)`, and two real pairs.

    The best on the test set is another one than the best on the held-out set, and neither is the
    last.
    """
    while True:
        centres = random.normal(0, 1.6, (4, 2))
        moved = centres + random.normal(0, 0.8, (CANDIDATES, 4, 2))
        candidates = [_clouds(random, one, int(random.integers(40, 60))) for one in moved]
        held_out, test = (_clouds(random, centres, int(n)) for n in random.integers(60, 90, 2))
        best = {_best(candidates, held_out), _best(candidates, test), CANDIDATES - 1}
        if len(best) == 3:
            return candidates, held_out, test


def _clouds(random, centres, count):
    labels = random.permutation(np.arange(count) % len(centres))
    samples = centres[labels] + random.normal(size=(count, 2))
    return samples.astype("float32"), labels


def accuracies(train, candidates, real):
    """Returns what each candidate's reader reads of a real pair."""
    samples, labels = real
    return np.array([np.mean(train(*one)(samples) == labels) for one in candidates])


def _best(candidates, real):
    return int(accuracies(train, candidates, real).argmax())


def chosen(train, candidates, held_out, test):
    """Returns the expected accuracy."""
    return accuracies(train, candidates, test)[accuracies(train, candidates, held_out).argmax()]


def _chosen_on_its_own_samples(train, candidates, held_out, test):
    own = [accuracies(train, [one], one)[0] for one in candidates]
    return accuracies(train, candidates, test)[int(np.argmax(own))]


def _trained_on_real(train, candidates, held_out, test):
    return accuracies(train, [held_out], test)[0]


def _trained_on_all(train, candidates, held_out, test):
    together = tuple(np.concatenate(parts) for parts in zip(*candidates, strict=True))
    return accuracies(train, [together], test)[0]


TSTR = comparing(
    "evaluation.tstr",
    lesson=12,
    points=3,
    title="Train on synthetic, choose on held-out, test on real",
    hints=(
        "A reader for each candidate: `train(*candidate)`. What does each read of the held-out "
        "images?",
        "`np.argmax` of these accuracies is the number of the chosen one.",
        "Only now the test set: return what the *chosen* reader reads of it.",
    ),
    draw=draw,
    cases=2,
    build=with_training,
    expected=chosen,
    tolerance=1e-6,
    praise="Chosen on one set, judged on another, once.",
    shape="The shape is {received}: it is one accuracy, the chosen reader's on the test set.",
    otherwise="It is {received}, expected {expected}. Train a reader on each candidate, choose the "
    "one that reads most of the held-out images, and return what it reads of the test images.",
    mistakes=(
        (
            lambda train, candidates, held_out, test: accuracies(train, candidates, test).max(),
            "You chose by the test set: the best of several tries is partly luck, and the set that "
            "chose can't judge any more.",
        ),
        (
            lambda train, candidates, held_out, test: accuracies(train, candidates, held_out).max(),
            "This is what the chosen one reads of the held-out images, which chose it: return what "
            "it reads of the test set.",
        ),
        (
            lambda train, candidates, held_out, test: chosen(train, candidates, test, held_out),
            "The two sets are swapped: the held-out one chooses, the test set judges.",
        ),
        (
            lambda train, candidates, held_out, test: accuracies(train, candidates, test)[-1],
            "This is the last candidate: take the one that reads most of the held-out images.",
        ),
        (
            lambda train, candidates, held_out, test: accuracies(train, candidates, test).mean(),
            "This is the mean over all candidates: choose one of them on the held-out images.",
        ),
        (
            _chosen_on_its_own_samples,
            "You chose the one that reads its own samples best: how good it is at *real* images is "
            "what the held-out ones tell.",
        ),
        (
            _trained_on_real,
            "The reader learned from real images: synthetic ones alone are to teach it.",
        ),
        (
            _trained_on_all,
            "One reader learned from all candidates together: train one on each, then choose.",
        ),
        (
            lambda *arguments: 1 - chosen(*arguments),
            "This is the share of errors: return the share that is read right.",
        ),
    ),
)
