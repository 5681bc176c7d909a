"""Both turns of the game by hand, on tiny networks: played by an answer, and as they should be."""

import keras

from gankit.exercises import tiny
from gankit.exercises.tiny import descend, loss_as_fake, loss_as_real


def probe_discriminator(answer, seed, turns=1):
    """Lets an answer play the discriminator's turn, several times if need be.

    Args:
        answer: Function of `(discriminator, real, fakes)`.
        seed: The seed of networks and batch.
        turns: How many turns are played, one after the other.

    Returns:
        Evidence: the discriminator's weights.
    """
    real, fakes, _ = tiny.drawn_batch(seed)
    discriminator = tiny.compiled(tiny.build_discriminator(seed))
    discriminator.trainable = False  # as the generator's turn leaves it
    for _ in range(turns):
        answer(discriminator, real, fakes)
    return {"the discriminator": tiny.flat(discriminator)}


def probe_generator(answer, seed):
    """Lets an answer play the generator's turn.

    Args:
        answer: Function of `(stacked, discriminator, latents)`.
        seed: The seed of networks and batch.

    Returns:
        Evidence: both networks' weights.
    """
    generator, discriminator, stacked = stacked_networks(seed)
    answer(tiny.compiled(stacked), tiny.compiled(discriminator), tiny.drawn_batch(seed)[2])
    return {"the generator": tiny.flat(generator), "the discriminator": tiny.flat(discriminator)}


def stacked_networks(seed):
    """Builds `(generator, discriminator, stacked)`; the last runs latents through both."""
    generator, discriminator = tiny.build_generator(seed), tiny.build_discriminator(seed)
    latents = keras.Input((tiny.LATENT_DIM,))
    return generator, discriminator, keras.Model(latents, discriminator(generator(latents)))


def taught(seed, losses):
    """Returns a discriminator's weights after a step on each loss of `(real, fake logits)`."""
    real, fakes, _ = tiny.drawn_batch(seed)
    discriminator = tiny.build_discriminator(seed)
    for loss in losses:
        descend(discriminator, lambda loss=loss: loss(discriminator(real), discriminator(fakes)))
    return tiny.flat(discriminator)


def fooled(seed, loss):
    """Returns a generator's weights after one step on a loss of the fake logits."""
    generator, _, stacked = stacked_networks(seed)
    latents = tiny.drawn_batch(seed)[2]
    return tiny.flat(descend(generator, lambda: loss(stacked(latents))))


def mixed(real_label, fake_label):
    """Returns the loss of one mixed batch with these labels; None leaves a half out."""

    def loss(real_logits, fake_logits):
        halves = ((real_label, real_logits), (fake_label, fake_logits))
        taken = [(label, logits) for label, logits in halves if label is not None]
        parts = [loss_as_real(x) if label else loss_as_fake(x) for label, x in taken]
        return sum(parts) / len(parts)

    return loss


def half_and_half(logits):
    """The loss of labels that are 1 for the first half of the latent vectors and 0 after it."""
    half = tiny.BATCH // 2
    return 0.5 * (loss_as_real(logits[:half]) + loss_as_fake(logits[half:]))
