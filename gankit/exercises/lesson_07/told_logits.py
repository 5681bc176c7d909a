"""Exercise: both networks told the same labels."""

import keras
import numpy as np

from gankit.exercises.cross_entropy import sigmoid
from gankit.exercises.exercise import Exercise, Mistake
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.recording.arguments import told_networks
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.told_networks import LENGTH, MATRICES
from gankit.exercises.verdict import right, wrong

BATCH = 12
CALL = Call(("the real logits", "the fake logits"), build=told_networks)


def draw(seed):
    """Draws the networks' weights, then images, label vectors and latent vectors, `(12, 4)`."""
    random = np.random.default_rng(seed)
    matrices = random.normal(size=(MATRICES, LENGTH, LENGTH))
    labels = random.permutation(np.arange(BATCH) % LENGTH)
    images, latents = random.uniform(-1, 1, (BATCH, LENGTH)), random.normal(size=(BATCH, LENGTH))
    parts = matrices, images, np.eye(LENGTH)[labels], latents
    return (tuple(part.astype("float32") for part in parts),)


def judge(evidence, case):
    received, arguments = [evidence[name] for name in CALL.names], CALL.arguments(case)
    for logits in received:
        refuse_another_shape(logits, np.zeros((BATCH, 1)))
    if _both_agree(received, told(*arguments)):
        return right("Whatever the label is, both halves hold it, and nothing else tells on them.")
    for mistake in MISTAKES:
        if _both_agree(received, mistake.answer(*arguments)):
            return wrong(mistake.message)
    return wrong(problem_of_labels(*received, *arguments))


def told(generator, discriminator, images, labels, latents, shown=1, asked=1, faked=1):
    """Returns what should come out, or with labels of zeros in one of three places."""
    fakes = generator([latents, asked * labels])
    said = discriminator([images, shown * labels]), discriminator([fakes, faked * labels])
    return [keras.ops.convert_to_numpy(logits) for logits in said]


def problem_of_labels(real_logits, fake_logits, generator, discriminator, images, labels, latents):
    """Finds out, logit by logit, which labels the networks were told; says what is wrong."""

    def fits(logits, images):
        """Says under which label each logit is what these images get: booleans `(4, 12)`."""
        said = [discriminator([images, everywhere(label)]) for label in range(LENGTH)]
        return np.isclose(logits, keras.ops.convert_to_numpy(keras.ops.stack(said)), atol=1e-4)

    true = keras.ops.convert_to_numpy(labels).argmax(axis=1)
    real_fits = fits(real_logits, images)[..., 0]
    if not np.all(real_fits[true, np.arange(BATCH)]):
        if np.all(real_fits.any(axis=0)):
            return "Some real images were shown under labels that are not theirs."
        return "The real logits are not what the discriminator says to `[images, labels]`."
    fakes = [generator([latents, everywhere(label)]) for label in range(LENGTH)]
    fake_fits = np.stack([fits(fake_logits, one)[..., 0] for one in fakes])
    if not np.all(fake_fits.any(axis=(0, 1))):
        return (
            "The real logits are right. The fake ones are not what the discriminator says, under "
            "some label, to what the generator makes of `[latents, labels]`."
        )
    if np.all(np.diagonal(fake_fits).any(axis=1)):
        return (
            "Both networks are told the same of each fake, but other labels than the batch's: then "
            "one half can hold more of a label than the other, which tells on it."
        )
    return (
        "The fakes were made for some labels and shown to the discriminator under others: it would "
        "learn that a well drawn 7 is a bad 3, and punish the generator for obeying."
    )


def everywhere(label):
    """Returns the vector of one label for each sample of the batch, a tensor."""
    return keras.ops.convert_to_tensor(np.tile(np.eye(LENGTH, dtype="float32")[label], (BATCH, 1)))


def _both_agree(received, expected):
    return all(agrees(one, other) for one, other in zip(received, expected, strict=True))


def _swapped_inputs(generator, discriminator, images, labels, latents):
    real_logits, _ = told(generator, discriminator, images, labels, latents)
    fakes = generator([labels, latents])
    return real_logits, keras.ops.convert_to_numpy(discriminator([fakes, labels]))


MISTAKES = (
    Mistake(lambda *given: told(*given)[::-1], "The two are swapped: the real logits come first."),
    Mistake(
        lambda *given: told(*given, shown=0, faked=0),
        "The discriminator is told nothing (zeros): it sees whether an image looks real, but not "
        "whether it shows what was asked for.",
    ),
    Mistake(
        lambda *given: told(*given, faked=0),
        "The discriminator gets the labels with the real images only: zeros in place of a label "
        "give every fake away, however well it is drawn.",
    ),
    Mistake(
        lambda *given: told(*given, asked=0),
        "The generator is told nothing (zeros), so it can't know what it is asked for.",
    ),
    Mistake(
        _swapped_inputs,
        "The generator got `[labels, latents]`: it takes the latent vectors first.",
    ),
    Mistake(
        lambda *given: [sigmoid(logits) for logits in told(*given)],
        "These are probabilities: return the logits as the discriminator gives them.",
    ),
)

TOLD_LOGITS = Exercise(
    id="cgan.told_logits",
    lesson=7,
    points=3,
    title="Both networks told the same labels",
    hints=(
        "Each network takes a list of two, the labels last; each is called with the batch's.",
        "First the fakes: `generator([latents, labels])`.",
        "Then the discriminator twice: `[images, labels]` and `[fakes, labels]`.",
    ),
    draw=draw,
    record=CALL,
    judge=judge,
    mistakes=MISTAKES,
)
