"""Other right answers to the exercises of lesson 03, adversarial autoencoders."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from tests.exercises.right_answers import right_answer


@right_answer("aae.swiss_roll")
def by_complex_numbers(share, noise, radius):
    points = radius * share * np.exp(3j * np.pi * share)
    return np.column_stack([points.real, points.imag]) + noise


@right_answer("aae.discriminator_loss")
def one_batch_of_both(encoder, discriminator, images, samples):
    logits = discriminator(ops.concatenate([samples, encoder(images)]))
    labels = np.repeat([[1.0], [0.0]], len(samples), axis=0)
    return keras.losses.BinaryCrossentropy(from_logits=True)(labels, logits)


@right_answer("aae.encoder_loss")
def by_keras_loss(encoder, discriminator, images):
    logits = discriminator(encoder(images, training=True), training=True)
    return keras.losses.BinaryCrossentropy(from_logits=True)(ops.ones_like(logits), logits)


@right_answer("aae.phases")
def in_another_order_of_learners(aae):
    return (
        Phase("reconstruction", [aae.decoder, aae.encoder], aae.reconstruction_loss),
        Phase("discriminator", learners=[aae.discriminator], loss=aae.discriminator_loss),
        Phase("encoder", [aae.encoder], aae.encoder_loss),
    )


@right_answer("aae.coverage")
def sample_by_sample(codes, samples, radius):
    near = [np.any(np.hypot(*(codes - sample).T) <= radius) for sample in samples]
    return sum(near) / len(near)


@right_answer("aae.even_grid")
def by_a_mesh(side, reach):
    steps = np.linspace(-reach, reach, side)
    x, y = np.meshgrid(steps, -steps)
    return np.column_stack([x.ravel(), y.ravel()])


@right_answer("aae.few_labels")
def from_a_shuffled_list(labels, per_class, seed):
    order = np.random.default_rng(seed).permutation(len(labels))
    return [row for c in set(labels.tolist()) for row in order[labels[order] == c][:per_class]]


@right_answer("aae.one_hot_samples")
def by_keras(count, classes):
    vectors = ops.one_hot(keras.random.randint((count,), 0, classes), classes)
    return ops.convert_to_numpy(vectors)


@right_answer("aae.pseudo_labels")
def image_by_image(shares, sure):
    return [int(np.argmax(row)) if max(row) > sure else -1 for row in shares]
