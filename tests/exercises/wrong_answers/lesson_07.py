"""Wrong answers to the exercises of lesson 07, the conditional GAN."""

import numpy as np
from keras import ops

from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("cgan.one_hot", "only for the classes that occur")
def classes_of_this_batch_only(labels, count):
    present = np.unique(labels)
    return (labels[:, None] == present).astype("float32")


@wrong_answer("cgan.one_hot", "up to the highest label")
def columns_up_to_the_highest_label(labels, count):
    return np.eye(labels.max() + 1)[labels]


@wrong_answer("cgan.one_hot", "Rows and columns are swapped")
def a_row_for_each_class(labels, count):
    return np.array([labels == label for label in range(count)])


@wrong_answer("cgan.one_hot", "one column too far to the left")
def counted_from_one(labels, count):
    vectors = np.zeros((len(labels), count))
    vectors[np.arange(len(labels)), labels - 1] = 1
    return vectors


@wrong_answer("cgan.one_hot", "The label itself stands in its column")
def the_label_in_its_column(labels, count):
    vectors = np.zeros((len(labels), count))
    vectors[np.arange(len(labels)), labels] = labels
    return vectors


@wrong_answer("cgan.one_hot", "Row i got its 1 in column i")
def the_diagonal(labels, count):
    return np.eye(len(labels), count)


@wrong_answer("cgan.one_hot", "Zeros and ones are swapped")
def zero_at_the_label(labels, count):
    return (labels[:, None] != np.arange(count)).astype("float32")


@wrong_answer("cgan.one_hot", "These are still the labels")
def unchanged(labels, count):
    return labels


@wrong_answer("cgan.one_hot", "In each row one entry is 1")
def all_classes_up_to_the_label(labels, count):
    return np.arange(count) <= labels[:, None]


@wrong_answer("cgan.generator_input", "The label comes first")
def label_first(latents, vectors):
    return np.concatenate([vectors, latents], axis=1)


@wrong_answer("cgan.generator_input", "stand below the latent vectors")
def axis_forgotten(latents, vectors):
    return np.concatenate([latents, vectors])


@wrong_answer("cgan.generator_input", "is added to the latent vector")
def added(latents, vectors):
    return latents + vectors


@wrong_answer("cgan.generator_input", "deletes the others")
def multiplied(latents, vectors):
    return latents * vectors


@wrong_answer("cgan.generator_input", "one number again")
def class_as_a_number(latents, vectors):
    return np.concatenate([latents, vectors.argmax(axis=1)[:, None]], axis=1)


@wrong_answer("cgan.generator_input", "`stack` makes a new axis")
def stacked(latents, vectors):
    return np.stack([latents, vectors], axis=1)


@wrong_answer("cgan.add_planes", "The label's planes come first")
def planes_first(images, vectors):
    planes = np.ones((*images.shape[:3], 1)) * vectors[:, None, None]
    return np.concatenate([planes, images], axis=-1)


@wrong_answer("cgan.add_planes", "no pixel got the whole label")
def repeated_number_by_number(images, vectors):
    count, height, width, _ = images.shape
    planes = np.repeat(vectors, height * width, axis=1).reshape(count, height, width, -1)
    return np.concatenate([images, planes], axis=-1)


@wrong_answer("cgan.add_planes", "different images got mixed up")
def tiled_over_the_batch(images, vectors):
    count, height, width, _ = images.shape
    planes = np.tile(vectors, (height * width, 1)).reshape(count, height, width, -1)
    return np.concatenate([images, planes], axis=-1)


@wrong_answer("cgan.add_planes", "One plane holds the class as a number")
def one_plane_with_the_class(images, vectors):
    plane = np.ones((*images.shape[:3], 1)) * vectors.argmax(axis=1)[:, None, None, None]
    return np.concatenate([images, plane], axis=-1)


@wrong_answer("cgan.add_planes", "where is the image")
def planes_alone(images, vectors):
    return np.ones((*images.shape[:3], 1)) * vectors[:, None, None]


@wrong_answer("cgan.add_planes", "All images got the label of the first")
def label_of_the_first(images, vectors):
    planes = np.ones((*images.shape[:3], 1)) * vectors[0]
    return np.concatenate([images, planes], axis=-1)


@wrong_answer("cgan.projection_logits", "The plain logit is missing")
def plain_logit_forgotten(plain_logits, features, vectors, embedding):
    return ops.sum(features * ops.matmul(vectors, embedding), axis=1, keepdims=True)


@wrong_answer("cgan.projection_logits", "broadcast to `(N, N)`")
def axis_lost(plain_logits, features, vectors, embedding):
    return plain_logits + ops.sum(features * ops.matmul(vectors, embedding), axis=1)


@wrong_answer("cgan.projection_logits", "every sample's features with every sample's label")
def matrix_product(plain_logits, features, vectors, embedding):
    return plain_logits + features @ ops.transpose(vectors @ embedding)


@wrong_answer("cgan.projection_logits", "agreements with all classes, a column each")
def label_does_not_pick(plain_logits, features, vectors, embedding):
    return plain_logits + features @ ops.transpose(embedding)


@wrong_answer("cgan.projection_logits", "the label plays no part")
def summed_over_all_classes(plain_logits, features, vectors, embedding):
    of_all = features @ ops.transpose(embedding)
    return plain_logits + ops.sum(of_all, axis=1, keepdims=True)


@wrong_answer("cgan.projection_logits", "This is a mean")
def mean_instead_of_sum(plain_logits, features, vectors, embedding):
    return plain_logits + ops.mean(features * (vectors @ embedding), axis=1, keepdims=True)


@wrong_answer("cgan.projection_logits", "The two are multiplied")
def product_of_the_two(plain_logits, features, vectors, embedding):
    return plain_logits * ops.sum(features * (vectors @ embedding), axis=1, keepdims=True)


@wrong_answer("cgan.projection_logits", "The sum runs over the samples")
def sum_over_the_batch(plain_logits, features, vectors, embedding):
    return plain_logits + ops.sum(features * (vectors @ embedding), axis=0, keepdims=True)


@wrong_answer("cgan.projection_logits", "no gradient flows back")
def detour_through_numpy(plain_logits, features, vectors, embedding):
    picked = np.array(vectors) @ np.array(embedding)
    return plain_logits + np.sum(np.array(features) * picked, axis=1, keepdims=True)


@wrong_answer("cgan.told_logits", "The two are swapped")
def fakes_first(generator, discriminator, images, labels, latents):
    fake_logits = discriminator([generator([latents, labels]), labels])
    return fake_logits, discriminator([images, labels])


@wrong_answer("cgan.told_logits", "The discriminator is told nothing")
def discriminator_told_nothing(generator, discriminator, images, labels, latents):
    nothing = np.zeros_like(labels)
    fakes = generator([latents, labels])
    return discriminator([images, nothing]), discriminator([fakes, nothing])


@wrong_answer("cgan.told_logits", "with the real images only")
def labels_for_the_real_half_only(generator, discriminator, images, labels, latents):
    fakes = generator([latents, labels])
    return discriminator([images, labels]), discriminator([fakes, np.zeros_like(labels)])


@wrong_answer("cgan.told_logits", "The generator is told nothing")
def generator_told_nothing(generator, discriminator, images, labels, latents):
    fakes = generator([latents, np.zeros_like(labels)])
    return discriminator([images, labels]), discriminator([fakes, labels])


@wrong_answer("cgan.told_logits", "it takes the latent vectors first")
def inputs_swapped(generator, discriminator, images, labels, latents):
    fakes = generator([labels, latents])
    return discriminator([images, labels]), discriminator([fakes, labels])


@wrong_answer("cgan.told_logits", "shown to the discriminator under others")
def labels_drawn_for_the_generator_only(generator, discriminator, images, labels, latents):
    fakes = generator([latents, np.random.default_rng().permutation(labels)])
    return discriminator([images, labels]), discriminator([fakes, labels])


@wrong_answer("cgan.told_logits", "other labels than the batch's")
def labels_drawn_anew_for_the_fakes(generator, discriminator, images, labels, latents):
    drawn = np.eye(labels.shape[1])[np.random.default_rng().integers(0, 4, len(labels))]
    fakes = generator([latents, drawn])
    return discriminator([images, labels]), discriminator([fakes, drawn])


@wrong_answer("cgan.told_logits", "under labels that are not theirs")
def real_images_shuffled_without_their_labels(generator, discriminator, images, labels, latents):
    fakes = generator([latents, labels])
    return discriminator([images, labels[::-1]]), discriminator([fakes, labels])


@wrong_answer("cgan.told_logits", "These are probabilities")
def probabilities(generator, discriminator, images, labels, latents):
    said = [discriminator([x, labels]) for x in (images, generator([latents, labels]))]
    return [1 / (1 + np.exp(-logits)) for logits in said]


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


@wrong_answer("cgan.latent_label_grid", "Both are tiled")
def both_tiled(latents, count):
    return np.tile(latents, (count, 1)), np.tile(np.arange(count), len(latents))


@wrong_answer("cgan.latent_label_grid", "Both are repeated")
def both_repeated(latents, count):
    return np.repeat(latents, count, axis=0), np.repeat(np.arange(count), len(latents))


@wrong_answer("cgan.latent_label_grid", "count from 1")
def labels_from_one(latents, count):
    return np.repeat(latents, count, axis=0), np.tile(np.arange(1, count + 1), len(latents))


@wrong_answer("cgan.latent_label_grid", "The labels count the rows")
def labels_count_the_rows(latents, count):
    return np.repeat(latents, count, axis=0), np.repeat(np.arange(len(latents)), count)


@wrong_answer("cgan.latent_label_grid", "Every row has the first latent vector")
def one_latent_vector_for_all(latents, count):
    rows = len(latents)
    return np.repeat(latents[:1], rows * count, axis=0), np.tile(np.arange(count), rows)


@wrong_answer("cgan.latent_label_grid", "The latent vectors are not as they should be")
def fresh_latent_vectors_everywhere(latents, count):
    fresh = np.random.default_rng().normal(size=(len(latents) * count, latents.shape[1]))
    return fresh, np.tile(np.arange(count), len(latents))


@wrong_answer("cgan.latent_label_grid", "expected the shapes")
def one_row_only(latents, count):
    return np.repeat(latents, count, axis=0), np.arange(count)


@wrong_answer("cgan.shares_as_asked", "one share over all samples")
def one_share_over_all(logits, asked):
    return np.mean(logits.argmax(axis=1) == asked)


@wrong_answer("cgan.shares_as_asked", "divided by how often each class was read")
def of_those_read(logits, asked):
    read = logits.argmax(axis=1)
    return [np.mean(asked[read == label] == label) for label in range(logits.shape[1])]


@wrong_answer("cgan.shares_as_asked", "divided by the number of all samples")
def of_all_samples(logits, asked):
    read = logits.argmax(axis=1)
    return [np.mean((asked == label) & (read == label)) for label in range(logits.shape[1])]


@wrong_answer("cgan.shares_as_asked", "These are counts")
def counted(logits, asked):
    hits = asked[logits.argmax(axis=1) == asked]
    return np.bincount(hits, minlength=logits.shape[1])


@wrong_answer("cgan.shares_as_asked", "read as something else")
def errors_instead(logits, asked):
    read = logits.argmax(axis=1)
    return [np.mean(read[asked == label] != label) for label in range(logits.shape[1])]


@wrong_answer("cgan.shares_as_asked", "how often each class is read")
def how_often_each_is_read(logits, asked):
    read = logits.argmax(axis=1)
    return [np.mean(read == label) for label in range(logits.shape[1])]


@wrong_answer("cgan.shares_as_asked", "the whole table")
def whole_table(logits, asked):
    table = np.zeros((logits.shape[1],) * 2)
    np.add.at(table, (asked, logits.argmax(axis=1)), 1)
    return table / table.sum(axis=1, keepdims=True)


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


@wrong_answer("cgan.usefulness", "The two are swapped")
def real_first(train, synthetic, real, test):
    return [np.mean(train(*learned)(test[0]) == test[1]) for learned in (real, synthetic)]


@wrong_answer("cgan.usefulness", "tested on what it had learned from")
def tested_on_the_training_set(train, synthetic, real, test):
    return [np.mean(train(*pair)(pair[0]) == pair[1]) for pair in (synthetic, real)]


@wrong_answer("cgan.usefulness", "trained on real and tested on synthetic")
def turned_round(train, synthetic, real, test):
    classify = train(*real)
    return [np.mean(classify(images) == labels) for images, labels in (synthetic, test)]


@wrong_answer("cgan.usefulness", "saw the real training set as well")
def trained_on_both(train, synthetic, real, test):
    both = [np.concatenate(parts) for parts in zip(synthetic, real, strict=True)]
    return [np.mean(train(*learned)(test[0]) == test[1]) for learned in (both, real)]


@wrong_answer("cgan.usefulness", "learned from the test set")
def learned_from_the_test_set(train, synthetic, real, test):
    return [np.mean(train(*learned)(test[0]) == test[1]) for learned in (synthetic, test)]


@wrong_answer("cgan.usefulness", "tested on the real training set")
def test_set_forgotten(train, synthetic, real, test):
    return [np.mean(train(*learned)(real[0]) == real[1]) for learned in (synthetic, real)]


@wrong_answer("cgan.usefulness", "These are error rates")
def error_rates(train, synthetic, real, test):
    return [np.mean(train(*learned)(test[0]) != test[1]) for learned in (synthetic, real)]


@wrong_answer("cgan.usefulness", "A number alone says little")
def synthetic_alone(train, synthetic, real, test):
    return np.mean(train(*synthetic)(test[0]) == test[1])
