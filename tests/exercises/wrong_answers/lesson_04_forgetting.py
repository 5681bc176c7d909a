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


@wrong_answer("forgetting.mutual_information", "The sign is turned")
def fraction_upside_down(counts):
    shares, rows, columns = shares_of(counts)
    alone = rows[:, None] * columns
    taken = shares > 0
    return np.sum(shares[taken] * np.log2(alone[taken] / shares[taken]))


@wrong_answer("forgetting.mutual_information", "does *not* know of the label")
def what_the_code_leaves_open(counts):
    shares, _, columns = shares_of(counts)
    given = shares / columns
    taken = shares > 0
    return -np.sum(shares[taken] * np.log2(given[taken]))


@wrong_answer("forgetting.mutual_information", "leaves open of the code")
def what_the_label_leaves_open(counts):
    shares, rows, _ = shares_of(counts)
    given = shares / rows[:, None]
    taken = shares > 0
    return -np.sum(shares[taken] * np.log2(given[taken]))


@wrong_answer("forgetting.mutual_information", "entropy of the label alone")
def entropy_of_the_label(counts):
    _, rows, _ = shares_of(counts)
    return -np.sum(rows * np.log2(rows))


@wrong_answer("forgetting.mutual_information", "entropy of the code alone")
def entropy_of_the_code(counts):
    _, _, columns = shares_of(counts)
    return -np.sum(columns * np.log2(columns))


@wrong_answer("forgetting.mutual_information", "entropy of both together")
def entropy_of_both(counts):
    shares = counts[counts > 0] / counts.sum()
    return -np.sum(shares * np.log2(shares))


@wrong_answer("forgetting.mutual_information", "These are counts still")
def counts_not_shares(counts):
    alone = counts.sum(axis=1)[:, None] * counts.sum(axis=0)
    taken = counts > 0
    return np.sum(counts[taken] * np.log2(counts[taken] / alone[taken]))


@wrong_answer("forgetting.mutual_information", "contains NaN or infinity")
def empty_cells_forgotten(counts):
    shares, rows, columns = shares_of(counts)
    with np.errstate(all="ignore"):
        return np.sum(shares * np.log2(shares / (rows[:, None] * columns)))


def cross_entropy(labels, logits):
    return keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)


@wrong_answer("forgetting.plain_loss", "would help the classifier")
def classifier_helped(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions))
    return error + beta * ops.mean(cross_entropy(labels, logits))


@wrong_answer("forgetting.plain_loss", "beta is missing")
def beta_forgotten(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions))
    return error - ops.mean(cross_entropy(labels, logits))


@wrong_answer("forgetting.plain_loss", "beta weighs the reconstruction")
def beta_in_the_wrong_place(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions))
    return beta * error - ops.mean(cross_entropy(labels, logits))


@wrong_answer("forgetting.plain_loss", "plays no part")
def reconstruction_alone(images, reconstructions, logits, labels, beta):
    return ops.mean(ops.square(images - reconstructions))


@wrong_answer("forgetting.plain_loss", "summed over the whole batch")
def pixels_summed(images, reconstructions, logits, labels, beta):
    error = ops.sum(ops.square(images - reconstructions))
    return error - beta * ops.mean(cross_entropy(labels, logits))


@wrong_answer("forgetting.plain_loss", "The cross-entropy is summed")
def cross_entropy_summed(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions))
    return error - beta * ops.sum(cross_entropy(labels, logits))


@wrong_answer("forgetting.plain_loss", "divided by the number of classes")
def mean_over_the_classes(images, reconstructions, logits, labels, beta):
    vectors = ops.one_hot(labels, logits.shape[1])
    error = ops.mean(ops.square(images - reconstructions))
    return error + beta * ops.mean(vectors * ops.log_softmax(logits))


@wrong_answer("forgetting.plain_loss", "A softmax too many")
def softmax_twice(images, reconstructions, logits, labels, beta):
    # subtle: behind `ops.softmax` itself Keras finds the logits, and forgives
    said = ops.exp(logits) / ops.sum(ops.exp(logits), axis=1, keepdims=True)
    error = ops.mean(ops.square(images - reconstructions))
    return error - beta * ops.mean(cross_entropy(labels, said))


@wrong_answer("forgetting.plain_loss", "absolute error")
def absolute_error(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.absolute(images - reconstructions))
    return error - beta * ops.mean(cross_entropy(labels, logits))


@wrong_answer("forgetting.plain_loss", "signs are turned round")
def all_signs_turned(images, reconstructions, logits, labels, beta):
    error = ops.mean(ops.square(images - reconstructions))
    return beta * ops.mean(cross_entropy(labels, logits)) - error


@wrong_answer("forgetting.plain_loss", "no gradient flows back")
def through_numpy(images, reconstructions, logits, labels, beta):
    error = np.mean((np.array(images) - np.array(reconstructions)) ** 2)
    return error - beta * np.mean(cross_entropy(labels, np.array(logits)))


@wrong_answer("forgetting.fresh_accuracy", "the very codes that it learned from")
def read_what_was_learned(train, encode, training, test):
    (images, labels), _ = training, test
    return np.mean(train(encode(images), labels)(encode(images)) == labels)


@wrong_answer("forgetting.fresh_accuracy", "has learned from the test images")
def learned_from_the_test_set(train, encode, training, test):
    images, labels = test
    return np.mean(train(encode(images), labels)(encode(images)) == labels)


@wrong_answer("forgetting.fresh_accuracy", "The sets are swapped")
def sets_swapped(train, encode, training, test):
    read = train(encode(test[0]), test[1])
    return np.mean(read(encode(training[0])) == training[1])


@wrong_answer("forgetting.fresh_accuracy", "the images themselves")
def images_not_codes(train, encode, training, test):
    return np.mean(train(*training)(test[0]) == test[1])


@wrong_answer("forgetting.fresh_accuracy", "share of errors")
def errors_not_hits(train, encode, training, test):
    read = train(encode(training[0]), training[1])
    return np.mean(read(encode(test[0])) != test[1])


@wrong_answer("forgetting.fresh_accuracy", "This is a count")
def count_of_hits(train, encode, training, test):
    read = train(encode(training[0]), training[1])
    return np.sum(read(encode(test[0])) == test[1])


@wrong_answer("forgetting.fresh_accuracy", "These are per cent")
def per_cent(train, encode, training, test):
    read = train(encode(training[0]), training[1])
    return 100 * np.mean(read(encode(test[0])) == test[1])


@wrong_answer("forgetting.confusion_loss", "The sign is turned")
def logarithms_without_a_sign(logits):
    return ops.mean(ops.log_softmax(logits))


@wrong_answer("forgetting.confusion_loss", "Every class has the weight 1")
def target_of_ones(logits):
    return -ops.mean(ops.sum(ops.log_softmax(logits), axis=1))


@wrong_answer("forgetting.confusion_loss", "summed over the batch")
def summed_over_the_batch(logits):
    return -ops.sum(ops.mean(ops.log_softmax(logits), axis=1))


@wrong_answer("forgetting.confusion_loss", "minus the entropy")
def minus_the_entropy(logits):
    return ops.mean(ops.sum(ops.softmax(logits) * ops.log_softmax(logits), axis=1))


@wrong_answer("forgetting.confusion_loss", "This is the entropy of what")
def the_entropy(logits):
    return -ops.mean(ops.sum(ops.softmax(logits) * ops.log_softmax(logits), axis=1))


@wrong_answer("forgetting.confusion_loss", "the divergence from equal shares")
def the_divergence(logits):
    classes = logits.shape[1]
    return -ops.mean(ops.log_softmax(logits)) - np.log(classes)


@wrong_answer("forgetting.confusion_loss", "holds likeliest")
def against_its_own_choice(logits):
    return -ops.mean(ops.max(ops.log_softmax(logits), axis=1))


@wrong_answer("forgetting.confusion_loss", "A softmax too many")
def probabilities_as_logits(logits):
    return -ops.mean(ops.log_softmax(ops.softmax(logits)))


@wrong_answer("forgetting.confusion_loss", "squared distance from equal shares")
def squared_distance(logits):
    return ops.mean(ops.square(ops.softmax(logits) - 1 / logits.shape[1]))


@wrong_answer("forgetting.confusion_loss", "no gradient flows back")
def without_a_gradient(logits):
    return ops.stop_gradient(-ops.mean(ops.log_softmax(logits)))


@wrong_answer("forgetting.fader_phases", "learns in the autoencoder's turn as well")
def classifier_never_frozen(fader, turns):
    everybody = [fader.encoder, fader.decoder, fader.classifier]
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss, turns),
        Phase("autoencoder", everybody, fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "learns in the classifier's turn as well")
def encoder_helps_the_classifier(fader, turns):
    return [
        Phase("classifier", [fader.encoder, fader.classifier], fader.classifier_loss, turns),
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "The decoder learns in no turn")
def decoder_left_out(fader, turns):
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss, turns),
        Phase("autoencoder", [fader.encoder], fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "The encoder learns in no turn")
def encoder_left_out(fader, turns):
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss, turns),
        Phase("autoencoder", [fader.decoder], fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "takes a single turn")
def turns_forgotten(fader, turns):
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss),
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "The turns went to the autoencoder")
def turns_for_the_other_side(fader, turns):
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss),
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss, turns),
    ]


@wrong_answer("forgetting.fader_phases", "Both phases take several turns")
def turns_for_both(fader, turns):
    return [
        Phase("classifier", [fader.classifier], fader.classifier_loss, turns),
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss, turns),
    ]


@wrong_answer("forgetting.fader_phases", "The learners are swapped")
def learners_swapped(fader, turns):
    return [
        Phase("classifier", [fader.encoder, fader.decoder], fader.classifier_loss, turns),
        Phase("autoencoder", [fader.classifier], fader.autoencoder_loss),
    ]


@wrong_answer("forgetting.fader_phases", "The autoencoder goes first")
def autoencoder_first(fader, turns):
    return [
        Phase("autoencoder", [fader.encoder, fader.decoder], fader.autoencoder_loss),
        Phase("classifier", [fader.classifier], fader.classifier_loss, turns),
    ]


def every_pair(codes):
    count = len(codes)
    return np.repeat(codes, count, axis=0), np.tile(np.eye(count), (count, 1))


@wrong_answer("forgetting.style_by_label", "The diagonal holds reconstructions")
def originals_forgotten(images, codes, decode):
    pictures = decode(*every_pair(codes))
    return pictures.reshape(len(codes), len(codes), *images.shape[1:])


@wrong_answer("forgetting.style_by_label", "It is turned")
def rows_and_columns_swapped(images, codes, decode):
    count = len(codes)
    vectors = np.repeat(np.eye(count), count, axis=0)
    grid = decode(np.tile(codes, (count, 1)), vectors).reshape(count, count, *images.shape[1:])
    grid[np.arange(count), np.arange(count)] = images
    return grid


@wrong_answer("forgetting.style_by_label", "in one long row")
def not_reshaped(images, codes, decode):
    pictures = decode(*every_pair(codes))
    pictures[:: len(codes) + 1] = images
    return pictures


@wrong_answer("forgetting.style_by_label", "stand in the first column")
def originals_in_the_first_column(images, codes, decode):
    grid = decode(*every_pair(codes)).reshape(len(codes), len(codes), *images.shape[1:])
    grid[:, 0] = images
    return grid


@wrong_answer("forgetting.style_by_label", "These are the originals only")
def nothing_painted(images, codes, decode):
    return np.stack([images] * len(images))


@wrong_answer("forgetting.style_by_label", "off the diagonal")
def one_code_for_all(images, codes, decode):
    count = len(codes)
    codes = np.repeat(codes[:1], count**2, axis=0)
    grid = decode(codes, np.tile(np.eye(count), (count, 1)))
    grid = grid.reshape(count, count, *images.shape[1:])
    grid[np.arange(count), np.arange(count)] = images
    return grid
