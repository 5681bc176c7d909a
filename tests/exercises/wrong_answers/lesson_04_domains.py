"""Wrong answers to the exercises of lesson 04 on domains."""

import keras
import numpy as np
from keras import ops

from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("domains.reverse_gradient", "features changed on their way forward")
def multiplied_by_minus_the_weight(features, weight):
    return -weight * features


@wrong_answer("domains.reverse_gradient", "features changed on their way forward")
def value_not_restored(features, weight):
    return ops.stop_gradient(features) - weight * features


@wrong_answer("domains.reverse_gradient", "comes back as it was")
def nothing_reversed(features, weight):
    return features


@wrong_answer("domains.reverse_gradient", "No gradient comes back")
def all_stopped(features, weight):
    return ops.stop_gradient(features)


@wrong_answer("domains.reverse_gradient", "wrong sign")
def sign_forgotten(features, weight):
    constant = ops.stop_gradient(features)
    return constant + weight * (features - constant)


@wrong_answer("domains.reverse_gradient", "not multiplied by the weight")
def weight_forgotten(features, weight):
    return 2 * ops.stop_gradient(features) - features


@wrong_answer("domains.reverse_gradient", "that of the identity comes back as well")
def identity_left_open(features, weight):
    return features + weight * (ops.stop_gradient(features) - features)


@wrong_answer("domains.reverse_gradient", "times `-(1 + weight)`")
def one_too_many(features, weight):
    constant = ops.stop_gradient(features)
    return constant + (1 + weight) * (constant - features)


@wrong_answer("domains.reverse_gradient", "does nothing at all")
def values_turned_too(features, weight):
    return -ops.stop_gradient(features)


def label_loss(label_logits, labels):
    """Mean cross-entropy of the labels."""
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, label_logits)


def as_source(logits):
    """Mean cross-entropy against the label 1."""
    return ops.mean(ops.softplus(-logits))


def as_target(logits):
    """Mean cross-entropy against the label 0."""
    return ops.mean(ops.softplus(logits))


@wrong_answer("domains.features_loss", "The domain loss is added")
def domains_told_apart(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    return label_loss(label_logits, labels) + weight * domain_loss


@wrong_answer("domains.features_loss", "The weight is missing")
def unweighted(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    return label_loss(label_logits, labels) - domain_loss


@wrong_answer("domains.features_loss", "before both parts")
def everything_weighed(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    return weight * (label_loss(label_logits, labels) - domain_loss)


@wrong_answer("domains.features_loss", "twice as large")
def halves_added(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = as_source(source_logits) + as_target(target_logits)
    return label_loss(label_logits, labels) - weight * domain_loss


@wrong_answer("domains.features_loss", "domains are swapped")
def flipped(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_target(source_logits) + as_source(target_logits)) / 2
    return label_loss(label_logits, labels) - weight * domain_loss


@wrong_answer("domains.features_loss", "the target never appears")
def source_alone(label_logits, labels, source_logits, target_logits, weight):
    return label_loss(label_logits, labels) - weight * as_source(source_logits)


@wrong_answer("domains.features_loss", "Only the target's half")
def target_alone(label_logits, labels, source_logits, target_logits, weight):
    return label_loss(label_logits, labels) - weight * as_target(target_logits)


@wrong_answer("domains.features_loss", "The label loss is missing")
def nothing_but_hiding(label_logits, labels, source_logits, target_logits, weight):
    return -weight * (as_source(source_logits) + as_target(target_logits)) / 2


@wrong_answer("domains.features_loss", "trains the control")
def the_control(label_logits, labels, source_logits, target_logits, weight):
    return label_loss(label_logits, labels)


@wrong_answer("domains.features_loss", "the larger domain counts more")
def mean_over_all_images(label_logits, labels, source_logits, target_logits, weight):
    losses = ops.concatenate([ops.softplus(-source_logits), ops.softplus(target_logits)])
    return label_loss(label_logits, labels) - weight * ops.mean(losses)


@wrong_answer("domains.features_loss", "must be one number")
def one_loss_for_each_image(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    losses = keras.losses.sparse_categorical_crossentropy(labels, label_logits, from_logits=True)
    return losses - weight * domain_loss


@wrong_answer("domains.features_loss", "no gradient flows back")
def domains_cut_off(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    return label_loss(label_logits, labels) - weight * ops.stop_gradient(domain_loss)


@wrong_answer("domains.reversal_weight", "subtract 1")
def minus_one_forgotten(step, steps):
    return 2 / (1 + np.exp(-10 * step / steps))


@wrong_answer("domains.reversal_weight", "plain sigmoid")
def plain_sigmoid(step, steps):
    return 1 / (1 + np.exp(-10 * step / steps))


@wrong_answer("domains.reversal_weight", "the exponent needs a minus")
def minus_forgotten(step, steps):
    return 2 / (1 + np.exp(10 * step / steps)) - 1


@wrong_answer("domains.reversal_weight", "divide the step by `steps`")
def not_divided(step, steps):
    return 2 / (1 + np.exp(-10.0 * step)) - 1


@wrong_answer("domains.reversal_weight", "The 10 is missing")
def ten_forgotten(step, steps):
    return 2 / (1 + np.exp(-step / steps)) - 1


@wrong_answer("domains.reversal_weight", "straight line")
def a_straight_line(step, steps):
    return step / steps


@wrong_answer("domains.reversal_weight", "runs backwards")
def falling(step, steps):
    return 2 / (1 + np.exp(-10 * (1 - step / steps))) - 1


def without_reversal(runs):
    """The runs that adapt nothing."""
    return [run for run in runs if run["reversal_weight"] == 0]


@wrong_answer("domains.gain", "sign is turned")
def control_minus_adapted(adapted, runs):
    settings = ("network", "steps", "learning_rate", "seed")
    for run in without_reversal(runs):
        if all(run[name] == adapted[name] for name in settings):
            return run["target_accuracy"] - adapted["target_accuracy"]


@wrong_answer("domains.gain", "accuracies on the source")
def gain_on_the_source(adapted, runs):
    settings = ("network", "steps", "learning_rate", "seed")
    for run in without_reversal(runs):
        if all(run[name] == adapted[name] for name in settings):
            return adapted["source_accuracy"] - run["source_accuracy"]


@wrong_answer("domains.gain", "lost in crossing")
def one_run_alone(adapted, runs):
    return adapted["target_accuracy"] - adapted["source_accuracy"]


@wrong_answer("domains.gain", "mean of all runs")
def against_the_mean(adapted, runs):
    others = [run["target_accuracy"] for run in without_reversal(runs)]
    return adapted["target_accuracy"] - np.mean(others)


@wrong_answer("domains.gain", "best run without reversal")
def against_the_best(adapted, runs):
    others = [run["target_accuracy"] for run in without_reversal(runs)]
    return adapted["target_accuracy"] - max(others)


@wrong_answer("domains.gain", "worst run without reversal")
def against_the_worst(adapted, runs):
    others = [run["target_accuracy"] for run in without_reversal(runs)]
    return adapted["target_accuracy"] - min(others)


def agreeing(adapted, runs, *settings):
    """The target accuracies of all runs without reversal that agree in some settings."""
    same = [r for r in without_reversal(runs) if all(r[name] == adapted[name] for name in settings)]
    return [run["target_accuracy"] for run in same]


@wrong_answer("domains.gain", "another value of `seed`")
def seed_not_compared(adapted, runs):
    last = agreeing(adapted, runs, "network", "steps", "learning_rate")[-1]
    return adapted["target_accuracy"] - last


@wrong_answer("domains.gain", "another value of `steps`")
def steps_not_compared(adapted, runs):
    first = agreeing(adapted, runs, "network", "learning_rate", "seed")[0]
    return adapted["target_accuracy"] - first


@wrong_answer("domains.gain", "with the weight 0.1")
def against_a_little_reversal(adapted, runs):
    for run in runs:
        if run["reversal_weight"] == 0.1:
            return adapted["target_accuracy"] - run["target_accuracy"]
