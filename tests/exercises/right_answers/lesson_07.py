"""Other right answers to the exercises of lesson 07, the conditional GAN."""

import keras
import numpy as np
from keras import ops

from tests.exercises.right_answers import right_answer


@right_answer("cgan.one_hot")
def by_keras(labels, count):
    return keras.utils.to_categorical(labels, count)


@right_answer("cgan.one_hot")
def by_comparison(labels, count):
    return (labels[:, None] == np.arange(count)).astype("float32")


@right_answer("cgan.one_hot")
def by_a_loop(labels, count):
    vectors = np.zeros((len(labels), count))
    for row, label in enumerate(labels):
        vectors[row, label] = 1
    return vectors


@right_answer("cgan.generator_input")
def by_a_layer(latents, vectors):
    return keras.layers.Concatenate()([latents, vectors])


@right_answer("cgan.generator_input")
def side_by_side(latents, vectors):
    return np.hstack([latents, vectors])


@right_answer("cgan.add_planes")
def by_a_product_with_ones(images, vectors):
    ones = np.ones((*images.shape[:3], 1))
    return np.concatenate([images, ones * vectors[:, None, None, :]], axis=-1)


@right_answer("cgan.add_planes")
def by_layers(images, vectors):
    _, height, width, _ = images.shape
    planes = keras.layers.RepeatVector(height * width)(vectors)
    planes = keras.layers.Reshape((height, width, vectors.shape[1]))(planes)
    return keras.layers.Concatenate()([images, planes])


@right_answer("cgan.add_planes")
def by_repeating_two_axes(images, vectors):
    planes = vectors[:, np.newaxis, np.newaxis]
    planes = planes.repeat(images.shape[1], axis=1).repeat(images.shape[2], axis=2)
    return ops.concatenate([images, planes], axis=3)


@right_answer("cgan.projection_logits")
def by_einsum(plain_logits, features, vectors, embedding):
    return plain_logits + ops.einsum("nf,nk,kf->n", features, vectors, embedding)[:, None]


@right_answer("cgan.projection_logits")
def the_label_picks_among_all_agreements(plain_logits, features, vectors, embedding):
    of_all = ops.matmul(features, ops.transpose(embedding))
    return plain_logits + ops.sum(of_all * vectors, axis=-1, keepdims=True)


@right_answer("cgan.projection_logits")
def the_row_is_taken_by_number(plain_logits, features, vectors, embedding):
    picked = ops.take(embedding, ops.argmax(vectors, axis=1), axis=0)
    return plain_logits + ops.sum(features * picked, axis=1, keepdims=True)


@right_answer("cgan.told_logits")
def in_one_mixed_batch(generator, discriminator, images, labels, latents):
    fakes = generator([latents, labels], training=True)
    both = [ops.concatenate(pair) for pair in ((images, fakes), (labels, labels))]
    logits = discriminator(both, training=True)
    return logits[: len(images)], logits[len(images) :]


@right_answer("cgan.told_logits")
def by_predict(generator, discriminator, images, labels, latents):
    fakes = ops.convert_to_tensor(generator.predict([latents, labels], verbose=0))
    said = [discriminator.predict_on_batch([x, labels]) for x in (images, fakes)]
    return said


@right_answer("cgan.other_labels")
def drawn_until_none_is_true(labels, count, seed):
    random = np.random.default_rng(seed)
    others = random.integers(0, count, len(labels))
    while np.any(others == labels):
        others = np.where(others == labels, random.integers(0, count, len(labels)), others)
    return others


@right_answer("cgan.other_labels")
def drawn_from_a_list_of_the_others(labels, count, seed):
    random = np.random.default_rng(seed)
    drawn = [random.choice([other for other in range(count) if other != x]) for x in labels]
    return np.array(drawn)


@right_answer("cgan.other_labels")
def skipping_the_true_one(labels, count, seed):
    drawn = np.random.default_rng(seed).integers(0, count - 1, len(labels))
    return drawn + (drawn >= labels)


@right_answer("cgan.latent_label_grid")
def by_two_loops(latents, count):
    pairs = [(latent, label) for latent in latents for label in range(count)]
    return np.array([latent for latent, _ in pairs]), np.array([label for _, label in pairs])


@right_answer("cgan.latent_label_grid")
def by_counting(latents, count):
    places = np.arange(len(latents) * count)
    return latents[places // count], places % count


@right_answer("cgan.shares_as_asked")
def by_a_confusion_matrix(logits, asked):
    count = logits.shape[1]
    table = np.zeros((count, count))
    np.add.at(table, (asked, np.argmax(logits, axis=1)), 1)
    return table.diagonal() / table.sum(axis=1)


@right_answer("cgan.shares_as_asked")
def by_weighted_counts(logits, asked):
    hits = np.argmax(logits, axis=1) == asked
    return np.bincount(asked, weights=hits) / np.bincount(asked)


@right_answer("cgan.balanced_set")
def shuffled_before_drawing(draw, per_class, count):
    labels = np.random.default_rng().permutation(np.repeat(np.arange(count), per_class))
    return draw(labels), labels


@right_answer("cgan.balanced_set")
def class_by_class_then_shuffled_together(draw, per_class, count):
    images = np.concatenate([draw(np.full(per_class, label)) for label in range(count)])
    labels = np.repeat(np.arange(count), per_class)
    order = np.random.default_rng(0).permutation(len(labels))
    return images[order], labels[order]


@right_answer("cgan.usefulness")
def in_a_loop(train, synthetic, real, test):
    accuracies = []
    for images, labels in (synthetic, real):
        classify = train(images, labels)
        accuracies.append(1 - np.mean(classify(test[0]) != test[1]))
    return np.array(accuracies)
