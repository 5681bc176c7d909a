"""Other right answers to the exercises of lesson 09, Wasserstein."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase, input_gradient
from tests.exercises.right_answers import right_answer


@right_answer("wgan.critic_loss")
def of_signed_labels(real_logits, fake_logits):
    labels = ops.concatenate([-ops.ones_like(real_logits), ops.ones_like(fake_logits)])
    return 2 * ops.mean(labels * ops.concatenate([real_logits, fake_logits]))


@right_answer("wgan.critic_loss")
def pair_by_pair(real_logits, fake_logits):
    return ops.mean(fake_logits - real_logits)


@right_answer("wgan.generator_loss")
def mean_of_negatives(fake_logits):
    return ops.mean(-fake_logits)


@right_answer("wgan.dirac_step")
def as_an_array(theta, slope, rate, gamma):
    leaning = (1 - rate * gamma) * slope - rate * theta
    return np.array([theta + rate * leaning, leaning])


@right_answer("wgan.earth_movers_distance")
def between_distribution_functions(one, other):
    places = np.sort(np.concatenate([one, other]))
    shares = [np.searchsorted(np.sort(points), places, "right") for points in (one, other)]
    gaps = np.abs(shares[0] - shares[1])[:-1] / len(one)
    return np.sum(gaps * np.diff(places))


@right_answer("wgan.steepest_slope")
def pair_after_pair(points, logits):
    return max(
        abs(logits[i, 0] - logits[j, 0]) / np.sqrt(np.sum((points[i] - points[j]) ** 2))
        for i in range(len(points))
        for j in range(i)
    )


@right_answer("wgan.steepest_slope")
def without_the_diagonal(points, logits):
    first, second = np.triu_indices(len(points), k=1)
    ways = np.linalg.norm(points[first] - points[second], axis=1)
    return (np.abs(logits[first, 0] - logits[second, 0]) / ways).max()


@right_answer("wgan.clip")
def of_minimum_and_maximum(weights, limit):
    return tuple(np.maximum(-limit, np.minimum(limit, array)) for array in weights)


@right_answer("wgan.interpolates")
def as_a_step_towards_real(real, fakes, seed):
    share = keras.random.uniform([len(real)] + [1] * (ops.ndim(real) - 1), seed=seed)
    return fakes + share * (real - fakes)


@right_answer("wgan.interpolates")
def with_the_share_of_the_fakes(real, fakes, seed):
    shares = keras.random.uniform((ops.shape(real)[0],), 0.0, 1.0, seed=seed)
    flat = ops.reshape(shares, (-1, *[1] * (len(real.shape) - 1)))
    return (1.0 - flat) * real + flat * fakes


@right_answer("wgan.gradient_penalty")
def of_flat_slopes(critic, mixed):
    slopes = input_gradient(lambda x: critic(x, training=True), mixed)
    flat = ops.reshape(slopes, (ops.shape(mixed)[0], -1))
    norms = ops.sqrt(ops.maximum(ops.sum(flat**2, axis=-1), 1e-10))
    return ops.mean((1.0 - norms) ** 2)


@right_answer("wgan.gradient_penalty")
def with_a_larger_number_under_the_root(critic, mixed):
    slopes = ops.reshape(input_gradient(critic, mixed), (len(mixed), -1))
    return ops.sum((ops.sqrt(ops.sum(slopes * slopes, 1) + 1e-8) - 1) ** 2) / len(mixed)


@right_answer("wgan.phases")
def as_a_tuple_by_keywords(gan, turns):
    parts = ("wasserstein_estimate", "gradient_penalty")
    return (
        Phase("critic", learners=[gan.critic], loss=gan.critic_loss, turns=turns, parts=parts),
        Phase("generator", learners=[gan.generator], loss=gan.generator_loss, turns=1),
    )
