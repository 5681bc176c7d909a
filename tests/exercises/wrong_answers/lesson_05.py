"""Wrong answers to the exercises of lesson 05, GAN basics."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from tests.exercises.wrong_answers import wrong_answer

cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)
fixed_latents = {}


@wrong_answer("gan.discriminator_loss", "sigmoid too many")
def sigmoid_twice(real_logits, fake_logits):
    # Written out: Keras itself sees through `ops.sigmoid` in front of `from_logits=True`.
    real_said, fake_said = 1 / (1 + ops.exp(-real_logits)), 1 / (1 + ops.exp(-fake_logits))
    real_loss = cross_entropy(ops.ones_like(real_said), real_said)
    fake_loss = cross_entropy(ops.zeros_like(fake_said), fake_said)
    return (real_loss + fake_loss) / 2


@wrong_answer("gan.discriminator_loss", "must be one number")
def mean_over_the_wrong_axis(real_logits, fake_logits):
    real_loss = keras.losses.binary_crossentropy(
        ops.ones_like(real_logits), real_logits, from_logits=True
    )
    fake_loss = keras.losses.binary_crossentropy(
        ops.zeros_like(fake_logits), fake_logits, from_logits=True
    )
    return (real_loss + fake_loss) / 2


@wrong_answer("gan.discriminator_loss", "no gradient flows back")
def gradients_stopped(real_logits, fake_logits):
    real_logits, fake_logits = ops.stop_gradient(real_logits), ops.stop_gradient(fake_logits)
    return (ops.mean(ops.softplus(-real_logits)) + ops.mean(ops.softplus(fake_logits))) / 2


@wrong_answer("gan.generator_loss", "discriminator's wish")
def labelled_as_fakes(fake_logits):
    return cross_entropy(ops.zeros_like(fake_logits), fake_logits)


@wrong_answer("gan.generator_loss", "no gradient flows back")
def gradient_stopped(fake_logits):
    return cross_entropy(ops.ones_like(fake_logits), ops.stop_gradient(fake_logits))


@wrong_answer("gan.generator_loss", "`from_logits=True` is missing")
def taken_for_probabilities(fake_logits):
    return keras.losses.BinaryCrossentropy()(ops.ones_like(fake_logits), fake_logits)


@wrong_answer("gan.sample_latents", "expected a NumPy array")
def as_a_list(count, latent_dim):
    return np.random.default_rng().normal(size=(count, latent_dim)).tolist()


@wrong_answer("gan.sample_latents", "gave the same vectors")
def noise_drawn_once(count, latent_dim):
    if (count, latent_dim) not in fixed_latents:
        drawn = np.random.default_rng().normal(size=(count, latent_dim))
        fixed_latents[count, latent_dim] = drawn
    return fixed_latents[count, latent_dim]


@wrong_answer("gan.sample_latents", "gave the same vectors")
def seed_set_inside(count, latent_dim):
    return np.random.default_rng(0).normal(size=(count, latent_dim))


@wrong_answer("gan.sample_latents", "lie from 0 to 1")
def uniform(count, latent_dim):
    return np.random.default_rng().uniform(size=(count, latent_dim))


@wrong_answer("gan.sample_latents", "stop sharply")
def uniform_around_zero(count, latent_dim):
    return np.random.default_rng().uniform(-1, 1, size=(count, latent_dim))


@wrong_answer("gan.sample_latents", "axes are swapped")
def axes_swapped(count, latent_dim):
    return np.random.default_rng().normal(size=(latent_dim, count))


@wrong_answer("gan.sample_latents", "repeated along an axis")
def one_vector_for_all(count, latent_dim):
    vector = np.random.default_rng().normal(size=(1, latent_dim))
    return np.repeat(vector, count, axis=0)


@wrong_answer("gan.has_moved", "allclose")
def close_enough(before, after):
    return any(not np.allclose(old, new) for old, new in zip(before, after, strict=True))


@wrong_answer("gan.has_moved", "sum stayed")
def sums_compared(before, after):
    return sum(w.sum() for w in before) != sum(w.sum() for w in after)


@wrong_answer("gan.has_moved", "whose weights are all the same")
def lists_compared_as_objects(before, after):
    return before is not after


@wrong_answer("gan.has_moved", "not one per weight")
def an_answer_for_each_array(before, after):
    return [not np.array_equal(old, new) for old, new in zip(before, after, strict=True)]


@wrong_answer("gan.has_moved", "Compare number by number")
def norms_compared(before, after):
    norms = [sum(np.linalg.norm(weight) for weight in weights) for weights in (before, after)]
    return abs(norms[1] - norms[0]) > 1e-3


def teach(network, samples, label):
    """One call with the same label for every sample."""
    network.train_on_batch(samples, np.full((len(samples), 1), label))


@wrong_answer("gan.discriminator_turn", "still frozen")
def frozen_for_good(discriminator, real, fakes):
    teach(discriminator, real, 1)
    teach(discriminator, fakes, 0)


@wrong_answer("gan.discriminator_turn", "labels are swapped")
def real_is_zero(discriminator, real, fakes):
    discriminator.trainable = True
    teach(discriminator, real, 0)
    teach(discriminator, fakes, 1)


@wrong_answer("gan.discriminator_turn", "only the real samples")
def real_samples_only(discriminator, real, fakes):
    discriminator.trainable = True
    teach(discriminator, real, 1)


@wrong_answer("gan.discriminator_turn", "only the fakes")
def fakes_only(discriminator, real, fakes):
    discriminator.trainable = True
    teach(discriminator, fakes, 0)


@wrong_answer("gan.discriminator_turn", "generator's wish")
def all_labelled_real(discriminator, real, fakes):
    discriminator.trainable = True
    teach(discriminator, real, 1)
    teach(discriminator, fakes, 1)


@wrong_answer("gan.discriminator_turn", "as many labels as samples")
def mixed_without_mixing_the_labels(discriminator, real, fakes):
    discriminator.trainable = True
    samples = np.concatenate([real, fakes])
    shuffled = samples[np.random.default_rng(0).permutation(len(samples))]
    labels = np.concatenate([np.ones((len(real), 1)), np.zeros((len(fakes), 1))])
    discriminator.train_on_batch(shuffled, labels)


@wrong_answer("gan.generator_turn", "moved in the generator's turn")
def never_frozen(stacked, discriminator, latents):
    teach(stacked, latents, 1)


@wrong_answer("gan.generator_turn", "learns to be caught")
def labelled_zero(stacked, discriminator, latents):
    discriminator.trainable = False
    teach(stacked, latents, 0)


@wrong_answer("gan.generator_turn", "did not move")
def the_whole_stack_frozen(stacked, discriminator, latents):
    stacked.trainable = False
    teach(stacked, latents, 1)


@wrong_answer("gan.generator_turn", "only one call")
def trained_twice(stacked, discriminator, latents):
    discriminator.trainable = False
    for _ in range(2):
        teach(stacked, latents, 1)


@wrong_answer("gan.phases", "learns to call fakes real")
def discriminator_learns_twice(gan):
    networks = [gan.generator, gan.discriminator]
    return [
        Phase("discriminator", [gan.discriminator], gan.discriminator_loss),
        Phase("generator", networks, gan.generator_loss),
    ]


@wrong_answer("gan.phases", "generator goes first")
def generator_first(gan):
    return [
        Phase("generator", [gan.generator], gan.generator_loss),
        Phase("discriminator", [gan.discriminator], gan.discriminator_loss),
    ]


@wrong_answer("gan.phases", 'one phase "discriminator" and one "generator"')
def one_turn_missing(gan):
    return [Phase("generator", [gan.generator], gan.generator_loss)]


@wrong_answer("gan.confusion_matrix", "threshold is 0.5")
def threshold_of_probabilities(real_logits, fake_logits):
    real, fake = np.asarray(real_logits) > 0.5, np.asarray(fake_logits) > 0.5
    return [[np.sum(real), np.sum(~real)], [np.sum(fake), np.sum(~fake)]]


def said_real(logits):
    return np.asarray(logits) > 0


@wrong_answer("gan.confusion_matrix", "Rows and columns")
def transposed(real_logits, fake_logits):
    real, fake = said_real(real_logits), said_real(fake_logits)
    return np.array([[np.sum(real), np.sum(fake)], [np.sum(~real), np.sum(~fake)]])


@wrong_answer("gan.confusion_matrix", "columns are swapped")
def fake_column_first(real_logits, fake_logits):
    real, fake = said_real(real_logits), said_real(fake_logits)
    return np.array([[np.sum(~real), np.sum(real)], [np.sum(~fake), np.sum(fake)]])


@wrong_answer("gan.confusion_matrix", "as where scikit-learn")
def in_the_order_of_the_labels(real_logits, fake_logits):
    real, fake = said_real(real_logits), said_real(fake_logits)
    return np.array([[np.sum(~fake), np.sum(fake)], [np.sum(~real), np.sum(real)]])


@wrong_answer("gan.who_learns", "The two are swapped")
def the_two_swapped(matrix):
    return matrix[1, 1], matrix[0, 1] + matrix[1, 0]


@wrong_answer("gan.who_learns", "These are the successes")
def successes_counted(matrix):
    return matrix[0, 0] + matrix[1, 1], matrix[1, 0]


@wrong_answer("gan.who_learns", "Expected two counts")
def one_count(matrix):
    return matrix[0, 1] + matrix[1, 0] + matrix[1, 1]


@wrong_answer("gan.mix_with_old_fakes", "changes an array")
def in_place(fakes, old_fakes, seed):
    half = len(fakes) // 2
    fakes[:half] = np.random.default_rng(seed).choice(old_fakes, half, replace=False)
    return fakes


@wrong_answer("gan.mix_with_old_fakes", "Two calls with the same seed differ")
def seed_forgotten(fakes, old_fakes, seed):
    half = len(fakes) // 2
    drawn = np.random.default_rng().choice(old_fakes, half, replace=False)
    return np.concatenate([fakes[half:], drawn])


@wrong_answer("gan.mix_with_old_fakes", "same old fakes every time")
def always_the_oldest(fakes, old_fakes, seed):
    half = len(fakes) // 2
    return np.concatenate([fakes[half:], old_fakes[:half]])


@wrong_answer("gan.mix_with_old_fakes", "keep its shape")
def the_batch_grows(fakes, old_fakes, seed):
    drawn = np.random.default_rng(seed).choice(old_fakes, len(fakes) // 2, replace=False)
    return np.concatenate([fakes, drawn])


@wrong_answer("gan.mix_with_old_fakes", "are old, expected half")
def new_fakes_forgotten(fakes, old_fakes, seed):
    return np.random.default_rng(seed).choice(old_fakes, len(fakes), replace=False)


@wrong_answer("gan.mix_with_old_fakes", "don't blend")
def blended(fakes, old_fakes, seed):
    drawn = np.random.default_rng(seed).choice(old_fakes, len(fakes), replace=False)
    return (fakes + drawn) / 2


@wrong_answer("gan.mix_with_old_fakes", "occurs twice")
def the_same_old_fake_again_and_again(fakes, old_fakes, seed):
    half = len(fakes) // 2
    one = np.random.default_rng(seed).integers(len(old_fakes))
    return np.concatenate([fakes[half:], np.repeat(old_fakes[one : one + 1], half, axis=0)])
