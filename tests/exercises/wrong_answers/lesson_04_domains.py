"""Wrong answers to the exercises of lesson 04 on domains."""

import keras
import numpy as np
from keras import ops

from tests.exercises.wrong_answers import wrong_answer


@wrong_answer("domains.reverse_gradient", "features changed on their way forward")
def multiplied_by_minus_the_weight(features, weight):
    return -weight * features


@wrong_answer("domains.reverse_gradient", "that of the identity comes back as well")
def identity_left_open(features, weight):
    return features + weight * (ops.stop_gradient(features) - features)


@wrong_answer("domains.reverse_gradient", "No gradient comes back")
def all_stopped(features, weight):
    return ops.stop_gradient(features)


@wrong_answer("domains.reverse_gradient", "does nothing at all")
def values_turned_too(features, weight):
    return -ops.stop_gradient(features)


@wrong_answer("domains.reverse_gradient", "comes back as [")
def reversed_twice_as_much(features, weight):
    constant = ops.stop_gradient(features)
    return constant + 2 * weight * (constant - features)


def label_loss(label_logits, labels):
    """Mean cross-entropy of the labels."""
    return keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, label_logits)


def as_source(logits):
    """Mean cross-entropy against the label 1."""
    return ops.mean(ops.softplus(-logits))


def as_target(logits):
    """Mean cross-entropy against the label 0."""
    return ops.mean(ops.softplus(logits))


@wrong_answer("domains.features_loss", "twice as large")
def halves_added(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = as_source(source_logits) + as_target(target_logits)
    return label_loss(label_logits, labels) - weight * domain_loss


@wrong_answer("domains.features_loss", "must be one number")
def one_loss_for_each_image(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    losses = keras.losses.sparse_categorical_crossentropy(labels, label_logits, from_logits=True)
    return losses - weight * domain_loss


@wrong_answer("domains.features_loss", "no gradient flows back")
def domains_cut_off(label_logits, labels, source_logits, target_logits, weight):
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    return label_loss(label_logits, labels) - weight * ops.stop_gradient(domain_loss)


@wrong_answer("domains.features_loss", "`from_logits=True` is missing")
def logits_taken_for_probabilities(label_logits, labels, source_logits, target_logits, weight):
    told = keras.losses.sparse_categorical_crossentropy(labels, label_logits)
    domain_loss = (as_source(source_logits) + as_target(target_logits)) / 2
    return ops.mean(told) - weight * domain_loss


@wrong_answer("domains.reversal_weight", "the exponent needs a minus")
def minus_forgotten(step, steps):
    return 2 / (1 + np.exp(10 * step / steps)) - 1


@wrong_answer("domains.reversal_weight", "divide the step by `steps`")
def not_divided(step, steps):
    return 2 / (1 + np.exp(-10.0 * step)) - 1


@wrong_answer("domains.reversal_weight", "At step")
def twice_as_fast(step, steps):
    return 2 / (1 + np.exp(-20 * step / steps)) - 1


def without_reversal(runs):
    """The runs that adapt nothing."""
    return [run for run in runs if run["reversal_weight"] == 0]


def agreeing(adapted, runs, *settings):
    """The target accuracies of all runs without reversal that agree in some settings."""
    same = [r for r in without_reversal(runs) if all(r[name] == adapted[name] for name in settings)]
    return [run["target_accuracy"] for run in same]


@wrong_answer("domains.gain", "another value of `seed`")
def seed_not_compared(adapted, runs):
    last = agreeing(adapted, runs, "network", "steps", "learning_rate")[-1]
    return adapted["target_accuracy"] - last


@wrong_answer("domains.gain", "another value of `seed`")
def seed_not_compared_and_the_first_taken(adapted, runs):
    first = agreeing(adapted, runs, "network", "steps", "learning_rate")[0]
    return adapted["target_accuracy"] - first


@wrong_answer("domains.gain", "another value of `learning_rate`")
def learning_rate_not_compared(adapted, runs):
    last = agreeing(adapted, runs, "network", "steps", "seed")[-1]
    return adapted["target_accuracy"] - last


@wrong_answer("domains.gain", "another value of `learning_rate`")
def learning_rate_not_compared_and_the_first_taken(adapted, runs):
    first = agreeing(adapted, runs, "network", "steps", "seed")[0]
    return adapted["target_accuracy"] - first


@wrong_answer("domains.gain", "Find the run with the weight 0")
def weight_not_compared(adapted, runs):
    settings = ("network", "steps", "learning_rate", "seed")
    same = [run for run in runs if all(run[name] == adapted[name] for name in settings)]
    return adapted["target_accuracy"] - np.mean([run["target_accuracy"] for run in same])


@wrong_answer("domains.gain", "Find the run with the weight 0")
def settings_of_the_notebook(adapted, runs):
    same = {"network": "small", "steps": 2_000, "learning_rate": 1e-3, "seed": 0}
    for run in without_reversal(runs):
        if all(run[name] == value for name, value in same.items()):
            return adapted["target_accuracy"] - run["target_accuracy"]
    return 0.0


@wrong_answer("domains.gain", "best run without reversal")
def against_the_best(adapted, runs):
    others = [run["target_accuracy"] for run in without_reversal(runs)]
    return adapted["target_accuracy"] - max(others)


@wrong_answer("domains.teaching_loss", "none may reach the teacher")
def the_teacher_learns_too(teacher_logits, logits, sure):
    shares = ops.softmax(teacher_logits)
    counts = ops.cast(ops.max(shares, axis=1) > sure, "float32")
    return ops.mean(
        counts * keras.losses.categorical_crossentropy(shares, logits, from_logits=True)
    )


@wrong_answer("domains.teaching_loss", "All images count")
def the_doubtful_teach_as_well(teacher_logits, logits, sure):
    shares = ops.stop_gradient(ops.softmax(teacher_logits))
    return ops.mean(keras.losses.categorical_crossentropy(shares, logits, from_logits=True))


@wrong_answer("domains.teaching_loss", "expected")
def squared_differences_of_probabilities(teacher_logits, logits, sure):
    shares = ops.stop_gradient(ops.softmax(teacher_logits))
    counts = ops.cast(ops.max(shares, axis=1, keepdims=True) > sure, "float32")
    return ops.mean(counts * ops.square(shares - ops.softmax(logits)))


@wrong_answer("domains.teaching_loss", "most likely class")
def the_class_alone_is_taught(teacher_logits, logits, sure):
    shares = ops.stop_gradient(ops.softmax(teacher_logits))
    counts = ops.cast(ops.max(shares, axis=1) > sure, "float32")
    read = ops.argmax(shares, axis=1)
    costs = keras.losses.sparse_categorical_crossentropy(read, logits, from_logits=True)
    return ops.mean(counts * costs)


@wrong_answer("domains.teaching_loss", "must be one number")
def one_cost_for_each_image(teacher_logits, logits, sure):
    shares = ops.stop_gradient(ops.softmax(teacher_logits))
    counts = ops.cast(ops.max(shares, axis=1) > sure, "float32")
    return counts * keras.losses.categorical_crossentropy(shares, logits, from_logits=True)
