"""Wrong answers to the exercises of lesson 03, adversarial autoencoders."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from tests.exercises.wrong_answers import wrong_answer


def directions(angle):
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


@wrong_answer("aae.swiss_roll", "on a circle")
def a_circle(share, noise, radius):
    return radius * directions(3 * np.pi * share) + noise


@wrong_answer("aae.swiss_roll", "changes an array that was passed in")
def added_to_the_noise(share, noise, radius):
    noise += radius * share[:, None] * directions(3 * np.pi * share)
    return noise


@wrong_answer("aae.swiss_roll", "expected")
def noise_along_the_radius_alone(share, noise, radius):
    return (radius * share + noise[:, 0])[:, None] * directions(3 * np.pi * share)


@wrong_answer("aae.discriminator_loss", "their codes are the fakes")
def codes_are_real(encoder, discriminator, images, samples):
    return non_saturating_discriminator_loss(discriminator(encoder(images)), discriminator(samples))


@wrong_answer("aae.discriminator_loss", "no gradient flows back")
def nothing_to_learn(encoder, discriminator, images, samples):
    real, fake = discriminator(samples), discriminator(encoder(images))
    return non_saturating_discriminator_loss(ops.stop_gradient(real), ops.stop_gradient(fake))


@wrong_answer("aae.discriminator_loss", "must be one number")
def a_loss_for_each_sample(encoder, discriminator, images, samples):
    real_logits, fake_logits = discriminator(samples), discriminator(encoder(images))
    return 0.5 * (ops.softplus(-real_logits) + ops.softplus(fake_logits))


@wrong_answer("aae.discriminator_loss", "Expected shape (None, 2)")
def images_not_encoded(encoder, discriminator, images, samples):
    return non_saturating_discriminator_loss(discriminator(samples), discriminator(images))


@wrong_answer("aae.encoder_loss", "learns to be caught")
def codes_called_fake(encoder, discriminator, images):
    return non_saturating_generator_loss(-discriminator(encoder(images)))


@wrong_answer("aae.encoder_loss", "the encoder learns nothing from it")
def codes_cut_off(encoder, discriminator, images):
    codes = ops.stop_gradient(encoder(images))
    return non_saturating_generator_loss(discriminator(codes))


@wrong_answer("aae.encoder_loss", "must be one number")
def one_for_each(encoder, discriminator, images):
    return ops.softplus(-discriminator(encoder(images)))


@wrong_answer("aae.encoder_loss", "`from_logits=True` is missing")
def logits_as_probabilities(encoder, discriminator, images):
    logits = discriminator(encoder(images))
    return keras.losses.binary_crossentropy(ops.ones_like(logits)[:, 0], logits[:, 0])


def three(aae, reconstruction, discriminator, encoder):
    return [
        Phase("reconstruction", reconstruction, aae.reconstruction_loss),
        Phase("discriminator", discriminator, aae.discriminator_loss),
        Phase("encoder", encoder, aae.encoder_loss),
    ]


@wrong_answer("aae.phases", "it learns to be caught")
def encoder_not_frozen(aae):
    both = [aae.encoder, aae.decoder]
    return three(aae, both, [aae.discriminator, aae.encoder], [aae.encoder])


@wrong_answer("aae.phases", 'one phase "reconstruction" and one')
def two_phases(aae):
    return three(aae, [aae.encoder, aae.decoder], [aae.discriminator], [aae.encoder])[:2]


@wrong_answer("aae.phases", "check learners")
def decoder_in_every_turn(aae):
    both = [aae.encoder, aae.decoder]
    return three(aae, both, [aae.discriminator, aae.decoder], both)


def distances(codes, samples):
    return np.linalg.norm(samples[:, None] - codes[None], axis=-1)


@wrong_answer("aae.coverage", "other way round")
def codes_near_samples(codes, samples, radius):
    return np.mean(distances(codes, samples).min(axis=0) <= radius)


@wrong_answer("aae.coverage", "Squared distances")
def root_forgotten(codes, samples, radius):
    squares = np.sum((samples[:, None] - codes[None]) ** 2, axis=-1)
    return np.mean(squares.min(axis=1) <= radius)


@wrong_answer("aae.coverage", "one number")
def for_each_sample(codes, samples, radius):
    return distances(codes, samples).min(axis=1) <= radius


def values(side, reach):
    return np.linspace(-reach, reach, side)


@wrong_answer("aae.even_grid", "upside down")
def upside_down(side, reach):
    return np.array([(x, y) for y in values(side, reach) for x in values(side, reach)])


@wrong_answer("aae.even_grid", "one row for each code")
def left_as_a_square(side, reach):
    steps = values(side, reach)
    return np.array([[(x, y) for x in steps] for y in steps[::-1]])


@wrong_answer("aae.even_grid", "both included, row by row")
def there_and_back(side, reach):
    rows = [[(x, y) for x in values(side, reach)] for y in values(side, reach)[::-1]]
    return np.concatenate([row[:: 1 if n % 2 == 0 else -1] for n, row in enumerate(rows)])


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


@wrong_answer("aae.few_labels", "the same places were chosen")
def seed_set_for_every_class(labels, per_class, seed):
    rows = [np.flatnonzero(labels == c) for c in np.unique(labels)]
    return np.concatenate(
        [np.random.default_rng(seed).choice(r, per_class, replace=False) for r in rows]
    )


@wrong_answer("aae.few_labels", "the same places were chosen")
def one_choice_of_places_for_all(labels, per_class, seed):
    rows = [np.flatnonzero(labels == c) for c in np.unique(labels)]
    places = np.random.default_rng(seed).permutation(min(map(len, rows)))[:per_class]
    return np.concatenate([r[places] for r in rows])


@wrong_answer("aae.few_labels", "no whole numbers")
def appended_to_an_empty_array(labels, per_class, seed):
    random, chosen = np.random.default_rng(seed), np.array([])
    for c in np.unique(labels):
        rows = random.choice(np.flatnonzero(labels == c), per_class, replace=False)
        chosen = np.append(chosen, rows)
    return chosen


def drawn(count, classes):
    return np.random.default_rng().integers(classes, size=count)


@wrong_answer("aae.one_hot_samples", "numbers of classes")
def numbers(count, classes):
    return drawn(count, classes)


@wrong_answer("aae.one_hot_samples", "neither 0 nor 1")
def shares_of_classes(count, classes):
    return ops.convert_to_numpy(ops.softmax(keras.random.normal((count, classes))))


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


@wrong_answer("aae.one_hot_samples", "expected a NumPy array")
def left_as_a_tensor(count, classes):
    return ops.one_hot(keras.random.randint((count,), 0, classes), classes)


@wrong_answer("aae.pseudo_labels", "doubtful ones too")
def a_label_for_everything(shares, sure):
    return shares.argmax(axis=1)


@wrong_answer("aae.pseudo_labels", "is turned")
def labels_for_the_doubtful(shares, sure):
    return np.where(shares.max(axis=1) <= sure, shares.argmax(axis=1), -1)


@wrong_answer("aae.pseudo_labels", "is a class as well")
def zero_for_the_doubtful(shares, sure):
    return shares.argmax(axis=1) * (shares.max(axis=1) > sure)


@wrong_answer("aae.pseudo_labels", "Only the sure images are left")
def the_sure_alone(shares, sure):
    return shares.argmax(axis=1)[shares.max(axis=1) > sure]


@wrong_answer("aae.pseudo_labels", "and not of what")
def whether_it_is_sure(shares, sure):
    return shares.max(axis=1) > sure


@wrong_answer("aae.pseudo_labels", "expected (12,)")
def along_the_other_axis(shares, sure):
    return np.where(shares.max(axis=0) > sure, shares.argmax(axis=0), -1)


@wrong_answer("aae.pseudo_labels", "These are probabilities")
def how_sure_it_is(shares, sure):
    return np.where(shares.max(axis=1) > sure, shares.max(axis=1), -1)
