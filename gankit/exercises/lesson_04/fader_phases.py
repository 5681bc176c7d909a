"""Exercise: both turns of forgetting as phases, the classifier's several times."""

import warnings

import keras
import numpy as np
from keras import layers

from gankit.adversarial import Phase
from gankit.exercises import tiny
from gankit.exercises.exercise import Exercise
from gankit.exercises.old_phases import checked_phases, judge_phases
from gankit.models.fader import FaderNetwork

NAMES = ["classifier", "autoencoder"]
NETWORKS = ("encoder", "decoder", "classifier")
PIXELS, LATENT_DIM, CLASSES, TURNS, SAMPLES = 4, 3, 3, 3, 12


def probe(answer, seed):
    return played(answer, seed)


def judge(evidence, seed):
    return judge_phases(
        evidence,
        played=lambda phases: played(phases, seed),
        expected=_right_phases,
        mistakes=MISTAKES,
        praise="The classifier keeps up with a code that moves; nobody helps the other side.",
        otherwise="The networks moved, but not as some turns of the classifier, followed by one of "
        "the autoencoder, would move them: check learners, losses and turns of each phase.",
    )


def played(phases, seed):
    """Plays one step with the phases that a function of the model and the turns returns."""
    fader = FaderNetwork(*drawn_networks(seed), beta=0.5, seed=seed)
    fader.phases = lambda: checked_phases(phases(fader, TURNS), NAMES)
    # The optimizers belong to the names in whichever order the phases come.
    fader.compile({name: keras.optimizers.SGD(tiny.RATE) for name in NAMES}, run_eagerly=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of learners without a gradient: judged below
        fader.train_on_batch(*drawn_batch(seed))
    return {f"the {name}": tiny.flat(getattr(fader, name)) for name in NETWORKS}


def drawn_networks(seed):
    """Builds a tiny encoder, decoder and classifier, the same ones for the same seed."""

    def dense(units, number):
        drawn = keras.initializers.RandomNormal(stddev=0.7, seed=1000 * seed + number)
        return layers.Dense(units, kernel_initializer=drawn)

    images, codes = keras.Input((PIXELS,)), keras.Input((LATENT_DIM,))
    labels = keras.Input((CLASSES,))
    decoded = dense(PIXELS, 2)(layers.Concatenate()([codes, labels]))
    return (
        keras.Model(images, dense(LATENT_DIM, 1)(images)),
        keras.Model([codes, labels], decoded),
        keras.Model(codes, dense(CLASSES, 3)(codes)),
    )


def drawn_batch(seed):
    """Draws images of four pixels, float32 `(12, 4)`, and labels `(12,)`."""
    random = np.random.default_rng(seed)
    images = random.uniform(-1, 1, (SAMPLES, PIXELS)).astype("float32")
    return images, random.integers(0, CLASSES, SAMPLES).astype("int32")


def _phases(
    classifiers=("classifier",),
    autoencoders=("encoder", "decoder"),
    classifiers_turns=None,
    autoencoders_turns=1,
    losses_swapped=False,
):
    """Returns a function that makes phases with other learners, turns or losses."""

    def phases(fader, turns):
        losses = [fader.classifier_loss, fader.autoencoder_loss]
        first, second = reversed(losses) if losses_swapped else losses
        reading = [getattr(fader, name) for name in classifiers]
        painting = [getattr(fader, name) for name in autoencoders]
        return [
            Phase("classifier", reading, first, classifiers_turns or turns),
            Phase("autoencoder", painting, second, autoencoders_turns),
        ]

    return phases


_right_phases = _phases()
MISTAKES = (
    (
        _phases(autoencoders=NETWORKS),
        "The classifier learns in the autoencoder's turn as well: there it learns to give up. It "
        "must stay frozen while the encoder works against it.",
    ),
    (
        _phases(classifiers=("classifier", "encoder")),
        "The encoder learns in the classifier's turn as well: there it learns to make the label "
        "easy to read.",
    ),
    (
        _phases(autoencoders=("encoder",)),
        "The decoder learns in no turn: in the second one it learns together with the encoder.",
    ),
    (
        _phases(autoencoders=("decoder",)),
        "The encoder learns in no turn, so it forgets nothing: it learns together with the "
        "decoder.",
    ),
    (
        _phases(classifiers_turns=1),
        "The classifier takes a single turn: give its phase the `turns` that are asked for.",
    ),
    (
        _phases(classifiers_turns=1, autoencoders_turns=TURNS),
        "The turns went to the autoencoder: it is the classifier that has to keep up.",
    ),
    (
        _phases(autoencoders_turns=TURNS),
        "Both phases take several turns: only the classifier's has them.",
    ),
    (
        _phases(("encoder", "decoder"), ("classifier",)),
        "The learners are swapped: in each turn the wrong networks learn.",
    ),
    (
        _phases(("encoder", "decoder"), ("classifier",), losses_swapped=True),
        "The names are swapped: the phase of the classifier is the one in which it learns.",
    ),
    (
        lambda fader, turns: _right_phases(fader, turns)[::-1],
        "The autoencoder goes first: let the classifier learn first, so that it is worth hiding "
        "something from.",
    ),
)

FADER_PHASES = Exercise(
    id="forgetting.fader_phases",
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
    record=probe,
    judge=judge,
)
