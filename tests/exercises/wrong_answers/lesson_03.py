"""Wrong answers to the exercises of lesson 03, adversarial autoencoders."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from tests.exercises.wrong_answers import wrong_answer


def directions(angle):
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


@wrong_answer("aae.swiss_roll", "noise is missing")
def a_line(share, noise, radius):
    return radius * share[:, None] * directions(3 * np.pi * share)


@wrong_answer("aae.swiss_roll", "on a circle")
def a_circle(share, noise, radius):
    return radius * directions(3 * np.pi * share) + noise


@wrong_answer("aae.swiss_roll", "Sine and cosine are swapped")
def sine_first(share, noise, radius):
    return radius * share[:, None] * directions(3 * np.pi * share)[:, ::-1] + noise


@wrong_answer("aae.swiss_roll", "winds once")
def one_turn(share, noise, radius):
    return radius * share[:, None] * directions(2 * np.pi * share) + noise


@wrong_answer("aae.swiss_roll", "lacks its pi")
def without_pi(share, noise, radius):
    return radius * share[:, None] * directions(3 * share) + noise


@wrong_answer("aae.swiss_roll", "radius is missing")
def of_radius_one(share, noise, radius):
    return share[:, None] * directions(3 * np.pi * share) + noise


@wrong_answer("aae.swiss_roll", "axes are swapped")
def two_rows(share, noise, radius):
    return (radius * share[:, None] * directions(3 * np.pi * share) + noise).T


@wrong_answer("aae.discriminator_loss", "their codes are the fakes")
def codes_are_real(encoder, discriminator, images, samples):
    return non_saturating_discriminator_loss(discriminator(encoder(images)), discriminator(samples))


@wrong_answer("aae.discriminator_loss", "twice the expected number")
def sum_of_halves(encoder, discriminator, images, samples):
    return 2 * non_saturating_discriminator_loss(
        discriminator(samples), discriminator(encoder(images))
    )


@wrong_answer("aae.discriminator_loss", "Only the samples count")
def samples_alone(encoder, discriminator, images, samples):
    return non_saturating_generator_loss(discriminator(samples))


@wrong_answer("aae.discriminator_loss", "Only the codes count")
def codes_alone(encoder, discriminator, images, samples):
    return non_saturating_generator_loss(-discriminator(encoder(images)))


@wrong_answer("aae.discriminator_loss", "A sigmoid too many")
def of_probabilities(encoder, discriminator, images, samples):
    real, fake = ops.sigmoid(discriminator(samples)), ops.sigmoid(discriminator(encoder(images)))
    return non_saturating_discriminator_loss(real, fake)


@wrong_answer("aae.discriminator_loss", "The sign is turned")
def to_be_maximised(encoder, discriminator, images, samples):
    real, fake = discriminator(samples), discriminator(encoder(images))
    return -non_saturating_discriminator_loss(real, fake)


@wrong_answer("aae.discriminator_loss", "no gradient flows back")
def nothing_to_learn(encoder, discriminator, images, samples):
    real, fake = discriminator(samples), discriminator(encoder(images))
    return non_saturating_discriminator_loss(ops.stop_gradient(real), ops.stop_gradient(fake))


@wrong_answer("aae.encoder_loss", "learns to be caught")
def codes_called_fake(encoder, discriminator, images):
    return non_saturating_generator_loss(-discriminator(encoder(images)))


@wrong_answer("aae.encoder_loss", "hardly a gradient")
def saturating(encoder, discriminator, images):
    return -non_saturating_generator_loss(-discriminator(encoder(images)))


@wrong_answer("aae.encoder_loss", "mean logit")
def mean_logit(encoder, discriminator, images):
    return -ops.mean(discriminator(encoder(images)))


@wrong_answer("aae.encoder_loss", "A sigmoid too many")
def of_a_probability(encoder, discriminator, images):
    return non_saturating_generator_loss(ops.sigmoid(discriminator(encoder(images))))


@wrong_answer("aae.encoder_loss", "the encoder learns nothing from it")
def codes_cut_off(encoder, discriminator, images):
    codes = ops.stop_gradient(encoder(images))
    return non_saturating_generator_loss(discriminator(codes))


@wrong_answer("aae.encoder_loss", "must be one number")
def one_for_each(encoder, discriminator, images):
    return ops.softplus(-discriminator(encoder(images)))


def three(aae, reconstruction, discriminator, encoder):
    return [
        Phase("reconstruction", reconstruction, aae.reconstruction_loss),
        Phase("discriminator", discriminator, aae.discriminator_loss),
        Phase("encoder", encoder, aae.encoder_loss),
    ]


@wrong_answer("aae.phases", "Only the decoder learns")
def encoder_in_one_role(aae):
    return three(aae, [aae.decoder], [aae.discriminator], [aae.encoder])


@wrong_answer("aae.phases", "Only the encoder learns")
def decoder_forgotten(aae):
    return three(aae, [aae.encoder], [aae.discriminator], [aae.encoder])


@wrong_answer("aae.phases", "it learns to be fooled")
def discriminator_not_frozen(aae):
    both = [aae.encoder, aae.decoder]
    return three(aae, both, [aae.discriminator], [aae.encoder, aae.discriminator])


@wrong_answer("aae.phases", "it learns to be caught")
def encoder_not_frozen(aae):
    both = [aae.encoder, aae.decoder]
    return three(aae, both, [aae.discriminator, aae.encoder], [aae.encoder])


@wrong_answer("aae.phases", "The learners are swapped")
def learners_swapped(aae):
    return three(aae, [aae.encoder, aae.decoder], [aae.encoder], [aae.discriminator])


@wrong_answer("aae.phases", "The losses are swapped")
def losses_swapped(aae):
    return [
        Phase("reconstruction", [aae.encoder, aae.decoder], aae.reconstruction_loss),
        Phase("discriminator", [aae.discriminator], aae.encoder_loss),
        Phase("encoder", [aae.encoder], aae.discriminator_loss),
    ]


@wrong_answer("aae.phases", "goes before the discriminator")
def encoder_before_discriminator(aae):
    both = [aae.encoder, aae.decoder]
    first, second, third = three(aae, both, [aae.discriminator], [aae.encoder])
    return [first, third, second]


@wrong_answer("aae.phases", 'one phase "reconstruction" and one')
def two_phases(aae):
    return three(aae, [aae.encoder, aae.decoder], [aae.discriminator], [aae.encoder])[:2]


def distances(codes, samples):
    return np.linalg.norm(samples[:, None] - codes[None], axis=-1)


@wrong_answer("aae.coverage", "other way round")
def codes_near_samples(codes, samples, radius):
    return np.mean(distances(codes, samples).min(axis=0) <= radius)


@wrong_answer("aae.coverage", "share of pairs")
def all_pairs(codes, samples, radius):
    return np.mean(distances(codes, samples) <= radius)


@wrong_answer("aae.coverage", "Squared distances")
def root_forgotten(codes, samples, radius):
    squares = np.sum((samples[:, None] - codes[None]) ** 2, axis=-1)
    return np.mean(squares.min(axis=1) <= radius)


@wrong_answer("aae.coverage", "It is a count")
def counted(codes, samples, radius):
    return np.sum(distances(codes, samples).min(axis=1) <= radius)


@wrong_answer("aae.coverage", "mean distance")
def mean_distance(codes, samples, radius):
    return distances(codes, samples).min(axis=1).mean()


@wrong_answer("aae.coverage", "not covered")
def uncovered(codes, samples, radius):
    return np.mean(distances(codes, samples).min(axis=1) > radius)


@wrong_answer("aae.coverage", "one number")
def for_each_sample(codes, samples, radius):
    return distances(codes, samples).min(axis=1) <= radius


def values(side, reach):
    return np.linspace(-reach, reach, side)


@wrong_answer("aae.even_grid", "upside down")
def upside_down(side, reach):
    return np.array([(x, y) for y in values(side, reach) for x in values(side, reach)])


@wrong_answer("aae.even_grid", "axes are swapped")
def down_the_columns(side, reach):
    return np.array([(x, y) for x in values(side, reach) for y in values(side, reach)])


@wrong_answer("aae.even_grid", "far end is never reached")
def far_end_left_out(side, reach):
    steps = np.arange(-reach, reach - 1e-9, 2 * reach / side)
    return np.array([(x, y) for y in steps[::-1] for x in steps])


@wrong_answer("aae.even_grid", "a quarter of the plane")
def from_zero(side, reach):
    steps = np.linspace(0, reach, side)
    return np.array([(x, y) for y in steps[::-1] for x in steps])


@wrong_answer("aae.even_grid", "ends at 1")
def reach_forgotten(side, reach):
    steps = np.linspace(-1, 1, side)
    return np.array([(x, y) for y in steps[::-1] for x in steps])


@wrong_answer("aae.even_grid", "one row for each code")
def left_as_a_square(side, reach):
    steps = values(side, reach)
    return np.array([[(x, y) for x in steps] for y in steps[::-1]])


@wrong_answer("aae.few_labels", "draw within each class")
def the_first_ones(labels, per_class, seed):
    return np.arange(per_class * len(np.unique(labels)))


@wrong_answer("aae.few_labels", "draw within each class")
def any_of_all(labels, per_class, seed):
    count = per_class * len(np.unique(labels))
    return np.random.default_rng(seed).choice(len(labels), count, replace=False)


@wrong_answer("aae.few_labels", "not its first ones")
def the_first_of_each(labels, per_class, seed):
    return np.concatenate([np.flatnonzero(labels == c)[:per_class] for c in np.unique(labels)])


@wrong_answer("aae.few_labels", "The same seed chose other images")
def seed_not_used(labels, per_class, seed):
    random = np.random.default_rng()
    rows = [np.flatnonzero(labels == c) for c in np.unique(labels)]
    return np.concatenate([random.choice(r, per_class, replace=False) for r in rows])


@wrong_answer("aae.few_labels", "return the numbers of the rows")
def the_labels_themselves(labels, per_class, seed):
    return np.repeat(np.unique(labels), per_class)


@wrong_answer("aae.few_labels", "a mask")
def a_mask(labels, per_class, seed):
    return np.isin(np.arange(len(labels)), the_first_of_each(labels, per_class, seed))


@wrong_answer("aae.few_labels", "chosen twice")
def one_row_of_each_again_and_again(labels, per_class, seed):
    firsts = [np.flatnonzero(labels == c)[0] for c in np.unique(labels)]
    return np.repeat(firsts, per_class)


def drawn(count, classes):
    return np.random.default_rng().integers(classes, size=count)


@wrong_answer("aae.one_hot_samples", "numbers of classes")
def numbers(count, classes):
    return drawn(count, classes)


@wrong_answer("aae.one_hot_samples", "neither 0 nor 1")
def shares_of_classes(count, classes):
    return ops.softmax(keras.random.normal((count, classes)))


@wrong_answer("aae.one_hot_samples", "several ones, or none")
def coin_for_each_class(count, classes):
    return np.random.default_rng().integers(2, size=(count, classes))


@wrong_answer("aae.one_hot_samples", "never occurs")
def last_class_left_out(count, classes):
    return np.eye(classes)[drawn(count, classes - 1)]


@wrong_answer("aae.one_hot_samples", "Two calls gave the same")
def classes_in_turn(count, classes):
    return np.eye(classes)[np.arange(count) % classes]


@wrong_answer("aae.one_hot_samples", "axes are swapped")
def one_column_for_each(count, classes):
    return np.eye(classes)[:, drawn(count, classes)]
