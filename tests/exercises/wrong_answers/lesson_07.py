"""Wrong answers to the exercises of lesson 07, the conditional GAN."""

import numpy as np
from keras import ops

from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("cgan.one_hot", "Rows and columns are swapped")
def a_row_for_each_class(labels, count):
    return np.array([labels == label for label in range(count)]).astype("float32")


@wrong_answer("cgan.one_hot", "an array of booleans")
def by_comparison(labels, count):
    return labels[:, None] == np.arange(count)


@wrong_answer("cgan.one_hot", "In each row one entry is 1")
def all_classes_up_to_the_label(labels, count):
    return (np.arange(count) <= labels[:, None]).astype("float32")


@wrong_answer("cgan.generator_input", "stand below the latent vectors")
def axis_forgotten(latents, vectors):
    return np.concatenate([latents, vectors])


@wrong_answer("cgan.generator_input", "one number again")
def class_as_a_number(latents, vectors):
    return np.concatenate([latents, vectors.argmax(axis=1)[:, None]], axis=1)


@wrong_answer("cgan.add_planes", "no pixel got the whole label")
def repeated_number_by_number(images, vectors):
    count, height, width, _ = images.shape
    planes = np.repeat(vectors, height * width, axis=1).reshape(count, height, width, -1)
    return np.concatenate([images, planes], axis=-1)


@wrong_answer("cgan.add_planes", "One plane holds the class as a number")
def one_plane_with_the_class(images, vectors):
    plane = np.ones((*images.shape[:3], 1)) * vectors.argmax(axis=1)[:, None, None, None]
    return np.concatenate([images, plane], axis=-1)


@wrong_answer("cgan.projection_logits", "broadcast to `(N, N)`")
def axis_lost(plain_logits, features, vectors, embedding):
    return plain_logits + ops.sum(features * ops.matmul(vectors, embedding), axis=1)


@wrong_answer("cgan.projection_logits", "no gradient flows back")
def embedding_stopped(plain_logits, features, vectors, embedding):
    picked = ops.stop_gradient(ops.matmul(vectors, embedding))
    return plain_logits + ops.sum(features * picked, axis=1, keepdims=True)


@wrong_answer("cgan.projection_logits", "no gradient flows back")
def detour_through_numpy(plain_logits, features, vectors, embedding):
    picked = np.array(vectors) @ np.array(embedding)
    return plain_logits + np.sum(np.array(features) * picked, axis=1, keepdims=True)


@wrong_answer("cgan.told_logits", "with the real images only")
def labels_for_the_real_half_only(generator, discriminator, images, labels, latents):
    fakes = generator([latents, labels])
    return discriminator([images, labels]), discriminator([fakes, ops.zeros_like(labels)])


@wrong_answer("cgan.told_logits", "shown to the discriminator under others")
def labels_drawn_for_the_generator_only(generator, discriminator, images, labels, latents):
    shuffled = ops.convert_to_tensor(np.random.default_rng().permutation(labels))
    fakes = generator([latents, shuffled])
    return discriminator([images, labels]), discriminator([fakes, labels])


@wrong_answer("cgan.told_logits", "other labels than the batch's")
def labels_drawn_anew_for_the_fakes(generator, discriminator, images, labels, latents):
    drawn = ops.one_hot(np.random.default_rng().integers(0, 4, len(labels)), labels.shape[1])
    fakes = generator([latents, drawn])
    return discriminator([images, labels]), discriminator([fakes, drawn])


@wrong_answer("cgan.told_logits", "under labels that are not theirs")
def real_images_shuffled_without_their_labels(generator, discriminator, images, labels, latents):
    fakes = generator([latents, labels])
    return discriminator([images, ops.flip(labels, axis=0)]), discriminator([fakes, labels])


@wrong_answer("cgan.told_logits", "what the generator makes")
def noise_in_place_of_fakes(generator, discriminator, images, labels, latents):
    return discriminator([images, labels]), discriminator([latents, labels])


@wrong_answer("cgan.told_logits", "Expected 2 results")
def fakes_alone(generator, discriminator, images, labels, latents):
    return discriminator([generator([latents, labels]), labels])


@wrong_answer("cgan.other_labels", "no whole numbers")
def drawn_as_floats(labels, count, seed):
    shifts = np.floor(np.random.default_rng(seed).uniform(1, count, len(labels)))
    return (labels + shifts) % count


@wrong_answer("cgan.other_labels", "are the true ones")
def shuffled(labels, count, seed):
    return np.random.default_rng(seed).permutation(labels)


@wrong_answer("cgan.other_labels", "are the true ones")
def drawn_from_all(labels, count, seed):
    return np.random.default_rng(seed).integers(0, count, len(labels))


@wrong_answer("cgan.other_labels", "each class is only ever taken for one other")
def always_the_next(labels, count, seed):
    return (labels + 1) % count


@wrong_answer("cgan.other_labels", "all samples go equally far")
def one_shift_for_all(labels, count, seed):
    return (labels + np.random.default_rng(seed).integers(1, count)) % count


@wrong_answer("cgan.other_labels", "labels that name no class")
def pushed_over_the_end(labels, count, seed):
    return labels + np.random.default_rng(seed).integers(1, count, len(labels))


@wrong_answer("cgan.other_labels", "leaves its upper end out")
def the_last_shift_forgotten(labels, count, seed):
    shifts = np.random.default_rng(seed).integers(1, count - 1, len(labels))
    return (labels + shifts) % count


@wrong_answer("cgan.other_labels", "must be equally likely")
def the_next_one_where_it_is_true_by_chance(labels, count, seed):
    drawn = np.random.default_rng(seed).integers(0, count, len(labels))
    return np.where(drawn == labels, (labels + 1) % count, drawn)


@wrong_answer("cgan.other_labels", "the same for every seed")
def seed_set_inside(labels, count, seed):
    return (labels + np.random.default_rng(0).integers(1, count, len(labels))) % count


@wrong_answer("cgan.other_labels", "Two calls with the same seed differ")
def seed_forgotten(labels, count, seed):
    return (labels + np.random.default_rng().integers(1, count, len(labels))) % count


@wrong_answer("cgan.latent_label_grid", "It is turned")
def a_row_for_each_label(latents, count):
    return np.tile(latents, (count, 1)), np.repeat(np.arange(count), len(latents))


@wrong_answer("cgan.latent_label_grid", "the first latent vector with label 0")
def fresh_latent_vectors_everywhere(latents, count):
    fresh = np.random.default_rng().normal(size=(len(latents) * count, latents.shape[1]))
    return fresh, np.tile(np.arange(count), len(latents))


@wrong_answer("cgan.latent_label_grid", "expected a NumPy array")
def labels_as_a_list(latents, count):
    labels = [label for _ in latents for label in range(count)]
    return np.repeat(latents, count, axis=0), labels


@wrong_answer("cgan.latent_label_grid", "the shapes are")
def one_row_only(latents, count):
    return np.repeat(latents, count, axis=0), np.arange(count)


@wrong_answer("cgan.shares_as_asked", "one share over all samples")
def one_share_over_all(logits, asked):
    return np.mean(logits.argmax(axis=1) == asked)


@wrong_answer("cgan.shares_as_asked", "divided by how often each class was read")
def of_those_read(logits, asked):
    read = logits.argmax(axis=1)
    return [np.mean(asked[read == label] == label) for label in range(logits.shape[1])]


@wrong_answer("cgan.balanced_set", "not equally often")
def labels_drawn_at_random(draw, per_class, count):
    labels = np.random.default_rng().integers(0, count, per_class * count)
    return draw(labels), labels


@wrong_answer("cgan.balanced_set", "sorted by label")
def sorted_by_label(draw, per_class, count):
    labels = np.repeat(np.arange(count), per_class)
    return draw(labels), labels


@wrong_answer("cgan.balanced_set", "show what their label says")
def images_shuffled_alone(draw, per_class, count):
    labels = np.repeat(np.arange(count), per_class)
    return np.random.default_rng().permutation(draw(labels)), labels


@wrong_answer("cgan.balanced_set", "The same images come again and again")
def one_image_for_each_class(draw, per_class, count):
    return np.tile(draw(np.arange(count)), (per_class, 1)), np.tile(np.arange(count), per_class)


@wrong_answer("cgan.balanced_set", "The labels are vectors")
def labels_as_vectors(draw, per_class, count):
    labels = np.arange(per_class * count) % count
    return draw(labels), np.eye(count)[labels]


@wrong_answer("cgan.balanced_set", "of each of")
def so_many_in_all(draw, per_class, count):
    labels = np.arange(per_class) % count
    return draw(labels), labels


@wrong_answer("cgan.balanced_set", "labels that name none of them")
def classes_from_one(draw, per_class, count):
    labels = np.arange(per_class * count) % count
    return draw(labels), labels + 1


@wrong_answer("cgan.usefulness", "tested on what it had learned from")
def tested_on_the_training_set(train, synthetic, real, test):
    return [np.mean(train(*pair)(pair[0]) == pair[1]) for pair in (synthetic, real)]


@wrong_answer("cgan.usefulness", "A number alone says little")
def synthetic_alone(train, synthetic, real, test):
    return np.mean(train(*synthetic)(test[0]) == test[1])
