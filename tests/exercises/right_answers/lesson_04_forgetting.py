"""Other right answers to the exercises of lesson 04, the first half: forgetting a label."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from tests.exercises.right_answers import right_answer


@right_answer("forgetting.mutual_information")
def by_three_entropies(counts):
    def entropy(counts):
        shares = counts[counts > 0] / counts.sum()
        return -np.sum(shares * np.log2(shares))

    return entropy(counts.sum(axis=0)) + entropy(counts.sum(axis=1)) - entropy(counts)


@right_answer("forgetting.mutual_information")
def cell_by_cell(counts):
    total, bits = counts.sum(), 0.0
    for row, column in np.argwhere(counts):
        both = counts[row, column] / total
        alone = counts[row].sum() * counts[:, column].sum() / total**2
        bits += both * np.log2(both / alone)
    return bits


@right_answer("forgetting.plain_loss")
def by_loss_objects(images, reconstructions, logits, labels, beta):
    error = keras.losses.MeanSquaredError()(images, reconstructions)
    cost = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, logits)
    return error - beta * cost


@right_answer("forgetting.plain_loss")
def by_one_hot(images, reconstructions, logits, labels, beta):
    vectors = ops.one_hot(labels, logits.shape[1])
    own = ops.sum(vectors * ops.log_softmax(logits, axis=1), axis=1)
    return ops.mean((images - reconstructions) ** 2) + beta * ops.mean(own)


@right_answer("forgetting.fresh_accuracy")
def step_by_step(train, encode, training, test):
    images, labels = training
    classify = train(encode(images), labels)
    images, labels = test
    return 1 - np.mean(classify(encode(images)) != labels)


@right_answer("forgetting.confusion_loss")
def against_equal_shares(logits):
    shares = ops.full(logits.shape, 1 / logits.shape[1])
    return ops.mean(keras.losses.categorical_crossentropy(shares, logits, from_logits=True))


@right_answer("forgetting.confusion_loss")
def by_logsumexp(logits):
    return ops.mean(ops.logsumexp(logits, axis=1) - ops.mean(logits, axis=1))


@right_answer("forgetting.fader_phases")
def by_names(fader, turns):
    autoencoder = [fader.decoder, fader.encoder]
    return (
        Phase(
            name="classifier",
            learners=[fader.classifier],
            loss=lambda images, labels: fader.classifier_loss(images, labels),
            turns=turns,
        ),
        Phase(name="autoencoder", learners=autoencoder, loss=fader.autoencoder_loss, turns=1),
    )


@right_answer("forgetting.style_by_label")
def row_by_row(images, codes, decode):
    count = len(images)
    rows = []
    for number, (image, code) in enumerate(zip(images, codes, strict=True)):
        row = np.array(decode(np.tile(code, (count, 1)), np.eye(count)))
        row[number] = image
        rows.append(row)
    return np.stack(rows)


@right_answer("forgetting.style_by_label")
def by_where(images, codes, decode):
    count = len(images)
    vectors = np.tile(np.eye(count), (count, 1))
    grid = decode(np.repeat(codes, count, axis=0), vectors)
    grid = grid.reshape(count, count, *images.shape[1:])
    return np.where(np.eye(count)[:, :, None, None, None] == 1, images[:, None], grid)


@right_answer("forgetting.asked_and_kept")
def face_by_face(before, after, which, asked):
    right, stayed = [], []
    for was, became, wanted in zip(before, after, asked, strict=True):
        right.append(became[which] == wanted)
        stayed += [a == b for n, (a, b) in enumerate(zip(was, became, strict=True)) if n != which]
    return sum(right) / len(right), sum(stayed) / len(stayed)
