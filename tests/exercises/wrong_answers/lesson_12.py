"""Wrong answers to the exercises of lesson 12, evaluation and robustness."""

import numpy as np

from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("evaluation.inception_style_score", "NaN")
def zeros_forgotten(probabilities):
    marginal = probabilities.mean(axis=0)
    return np.exp(np.mean(np.sum(probabilities * np.log(probabilities / marginal), axis=1)))


@wrong_answer("evaluation.inception_style_score", "The marginal is the mean over the samples")
def mean_along_the_wrong_axis(probabilities):
    marginal = probabilities.mean(axis=1, keepdims=True)
    ratios = np.log(probabilities + 1e-12) - np.log(marginal)
    return np.exp(np.mean(np.sum(probabilities * ratios, axis=1)))


@wrong_answer("evaluation.inception_style_score", "base 2")
def bits_in_the_exponential(probabilities):
    ratios = np.log2(probabilities + 1e-12) - np.log2(probabilities.mean(axis=0))
    return np.exp(np.mean(np.sum(probabilities * ratios, axis=1)))


@wrong_answer("evaluation.inception_style_score", "over the classes as well")
def mean_over_all_cells(probabilities):
    ratios = np.log(probabilities + 1e-12) - np.log(probabilities.mean(axis=0))
    return np.exp(np.mean(probabilities * ratios))


@wrong_answer("evaluation.frechet_distance", "root of each entry")
def root_of_each_entry(real, fake):
    one, other = np.cov(real, rowvar=False), np.cov(fake, rowvar=False)
    gap = np.sum((real.mean(axis=0) - fake.mean(axis=0)) ** 2)
    return gap + np.trace(one + other - 2 * np.sqrt(np.abs(one @ other)))


@wrong_answer("evaluation.frechet_distance", "root of each entry")
def whole_product_by_entries(real, fake):
    one, other = np.cov(real.T), np.cov(fake.T)
    gap = np.sum((real.mean(axis=0) - fake.mean(axis=0)) ** 2)
    return gap + np.trace(one) + np.trace(other) - 2 * np.trace(np.abs(one @ other) ** 0.5)


@wrong_answer("evaluation.frechet_distance", "rowvar=False")
def rows_taken_for_variables(real, fake):
    one, other = np.cov(real), np.cov(fake)
    gap = np.sum((real.mean(axis=0) - fake.mean(axis=0)) ** 2)
    values = np.linalg.eigvals(one @ other).real
    return gap + np.trace(one + other) - 2 * np.sqrt(np.clip(values, 0, None)).sum()


@wrong_answer("evaluation.frechet_distance", "spread of each feature by itself")
def products_by_entries(real, fake):
    one, other = np.cov(real, rowvar=False), np.cov(fake, rowvar=False)
    gap = np.sum((real.mean(axis=0) - fake.mean(axis=0)) ** 2)
    return gap + np.trace(one + other - 2 * np.sqrt(np.abs(one * other)))


@wrong_answer("evaluation.distances_by_size", "measured on the pixels")
def on_pixels(extract, distance, real, fake, sizes):
    return [distance(real[:size], fake[:size]) for size in sizes]


@wrong_answer("evaluation.distances_by_size", "The shape is")
def the_largest_alone(extract, distance, real, fake, sizes):
    return distance(extract(real[: sizes[-1]]), extract(fake[: sizes[-1]]))


@wrong_answer("evaluation.extrapolated", "This is the slope")
def slope_in_place_of_height(sizes, distances):
    return np.polyfit(1 / np.asarray(sizes), distances, 1)[0]


@wrong_answer("evaluation.extrapolated", "The line goes over N")
def line_over_sizes(sizes, distances):
    return np.polyfit(sizes, distances, 1)[1]


@wrong_answer("evaluation.extrapolated", "The shape is")
def both_coefficients(sizes, distances):
    return np.polyfit(1 / np.asarray(sizes), distances, 1)


@wrong_answer("evaluation.kernel_distance", "The diagonal is still in it")
def everybody_paired_with_themselves(real, fake):
    def mean_kernel(one, other):
        return np.mean((one @ other.T / one.shape[1] + 1) ** 3)

    return mean_kernel(real, real) + mean_kernel(fake, fake) - 2 * mean_kernel(real, fake)


@wrong_answer("evaluation.kernel_distance", "not divided by the number of features")
def features_not_counted(real, fake):
    def within(cloud):
        table = (cloud @ cloud.T + 1) ** 3
        return np.mean(table[~np.eye(len(cloud), dtype=bool)])

    return within(real) + within(fake) - 2 * np.mean((real @ fake.T + 1) ** 3)


@wrong_answer("evaluation.neighbour_radii", "counted, as its own nearest neighbour")
def itself_counted(points, k):
    distances = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return np.sort(distances, axis=1)[:, k - 1]


@wrong_answer("evaluation.neighbour_radii", "squared distances")
def root_forgotten(points, k):
    distances = np.sum((points[:, None] - points[None]) ** 2, axis=-1)
    return np.sort(distances, axis=1)[:, k]


@wrong_answer("evaluation.precision", "share of balls that hold a fake")
def coverage_in_place_of_precision(real, fake, radii):
    distances = np.linalg.norm(real[:, None] - fake[None], axis=-1)
    return np.mean((distances <= radii[:, None]).any(axis=1))


@wrong_answer("evaluation.coverage", "This is the precision")
def precision_in_place_of_coverage(real, fake, radii):
    distances = np.linalg.norm(real[:, None] - fake[None], axis=-1)
    return np.mean((distances <= radii[:, None]).any(axis=0))


@wrong_answer("evaluation.coverage", "Squared distances")
def squared_distances_in_balls(real, fake, radii):
    squares = np.sum((real[:, None] - fake[None]) ** 2, axis=-1)
    return np.mean((squares <= radii[:, None]).any(axis=1))


def nearest(points, among):
    return np.linalg.norm(points[:, None] - among[None], axis=-1).min(axis=1)


@wrong_answer("evaluation.memorised_share", "measured on the pixels")
def copies_by_pixels(extract, samples, train, new):
    return np.mean(nearest(samples, train)[:, None] < nearest(new, train))


@wrong_answer("evaluation.memorised_share", "The training images are compared with themselves")
def compared_with_training_images(extract, samples, train, new):
    samples, train = extract(samples), extract(train)
    return np.mean(nearest(samples, train)[:, None] < nearest(train, train))


@wrong_answer("evaluation.memorised_share", "which set is larger")
def nearer_to_training_than_to_new(extract, samples, train, new):
    samples, train, new = extract(samples), extract(train), extract(new)
    return np.mean(nearest(samples, train) < nearest(samples, new))


def share_read(reader, images, labels):
    return np.mean(reader(images) == labels)


@wrong_answer("evaluation.tstr", "You chose by the test set")
def best_of_the_test_set(train, candidates, held_out, test):
    return max(share_read(train(*candidate), *test) for candidate in candidates)


@wrong_answer("evaluation.tstr", "reads of the held-out images, which chose it")
def best_of_the_held_out_set(train, candidates, held_out, test):
    return max(share_read(train(*candidate), *held_out) for candidate in candidates)


@wrong_answer("robust.half_and_half", "two whole ones")
def two_ones(labels, others, classes):
    return np.eye(classes)[labels] + np.eye(classes)[others]


@wrong_answer("robust.half_and_half", "mean of the numbers")
def mean_of_numbers(labels, others, classes):
    return (labels + others) / 2


@wrong_answer("robust.half_and_half", "expected a NumPy array")
def nested_lists(labels, others, classes):
    return (0.5 * (np.eye(classes)[labels] + np.eye(classes)[others])).tolist()


@wrong_answer("robust.extended_labels", "last digit's own number")
def counted_from_one(labels, look_alikes, classes):
    return np.append(labels, [classes - 1] * look_alikes)


@wrong_answer("robust.extended_labels", "expected a NumPy array")
def lists_joined(labels, look_alikes, classes):
    return [*labels, *[classes] * look_alikes]


@wrong_answer("robust.digit_scores", "This is the probability of a digit")
def probability_of_a_digit(logits):
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return 1 - shares[:, -1]


@wrong_answer("robust.digit_scores", "the best digit alone")
def best_digit_alone(logits):
    return logits[:, :-1].max(axis=1) - logits[:, -1]


@wrong_answer("robust.accepted_shares", "comes from the test digits")
def threshold_from_the_test_digits(held_out, test, others, kept):
    threshold = np.quantile(test, 1 - kept)
    return np.mean(test >= threshold), np.mean(others >= threshold)


@wrong_answer("robust.accepted_shares", "wrong quantile")
def the_other_end(held_out, test, others, kept):
    threshold = np.quantile(held_out, kept)
    return np.mean(test >= threshold), np.mean(others >= threshold)


@wrong_answer("robust.accepted_shares", "Return both shares")
def one_share_alone(held_out, test, others, kept):
    return np.mean(others >= np.quantile(held_out, 1 - kept))
