"""Other right answers to the exercises of lesson 12, evaluation and robustness."""

import keras
import numpy as np
from keras import ops

from tests.exercises.right_answers import right_answer


@right_answer("evaluation.inception_style_score")
def by_entropies(probabilities):
    def entropy(shares):
        return -np.sum(np.where(shares > 0, shares * np.log(np.maximum(shares, 1e-30)), 0), axis=-1)

    return np.exp(entropy(probabilities.mean(axis=0)) - entropy(probabilities).mean())


@right_answer("evaluation.inception_style_score")
def by_keras_divergence(probabilities):
    marginal = ops.mean(probabilities, axis=0, keepdims=True)
    marginal = ops.broadcast_to(marginal, probabilities.shape)
    return ops.exp(ops.mean(keras.losses.kl_divergence(probabilities, marginal)))


@right_answer("evaluation.inception_style_score")
def in_bits_throughout(probabilities):
    ratios = np.log2(probabilities + 1e-9) - np.log2(probabilities.mean(axis=0))
    return 2 ** np.mean(np.sum(probabilities * ratios, axis=1))


@right_answer("evaluation.frechet_distance")
def by_a_matrix_root(real, fake):
    from scipy.linalg import sqrtm

    one, other = np.cov(real.T), np.cov(fake.T)
    gap = real.mean(axis=0) - fake.mean(axis=0)
    return gap @ gap + np.trace(one + other - 2 * sqrtm(one @ other).real)


@right_answer("evaluation.frechet_distance")
def by_a_symmetric_root(real, fake):
    gap = np.linalg.norm(real.mean(axis=0) - fake.mean(axis=0)) ** 2
    covariances = [np.cov(x, rowvar=False) for x in (real, fake)]
    values, vectors = np.linalg.eigh(covariances[0])
    root = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
    inner = np.linalg.eigvalsh(root @ covariances[1] @ root)
    return gap + sum(np.trace(c) for c in covariances) - 2 * np.sqrt(np.maximum(inner, 0)).sum()


@right_answer("evaluation.distances_by_size")
def in_a_loop(extract, distance, real, fake, sizes):
    found = []
    for size in sizes:
        found.append(distance(extract(real[:size]), extract(fake[:size])))
    return np.array(found)


@right_answer("evaluation.extrapolated")
def by_least_squares(sizes, distances):
    columns = np.stack([np.ones(len(sizes)), 1 / np.asarray(sizes)], axis=1)
    return np.linalg.lstsq(columns, np.asarray(distances), rcond=None)[0][0]


@right_answer("evaluation.extrapolated")
def by_covariance(sizes, distances):
    x = 1.0 / np.array(sizes)
    slope = np.cov(x, distances)[0, 1] / np.var(x, ddof=1)
    return np.mean(distances) - slope * x.mean()


@right_answer("evaluation.kernel_distance")
def by_a_mask(real, fake):
    def within(cloud):
        table = (cloud @ cloud.T / cloud.shape[1] + 1) ** 3
        return np.mean(table[~np.eye(len(cloud), dtype=bool)])

    return within(real) + within(fake) - 2 * np.mean((real @ fake.T / real.shape[1] + 1) ** 3)


@right_answer("evaluation.kernel_distance")
def pair_by_pair(real, fake):
    def kernel(x, y):
        return (x @ y / len(x) + 1) ** 3

    def within(cloud):
        pairs = [kernel(x, y) for i, x in enumerate(cloud) for y in cloud[:i]]
        return np.mean(pairs)

    return within(real) + within(fake) - 2 * np.mean([kernel(x, y) for x in real for y in fake])


@right_answer("evaluation.neighbour_radii")
def by_partition(points, k):
    distances = np.linalg.norm(points[:, None] - points[None], axis=-1)
    np.fill_diagonal(distances, np.inf)
    return np.partition(distances, k - 1, axis=1)[:, k - 1]


@right_answer("evaluation.precision")
def fake_by_fake(real, fake, radii):
    return np.mean([np.any(np.linalg.norm(real - one, axis=1) <= radii) for one in fake])


@right_answer("evaluation.coverage")
def by_the_nearest_fake(real, fake, radii):
    nearest = np.linalg.norm(real[:, None] - fake[None], axis=-1).min(axis=1)
    return np.mean(nearest <= radii)


@right_answer("evaluation.memorised_share")
def sample_by_sample(extract, samples, train, new):
    studied = extract(train)

    def nearest(image):
        return np.linalg.norm(studied - extract(image[None]), axis=1).min()

    of_new = np.array([nearest(image) for image in new])
    return np.mean([np.mean(of_new > nearest(sample)) for sample in samples])


@right_answer("evaluation.tstr")
def keeping_the_best(train, candidates, held_out, test):
    best, kept = -1, None
    for images, labels in candidates:
        reader = train(images, labels)
        share = np.mean(reader(held_out[0]) == held_out[1])
        if share > best:
            best, kept = share, reader
    return np.mean(kept(test[0]) == test[1])


@right_answer("robust.half_and_half")
def by_indexing(labels, others, classes):
    vectors = np.zeros((len(labels), classes), "float32")
    rows = np.arange(len(labels))
    vectors[rows, labels] = vectors[rows, others] = 0.5
    return vectors


@right_answer("robust.half_and_half")
def by_keras(labels, others, classes):
    return (keras.utils.to_categorical(labels, classes) + np.eye(classes)[others]) / 2


@right_answer("robust.extended_labels")
def by_appending(labels, look_alikes, classes):
    return np.append(labels, [classes] * look_alikes)


@right_answer("robust.digit_scores")
def by_keras_logsumexp(logits):
    return ops.logsumexp(logits[:, :-1], axis=1) - logits[:, -1]


@right_answer("robust.digit_scores")
def by_probabilities(logits):
    shares = np.exp(logits - logits.max(axis=1, keepdims=True)).astype("float64")
    return np.log(shares[:, :-1].sum(axis=1)) - np.log(shares[:, -1])


@right_answer("robust.accepted_shares")
def by_sorting(held_out, test, others, kept):
    threshold = np.sort(held_out)[round((1 - kept) * (len(held_out) - 1))]
    return [np.mean(test >= threshold), np.mean(others >= threshold)]


@right_answer("robust.accepted_shares")
def with_a_percentile_from_below(held_out, test, others, kept):
    threshold = np.percentile(held_out, 100 * (1 - kept), method="lower")
    return np.array([np.mean(scores >= threshold) for scores in (test, others)])
