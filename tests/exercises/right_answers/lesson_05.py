"""Other right answers to the exercises of lesson 05, GAN basics."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from tests.exercises.right_answers import right_answer

right_answer("gan.discriminator_loss")(non_saturating_discriminator_loss)
right_answer("gan.generator_loss")(non_saturating_generator_loss)


@right_answer("gan.discriminator_loss")
def one_call_on_both_halves(real_logits, fake_logits):
    labels = ops.concatenate([ops.ones_like(real_logits), ops.zeros_like(fake_logits)])
    logits = ops.concatenate([real_logits, fake_logits])
    return ops.mean(keras.losses.binary_crossentropy(labels, logits, from_logits=True))


@right_answer("gan.discriminator_loss")
def by_logarithms(real_logits, fake_logits):
    real_half = -ops.mean(ops.log(ops.sigmoid(real_logits)))
    return (real_half - ops.mean(ops.log(1 - ops.sigmoid(fake_logits)))) / 2


@right_answer("gan.generator_loss")
def by_logarithm(fake_logits):
    return -ops.mean(ops.log_sigmoid(fake_logits))


@right_answer("gan.sample_latents")
def by_keras(count, latent_dim):
    return keras.random.normal((count, latent_dim))


@right_answer("gan.sample_latents")
def by_the_old_numpy(count, latent_dim):
    return np.random.randn(count, latent_dim)


@right_answer("gan.has_moved")
def one_by_one(before, after):
    moved = False
    for old, new in zip(before, after, strict=True):
        moved = moved or np.max(np.abs(old - new)) > 0
    return moved


@right_answer("gan.has_moved")
def counted(before, after):
    return np.sum([np.sum(old != new) for old, new in zip(before, after, strict=True)]) > 0


@right_answer("gan.discriminator_turn")
def one_mixed_and_shuffled_call(discriminator, real, fakes):
    discriminator.trainable = True
    labels = np.concatenate([np.ones((len(real), 1)), np.zeros((len(fakes), 1))])
    order = np.random.default_rng().permutation(len(labels))
    discriminator.train_on_batch(np.concatenate([real, fakes])[order], labels[order])


@right_answer("gan.discriminator_turn")
def flat_labels_fakes_first_frozen_afterwards(discriminator, real, fakes):
    discriminator.trainable = True
    discriminator.train_on_batch(fakes, np.zeros(len(fakes)))
    discriminator.train_on_batch(real, np.ones(len(real)))
    discriminator.trainable = False


@right_answer("gan.generator_turn")
def thawed_afterwards(stacked, discriminator, latents):
    discriminator.trainable = False
    loss = stacked.train_on_batch(latents, np.ones(len(latents)))
    discriminator.trainable = True
    return loss


@right_answer("gan.phases")
def as_a_tuple_by_keywords(gan):
    return (
        Phase(
            name="discriminator", learners=[gan.discriminator], loss=gan.discriminator_loss, turns=1
        ),
        Phase(name="generator", learners=[gan.generator], loss=gan.generator_loss),
    )


@right_answer("gan.confusion_matrix")
def by_probabilities(real_logits, fake_logits):
    real, fake = (np.asarray(ops.sigmoid(x)) > 0.5 for x in (real_logits, fake_logits))
    return [[real.sum(), (1 - real).sum()], [fake.sum(), (1 - fake).sum()]]


@right_answer("gan.who_learns")
def as_an_array(matrix):
    return np.array([matrix[0][1] + matrix[1][0], matrix[1][1]])


@right_answer("gan.mix_with_old_fakes")
def shuffled_afterwards(fakes, old_fakes, seed):
    random = np.random.default_rng(seed)
    half = len(fakes) // 2
    kept = random.permutation(fakes)[:half]
    drawn = random.permutation(old_fakes)[: len(fakes) - half]
    return random.permutation(np.concatenate([kept, drawn]))
