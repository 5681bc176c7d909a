"""Exercise: what a network learns from a teacher that is sure of some images only."""

import keras
import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.cross_entropy import log_softmax, softmax

CLASSES = 4


def draw(random):
    """Draws the teacher's and the learner's logits `(9, 4)`, and a bar that some images pass."""
    teacher, logits = (random.normal(0, 2, (9, CLASSES)).astype("float32") for _ in range(2))
    highest = np.sort(softmax(teacher).max(axis=1))
    place = int(random.integers(3, 7))
    return teacher, logits, float(highest[place - 1 : place + 1].mean())


def taught(costs=lambda shares, logits: -(shares * log_softmax(logits)).sum(axis=1)):
    """Returns the loss for a function from probabilities and logits to the cost of each image."""

    def loss(teacher, logits, sure):
        shares = softmax(teacher)
        return np.mean((shares.max(axis=1) > sure) * costs(shares, logits))

    return loss


def slopes(teacher, logits, sure):
    """The expected gradients: none for the teacher."""
    shares = softmax(teacher)
    counts = (shares.max(axis=1) > sure)[:, None]
    return np.zeros_like(teacher), counts * (softmax(logits) - shares) / len(logits)


def _hard(shares, logits):
    return -log_softmax(logits)[np.arange(len(logits)), shares.argmax(axis=1)]


def _reversed(shares, logits):
    return -(softmax(logits) * np.log(shares)).sum(axis=1)


def _without_from_logits(shares, logits):
    costs = keras.losses.categorical_crossentropy(shares, np.array(logits))
    return keras.ops.convert_to_numpy(costs)


def _of_the_sure(teacher, logits, sure):
    return taught()(teacher, logits, sure) / np.mean(softmax(teacher).max(axis=1) > sure)


def _where_the_learner_is_sure(teacher, logits, sure):
    shares = softmax(teacher)
    costs = -(shares * log_softmax(logits)).sum(axis=1)
    return np.mean((softmax(logits).max(axis=1) > sure) * costs)


TEACHING_LOSS = comparing(
    "domains.teaching_loss",
    lesson=4,
    points=2,
    title="What a sure teacher teaches",
    hints=(
        "Three things: what the teacher thinks of each image, of which it is sure, and how far the "
        "learner is from thinking the same.",
        "`shares = ops.softmax(teacher_logits)`; their highest, `ops.max(shares, axis=1)`, says "
        'how sure the teacher is. A boolean becomes a factor by `ops.cast(..., "float32")`. And '
        "the teacher is not to learn from its pupil: `ops.stop_gradient`.",
        "`keras.losses.categorical_crossentropy(shares, logits, from_logits=True)` gives one "
        "number for each image: times the factor, then the mean over all images.",
    ),
    draw=draw,
    expected=taught(),
    slopes=slopes,
    differentiated=(0, 1),
    no_slope="The value is right, the gradients are not: none may reach the teacher, who would "
    "else learn to be easy to follow (`ops.stop_gradient`), and the learner's must not be cut.",
    tensors=2,
    result="the loss",
    praise="The sure ones count, the others wait, and nothing flows back into the teacher.",
    shape="The loss has the shape {received}: it must be one number, the mean over all images.",
    otherwise="With the bar {2:.3f} it is {received}, expected {expected}: the cross-entropy of "
    "the sure images, summed, divided by the number of all.",
    mistakes=(
        (
            lambda teacher, logits, sure: taught()(teacher, logits, 0),
            "All images count, the doubtful ones too: only those whose highest probability is "
            "above `sure` may.",
        ),
        (
            lambda teacher, logits, sure: (
                taught()(teacher, logits, 0) - taught()(teacher, logits, sure)
            ),
            "The doubtful images count and the sure ones do not: the comparison is turned.",
        ),
        (
            taught(_hard),
            "The teacher's most likely class is taken for all it said: its probabilities are the "
            "target, `categorical_crossentropy(shares, ...)`.",
        ),
        (
            taught(_reversed),
            "Teacher and learner have changed places in the cross-entropy: the teacher's "
            "probabilities are the target, the first argument.",
        ),
        (
            taught(_without_from_logits),
            "`from_logits=True` is missing: the learner's are logits, and the loss took them for "
            "probabilities.",
        ),
        (
            _of_the_sure,
            "Divided by the number of sure images: one sure image in a batch would count as much "
            "as a batch of them. Divide by the number of all, as `ops.mean` does.",
        ),
        (
            _where_the_learner_is_sure,
            "It counts where the *learner* is sure: the teacher's probabilities decide.",
        ),
        (
            lambda teacher, logits, sure: len(logits) * taught()(teacher, logits, sure),
            "This is a sum: take the mean over all images, or the loss grows with the batch.",
        ),
        (
            lambda teacher, logits, sure: -taught()(teacher, logits, sure),
            "The sign is turned: it would reward a learner that contradicts its teacher.",
        ),
    ),
)
