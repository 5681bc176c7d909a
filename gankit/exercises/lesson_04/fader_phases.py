"""Exercise: both turns of forgetting as phases, the classifier's several times."""

import numpy as np

from gankit.adversarial import Phase
from gankit.exercises.game import drawn_weights
from gankit.exercises.recording.phases import PlayedPhases
from gankit.exercises.recording.small_models import CLASSES, FADER_SHAPES, build_fader
from gankit.exercises.replaying import replaying

BOTH, CLASSIFIER = ("encoder", "decoder"), ("classifier",)


def draw(seed):
    """Draws images `(12, 4)`, labels `(12,)`, the networks' weights, and the model's seed."""
    random = np.random.default_rng(seed)
    images = random.uniform(-1, 1, (12, 4)).astype("float32")
    labels = random.integers(0, CLASSES, 12).astype("int32")
    weights = [drawn_weights(random, shapes) for shapes in FADER_SHAPES.values()]
    return images, labels, weights, int(random.integers(2**31))


def _phases(reading=CLASSIFIER, painting=BOTH, several=(True, False), losses_swapped=False):
    """Returns a function that makes phases with other learners or losses, or turns for others."""

    def phases(fader, turns):
        losses = [fader.classifier_loss, fader.autoencoder_loss]
        first, second = (turns if takes_several else 1 for takes_several in several)
        learners = [[getattr(fader, name) for name in names] for names in (reading, painting)]
        return [
            Phase("classifier", learners[0], losses[losses_swapped], first),
            Phase("autoencoder", learners[1], losses[not losses_swapped], second),
        ]

    return phases


_right_phases = _phases()

FADER_PHASES = replaying(
    "forgetting.fader_phases",
    lesson=4,
    points=3,
    title="Two turns, as phases",
    hints=(
        "One `Phase` for each: its name, the list of learners, the loss, and the number of turns "
        "where it is more than one.",
        "The networks are `fader.encoder`, `fader.decoder` and `fader.classifier`; the losses are "
        "`fader.classifier_loss` and `fader.autoencoder_loss`, without brackets.",
        'The first is `Phase("classifier", [fader.classifier], fader.classifier_loss, turns)`.',
    ),
    draw=draw,
    record=PlayedPhases(build_fader, ("classifier", "autoencoder"), networks=tuple(FADER_SHAPES)),
    expected=_right_phases,
    praise="The classifier keeps up with a code that moves; nobody helps the other side.",
    otherwise="The networks moved, but not as some turns of the classifier, followed by one of the "
    "autoencoder, would move them: check learners, losses and turns of each phase.",
    mistakes=(
        (
            _phases(painting=("encoder", "decoder", "classifier")),
            "The classifier learns in the autoencoder's turn as well: there it learns to give up. "
            "It must stay frozen while the encoder works against it.",
        ),
        (
            _phases(reading=("classifier", "encoder")),
            "The encoder learns in the classifier's turn as well: there it learns to make the "
            "label easy to read.",
        ),
        (
            _phases(painting=("encoder",)),
            "The decoder learns in no turn: in the second one it learns together with the encoder.",
        ),
        (
            _phases(painting=("decoder",)),
            "The encoder learns in no turn, so it forgets nothing: it learns together with the "
            "decoder.",
        ),
        (
            _phases(several=(False, False)),
            "The classifier takes a single turn: give its phase the `turns` that are asked for.",
        ),
        (
            _phases(several=(False, True)),
            "The turns went to the autoencoder: it is the classifier that has to keep up.",
        ),
        (
            _phases(several=(True, True)),
            "Both phases take several turns: only the classifier's has them.",
        ),
        (
            _phases(BOTH, CLASSIFIER),
            "The learners are swapped: in each turn the wrong networks learn.",
        ),
        (
            _phases(BOTH, CLASSIFIER, losses_swapped=True),
            "The names are swapped: the phase of the classifier is the one in which it learns.",
        ),
        (
            lambda fader, turns: _right_phases(fader, turns)[::-1],
            "The autoencoder goes first: let the classifier learn first, so that it is worth "
            "hiding something from.",
        ),
    ),
)
