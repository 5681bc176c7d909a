"""Exercise: both networks told the same labels."""

import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, refuse_another_shape
from gankit.exercises.lesson_07.told_networks import LENGTH, drawn_batch, drawn_networks
from gankit.exercises.verdict import right, wrong

NAMES = ("the real logits", "the fake logits")


def probe(answer, seed):
    images, vectors, latents = drawn_batch(seed)
    result = answer(*drawn_networks(seed), images, vectors, latents)
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        raise Unusable("Expected two results: `return real_logits, fake_logits`.")
    return {name: as_numbers(part, name) for name, part in zip(NAMES, result, strict=True)}


def judge(evidence, seed):
    received = [evidence[name] for name in NAMES]
    expected = said(seed)
    for one, other in zip(received, expected, strict=True):
        refuse_another_shape(one, other)
    if _both_agree(received, expected):
        return right("Whatever the label is, both halves hold it, and nothing else tells on them.")
    for mistake, message in MISTAKES:
        if _both_agree(received, mistake(seed)):
            return wrong(message)
    return judge_labels(*received, seed)


def judge_labels(real_logits, fake_logits, seed):
    """Finds out, logit by logit, which labels the networks were told; names what is wrong."""
    images, vectors, latents = drawn_batch(seed)
    if not agrees(real_logits, said(seed)[0]):
        if np.all(_labels_behind(real_logits, [images], seed)):
            return wrong("Some real images were shown under labels that are not theirs.")
        return wrong("The real logits are not what the discriminator says to `[images, labels]`.")
    generator, _ = drawn_networks(seed)
    fakes = [generator([latents, _everywhere(label)]) for label in range(LENGTH)]
    if not np.all(_labels_behind(fake_logits, fakes, seed)):
        return wrong(
            "The real logits are right. The fake ones are not what the discriminator says, under "
            "some label, to what the generator makes of `[latents, labels]`."
        )
    together = np.stack([_told_alike(fake_logits, fakes, label, seed) for label in range(LENGTH)])
    if np.all(together.any(axis=0)):
        return wrong(
            "Both networks are told the same of each fake, but other labels than the batch's: then "
            "one half can hold more of a label than the other, which tells on it."
        )
    return wrong(
        "The fakes were made for some labels and shown to the discriminator under others: it would "
        "learn that a well drawn 7 is a bad 3, and punish the generator for obeying."
    )


def said(seed, generator_told=True, real_told=True, fake_told=True):
    """Returns real and fake logits as they should be, or with labels of zeros in some place."""
    (generator, discriminator), (images, vectors, latents) = drawn_networks(seed), drawn_batch(seed)
    fakes = generator([latents, generator_told * vectors])
    return (
        discriminator([images, real_told * vectors]),
        discriminator([fakes, fake_told * vectors]),
    )


def _labels_behind(logits, candidates, seed):
    """Says for each logit whether some of the candidates' images explains it under some label."""
    found = [_told(logits, c, label, seed) for c in candidates for label in range(LENGTH)]
    return np.any(found, axis=0)


def _told_alike(logits, fakes, label, seed):
    return _told(logits, fakes[label], label, seed)


def _told(logits, images, label, seed):
    _, discriminator = drawn_networks(seed)
    return np.isclose(logits, discriminator([images, _everywhere(label)]), atol=1e-4)[:, 0]


def _everywhere(label):
    return np.tile(np.eye(LENGTH, dtype="float32")[label], (12, 1))


def _both_agree(received, expected):
    return all(agrees(one, other) for one, other in zip(received, expected, strict=True))


def _swapped_inputs(seed):
    (generator, discriminator), (images, vectors, latents) = drawn_networks(seed), drawn_batch(seed)
    return discriminator([images, vectors]), discriminator([generator([vectors, latents]), vectors])


def _sigmoids(seed):
    return [1 / (1 + np.exp(-logits)) for logits in said(seed)]


MISTAKES = (
    (lambda seed: said(seed)[::-1], "The two are swapped: the real logits come first."),
    (
        lambda seed: said(seed, real_told=False, fake_told=False),
        "The discriminator is told nothing (zeros): it sees whether an image looks real, but not "
        "whether it shows what was asked for.",
    ),
    (
        lambda seed: said(seed, fake_told=False),
        "The discriminator gets the labels with the real images only: zeros in place of a label "
        "give every fake away, however well it is drawn.",
    ),
    (
        lambda seed: said(seed, generator_told=False),
        "The generator is told nothing (zeros), so it can't know what it is asked for.",
    ),
    (
        _swapped_inputs,
        "The generator got `[labels, latents]`: it takes the latent vectors first.",
    ),
    (_sigmoids, "These are probabilities: return the logits as the discriminator gives them."),
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
    record=probe,
    judge=judge,
)
