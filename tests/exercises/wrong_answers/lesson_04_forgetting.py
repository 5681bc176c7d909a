"""Wrong answers to the exercises of lesson 04, the first half: forgetting a label."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from tests.exercises.wrong_answers import wrong_answer


def shares_of(counts):
    shares = counts / counts.sum()
    return shares, shares.sum(axis=1), shares.sum(axis=0)


@wrong_answer("forgetting.mutual_information", "These are nats")
def natural_logarithm(counts):
    shares, rows, columns = shares_of(counts)
    alone = rows[:, None] * columns
    taken = shares > 0
    return np.sum(shares[taken] * np.log(shares[taken] / alone[taken]))


@wrong_answer("forgetting.mutual_information", "contains NaN or infinity")
def empty_cells_forgotten(counts):
    shares, rows, columns = shares_of(counts)
    with np.errstate(all="ignore"):
        return np.sum(shares * np.log2(shares / (rows[:, None] * columns)))


@wrong_answer("forgetting.mutual_information", "to one number")
def one_for_each_label(counts):
    shares, rows, columns = shares_of(counts)
    bits = shares * np.log2(np.maximum(shares, 1e-12) / (rows[:, None] * columns))
    return bits.sum(axis=1)


def cross_entropy(labels, logits):
    return keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)


@wrong_answer("forgetting.plain_loss", "beta is missing")
def beta_forgotten(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions))
    return error - ops.mean(cross_entropy(labels, logits))


@wrong_answer("forgetting.plain_loss", "A softmax too many")
def softmax_twice(images, reconstructions, logits, labels, beta):
    # subtle: behind `ops.softmax` itself Keras finds the logits, and forgives
    said = ops.exp(logits) / ops.sum(ops.exp(logits), axis=1, keepdims=True)
    error = ops.mean(ops.square(images - reconstructions))
    return error - beta * ops.mean(cross_entropy(labels, said))


@wrong_answer("forgetting.plain_loss", "no gradient flows back")
def through_numpy(images, reconstructions, logits, labels, beta):
    error = np.mean((np.array(images) - np.array(reconstructions)) ** 2)
    return error - beta * np.mean(cross_entropy(labels, np.array(logits)))


@wrong_answer("forgetting.plain_loss", "`from_logits=True` is missing")
def from_logits_forgotten(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions))
    costs = keras.losses.sparse_categorical_crossentropy(labels, logits)
    return error - beta * ops.mean(costs)


@wrong_answer("forgetting.plain_loss", "must be one number")
def a_loss_for_each_image(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions), axis=(1, 2, 3))
    return error - beta * cross_entropy(labels, logits)


@wrong_answer("forgetting.fresh_accuracy", "the very codes that it learned from")
def read_what_was_learned(train, encode, training, test):
    (images, labels), _ = training, test
    return np.mean(train(encode(images), labels)(encode(images)) == labels)


@wrong_answer("forgetting.fresh_accuracy", "the images themselves")
def images_not_codes(train, encode, training, test):
    return np.mean(train(*training)(test[0]) == test[1])


@wrong_answer("forgetting.fresh_accuracy", "expected one share")
def hits_one_by_one(train, encode, training, test):
    read = train(encode(training[0]), training[1])
    return read(encode(test[0])) == test[1]


@wrong_answer("forgetting.confusion_loss", "A softmax too many")
def probabilities_as_logits(logits):
    return -ops.mean(ops.log_softmax(ops.softmax(logits)))


@wrong_answer("forgetting.confusion_loss", "no gradient flows back")
def without_a_gradient(logits):
    return ops.stop_gradient(-ops.mean(ops.log_softmax(logits)))


@wrong_answer("forgetting.confusion_loss", "must be one number")
def a_loss_for_each_code(logits):
    return -ops.mean(ops.log_softmax(logits), axis=1)


@wrong_answer("forgetting.confusion_loss", "`from_logits=True` is missing")
def shares_against_logits(logits):
    shares = ops.ones_like(logits) / logits.shape[1]
    return keras.losses.CategoricalCrossentropy()(shares, logits)


@wrong_answer("forgetting.fader_phases", "learns in the autoencoder's turn as well")
def classifier_never_frozen(fader, turns):
    everybody = [fader.encoder, fader.decoder, fader.classifier]
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss, turns),
        Phase("autoencoder", everybody, fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "takes a single turn")
def turns_forgotten(fader, turns):
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss),
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "check learners")
def decoder_in_both_turns(fader, turns):
    return [
        Phase("classifier", [fader.classifier, fader.decoder], fader.classifier_loss, turns),
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "check learners, losses and turns")
def five_turns_whatever_is_asked(fader, turns):
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss, turns=5),
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss),
    ]


def every_pair(codes):
    count = len(codes)
    return np.repeat(codes, count, axis=0), np.tile(np.eye(count), (count, 1))


@wrong_answer("forgetting.style_by_label", "The diagonal holds reconstructions")
def originals_forgotten(images, codes, decode):
    pictures = decode(*every_pair(codes))
    return pictures.reshape(len(codes), len(codes), *images.shape[1:])


@wrong_answer("forgetting.style_by_label", "in row i, column j")
def one_code_for_all(images, codes, decode):
    count = len(codes)
    codes = np.repeat(codes[:1], count**2, axis=0)
    grid = decode(codes, np.tile(np.eye(count), (count, 1)))
    grid = grid.reshape(count, count, *images.shape[1:])
    grid[np.arange(count), np.arange(count)] = images
    return grid


@wrong_answer("forgetting.style_by_label", "expected a NumPy array")
def a_list_of_rows(images, codes, decode):
    count = len(images)
    rows = [decode(np.tile(code, (count, 1)), np.eye(count)) for code in codes]
    for number, image in enumerate(images):
        rows[number][number] = image
    return rows


def asked_and_kept(before, after, which, asked):
    others = [column for column in range(before.shape[1]) if column != which]
    return np.mean(after[:, which] == asked), np.mean((after == before)[:, others])


@wrong_answer("forgetting.asked_and_kept", "counts the changed attribute as well")
def all_columns(before, after, which, asked):
    return np.mean(after[:, which] == asked), np.mean(after == before)


@wrong_answer("forgetting.asked_and_kept", "how often the reading changed")
def whatever_changed(before, after, which, asked):
    _, kept = asked_and_kept(before, after, which, asked)
    return np.mean(after[:, which] ^ before[:, which]), kept


@wrong_answer("forgetting.asked_and_kept", "how many are read as having it")
def always_on(before, after, which, asked):
    return after[:, which].mean(), asked_and_kept(before, after, which, asked)[1]


@wrong_answer("forgetting.asked_and_kept", "faces of which *everything* else stayed")
def all_or_nothing(before, after, which, asked):
    same = np.delete(after == before, which, axis=1)
    return np.mean(after[:, which] == asked), same.all(axis=1).mean()


@wrong_answer("forgetting.asked_and_kept", "are swapped")
def the_other_way_round(before, after, which, asked):
    return asked_and_kept(before, after, which, asked)[::-1]


@wrong_answer("forgetting.asked_and_kept", "The shapes are")
def attribute_by_attribute(before, after, which, asked):
    same = np.delete(after == before, which, axis=1)
    return np.mean(after[:, which] == asked), same.mean(axis=0)


@wrong_answer("forgetting.asked_and_kept", "These are")
def counts(before, after, which, asked):
    return tuple(100 * share for share in asked_and_kept(before, after, which, asked))
