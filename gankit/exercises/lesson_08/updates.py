"""Exercise: how often each network is updated in a step."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.patients import patient
from gankit.exercises.recording.returned import Kind

BATCH = 12  # of which one, two, three or four turns can be made


def draw(random):
    """Draws how many turns each network takes, the steps before, and a batch."""
    turns = random.choice([1, 2, 3, 4], 2, replace=False).tolist()
    real = random.normal(size=(BATCH, 2)).astype("float32")
    return turns, int(random.integers(1, 3)), real


def turns_of(gan, real):
    """Returns the turns that a GAN takes in a step, the discriminator's first."""
    return np.array([phase.turns for phase in gan.phases()])


UPDATES = comparing(
    "animation.updates",
    lesson=8,
    points=2,
    title="How many updates in a step?",
    hints=(
        "`gan.optimizer.by_phase` is a dict from a phase's name to its optimizer, whose "
        "`iterations` count its updates.",
        "Read both counts, take one step with `gan.train_on_batch(real)`, read them again.",
        '`int(gan.optimizer.by_phase["generator"].iterations)` is a count as a number.',
    ),
    draw=draw,
    build=patient,
    cases=2,
    expected=turns_of,
    kind=Kind.TUPLE,
    result="the pair of counts",
    praise="Counted, not read from what the model says of itself.",
    shape="Expected two counts, of the discriminator and of the generator.",
    otherwise="Expected {expected} updates, received {received}.",
    mistakes=(
        (
            lambda gan, real: turns_of(gan, real)[::-1],
            "The two are swapped: the discriminator's count comes first.",
        ),
        (
            lambda gan, real: turns_of(gan, real) * (1 + steps_of(gan)),
            "These are all updates since the model was compiled: take the difference of the counts "
            "after one step and before it.",
        ),
        (
            lambda gan, real: turns_of(gan, real) * steps_of(gan),
            "These are the updates before the step: take the difference of the counts after it and "
            "before it.",
        ),
        (
            lambda gan, real: 0 * turns_of(gan, real),
            "Nothing was updated: between the two readings one step must be taken, and each "
            "reading kept as a number (`int(...)`), since a variable goes on counting.",
        ),
        (
            lambda gan, real: turns_of(gan, real) // turns_of(gan, real),
            "`gan.optimizer.iterations` counts whole steps: look at each phase's own optimizer.",
        ),
    ),
)


def steps_of(gan):
    """Returns how many whole steps a GAN has taken."""
    return int(gan.optimizer.iterations)
