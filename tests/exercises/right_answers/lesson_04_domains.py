"""Other right answers to the exercises of lesson 04 on domains."""

import math

import keras
import numpy as np
from keras import ops

from gankit.layers import GradientReversal
from gankit.losses import non_saturating_discriminator_loss
from gankit.teaching import teaching_loss
from tests.exercises.right_answers import right_answer


@right_answer("domains.reverse_gradient")
def by_the_layer(features, weight):
    return GradientReversal(weight)(features)


@right_answer("domains.reverse_gradient")
def as_one_sum(features, weight):
    return (1 + weight) * ops.stop_gradient(features) - weight * features


@right_answer("domains.features_loss")
def by_the_packages_loss(label_logits, labels, source_logits, target_logits, weight):
    label_loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, label_logits)
    return label_loss - weight * non_saturating_discriminator_loss(source_logits, target_logits)


@right_answer("domains.features_loss")
def by_binary_cross_entropy(label_logits, labels, source_logits, target_logits, weight):
    cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)
    source = cross_entropy(ops.ones_like(source_logits), source_logits)
    target = cross_entropy(ops.zeros_like(target_logits), target_logits)
    told = ops.one_hot(labels, label_logits.shape[-1])
    label_loss = -ops.mean(ops.sum(told * ops.log_softmax(label_logits), axis=-1))
    return label_loss - weight * (source + target) / 2


@right_answer("domains.reversal_weight")
def by_the_hyperbolic_tangent(step, steps):
    return math.tanh(5 * step / steps)


@right_answer("domains.reversal_weight")
def by_a_sigmoid(step, steps):
    return 2 * keras.ops.sigmoid(10 * step / steps) - 1


@right_answer("domains.gain")
def by_leaving_out_what_may_differ(adapted, runs):
    free = {"reversal_weight", "source_accuracy", "target_accuracy"}
    same = [
        run
        for run in runs
        if run["reversal_weight"] == 0 and all(run[k] == adapted[k] for k in run.keys() - free)
    ]
    return np.float32(adapted["target_accuracy"] - same[0]["target_accuracy"])


@right_answer("domains.teaching_loss")
def by_the_packages_loss_and_a_stop(teacher_logits, logits, sure):
    shares = ops.softmax(ops.stop_gradient(teacher_logits))
    return teaching_loss(shares, logits, sure)[0]


@right_answer("domains.teaching_loss")
def by_where_and_log_softmax(teacher_logits, logits, sure):
    shares = ops.stop_gradient(ops.softmax(teacher_logits))
    costs = -ops.sum(shares * ops.log_softmax(logits), axis=1)
    is_sure = ops.max(shares, axis=1) > sure
    return ops.sum(ops.where(is_sure, costs, 0.0)) / len(logits)
