"""Wrong answers to the exercises of lesson 09, Wasserstein."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase, input_gradient
from tests.exercises.wrong_answers import wrong_answer

PARTS = ("wasserstein_estimate", "gradient_penalty")
RIGHT_READINGS = {
    "A": "modes uneven",
    "B": "samples between modes",
    "C": "modes too narrow",
    "D": "like the data",
    "E": "modes missing",
}


@wrong_answer("wgan.critic_loss", "must be one number")
def mean_over_the_wrong_axis(real_logits, fake_logits):
    return ops.mean(fake_logits, axis=-1) - ops.mean(real_logits, axis=-1)


@wrong_answer("wgan.critic_loss", "no gradient flows back")
def gradients_stopped(real_logits, fake_logits):
    return ops.mean(ops.stop_gradient(fake_logits)) - ops.mean(ops.stop_gradient(real_logits))


@wrong_answer("wgan.critic_loss", "The sign is turned")
def as_the_paper_maximises_it(real_logits, fake_logits):
    return ops.mean(real_logits) - ops.mean(fake_logits)


@wrong_answer("wgan.generator_loss", "what the critic wants")
def minus_forgotten(fake_logits):
    return ops.mean(fake_logits)


@wrong_answer("wgan.generator_loss", "no labels here")
def cross_entropy_of_lesson_05(fake_logits):
    cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)
    return cross_entropy(ops.ones_like(fake_logits), fake_logits)


@wrong_answer("wgan.dirac_step", "as it was")
def both_at_once(theta, slope, rate, gamma):
    return theta + rate * slope, slope - rate * (theta + gamma * slope)


@wrong_answer("wgan.dirac_step", "walks away")
def generator_turned(theta, slope, rate, gamma):
    slope = slope - rate * (theta + gamma * slope)
    return theta - rate * slope, slope


@wrong_answer("wgan.earth_movers_distance", "sort both sets first")
def unsorted(one, other):
    return np.mean(np.abs(one - other))


@wrong_answer("wgan.earth_movers_distance", "changes an array that was passed in")
def sorted_in_place(one, other):
    one.sort()
    other.sort()
    return np.mean(np.abs(one - other))


@wrong_answer("wgan.steepest_slope", "The pairs got mixed up")
def differences_with_an_axis_too_many(points, logits):
    distances = np.linalg.norm(points[:, None] - points[None], axis=-1)
    np.fill_diagonal(distances, np.inf)
    return np.max(np.abs(logits[:, None] - logits[None]) / distances)


@wrong_answer("wgan.steepest_slope", "NaN or infinity")
def from_a_point_to_itself(points, logits):
    distances = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return np.max(np.abs(logits - logits.T) / distances)


@wrong_answer("wgan.clip", "by itself")
def as_gradients_are_clipped(weights, limit):
    return [array * min(1.0, limit / np.linalg.norm(array)) for array in weights]


@wrong_answer("wgan.clip", "changes an array that was passed in")
def clipped_in_place(weights, limit):
    for array in weights:
        np.clip(array, -limit, limit, out=array)
    return weights


def of_points(real):
    return (ops.shape(real)[0],) + (1,) * (len(real.shape) - 1)


@wrong_answer("wgan.interpolates", "Were they drawn by `normal`?")
def shares_from_a_normal(real, fakes, seed):
    share = keras.random.normal(of_points(real), seed=seed)
    return share * real + (1 - share) * fakes


@wrong_answer("wgan.interpolates", "different shares")
def a_share_for_each_number(real, fakes, seed):
    share = keras.random.uniform(ops.shape(real), seed=seed)
    return share * real + (1 - share) * fakes


@wrong_answer("wgan.interpolates", "mixed alike")
def a_share_for_the_whole_batch(real, fakes, seed):
    share = keras.random.uniform((), seed=seed)
    return share * real + (1 - share) * fakes


@wrong_answer("wgan.interpolates", "mixed alike")
def the_middle(real, fakes, seed):
    return (ops.convert_to_tensor(real) + fakes) / 2


@wrong_answer("wgan.interpolates", "Both got the same share")
def both_with_the_same_share(real, fakes, seed):
    share = keras.random.uniform(of_points(real), seed=seed)
    return share * real + share * fakes


@wrong_answer("wgan.interpolates", "The seed is not used")
def seed_forgotten(real, fakes, seed):
    share = keras.random.uniform(of_points(real))
    return share * real + (1 - share) * fakes


@wrong_answer("wgan.interpolates", "The same shares in every call")
def seed_set_inside(real, fakes, seed):
    share = keras.random.uniform(of_points(real), seed=0)
    return share * real + (1 - share) * fakes


@wrong_answer("wgan.interpolates", "not spread evenly")
def near_the_middle(real, fakes, seed):
    share = keras.random.uniform(of_points(real), 0.25, 0.75, seed=seed)
    return share * real + (1 - share) * fakes


@wrong_answer("wgan.gradient_penalty", "a root of 0")
def root_of_zero(critic, mixed):
    slopes = input_gradient(critic, mixed)
    norms = ops.sqrt(ops.sum(ops.square(slopes), axis=(1, 2, 3)))
    return ops.mean(ops.square(norms - 1))


@wrong_answer("wgan.gradient_penalty", "one axis only")
def norm_over_one_axis(critic, mixed):
    slopes = input_gradient(critic, mixed)
    norms = ops.sqrt(ops.sum(ops.square(slopes), axis=1) + 1e-12)
    return ops.mean(ops.square(norms - 1))


@wrong_answer("wgan.gradient_penalty", "the critic learns nothing from it")
def slopes_as_constants(critic, mixed):
    slopes = ops.stop_gradient(input_gradient(critic, mixed))
    norms = ops.sqrt(ops.sum(ops.square(slopes), axis=(1, 2, 3)) + 1e-12)
    return ops.mean(ops.square(norms - 1))


@wrong_answer("wgan.gradient_penalty", "must be one number")
def a_penalty_for_each_sample(critic, mixed):
    slopes = input_gradient(critic, mixed)
    return ops.square(ops.sqrt(ops.sum(ops.square(slopes), axis=(1, 2, 3)) + 1e-12) - 1)


@wrong_answer("wgan.phases", "a single turn")
def turns_forgotten(gan, turns):
    return [
        Phase("critic", [gan.critic], gan.critic_loss, parts=PARTS),
        Phase("generator", [gan.generator], gan.generator_loss),
    ]


@wrong_answer("wgan.phases", "Expected one phase")
def five_phases_in_place_of_turns(gan, turns):
    critics = [Phase("critic", [gan.critic], gan.critic_loss, parts=PARTS)] * turns
    return [*critics, Phase("generator", [gan.generator], gan.generator_loss)]


@wrong_answer("wgan.phases", "parts")
def parts_forgotten(gan, turns):
    return [
        Phase("critic", [gan.critic], gan.critic_loss, turns),
        Phase("generator", [gan.generator], gan.generator_loss),
    ]


@wrong_answer("wgan.read_table", "E is something else. Modes uneven means")
def missing_modes_taken_for_uneven_ones():
    return {**RIGHT_READINGS, "E": "modes uneven"}


@wrong_answer("wgan.read_table", "C is something else. Like the data means")
def better_than_the_data():
    return {**RIGHT_READINGS, "C": "like the data"}


@wrong_answer("wgan.read_table", "B is something else. Modes too wide means")
def poor_quality_taken_for_wide_modes():
    return {**RIGHT_READINGS, "B": "modes too wide"}
