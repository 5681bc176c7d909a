"""What a step by hand in TensorFlow does with its tapes: weights move, an average follows."""

import keras
import tensorflow as tf


def built_adam(network, rate, beta_1, beta_2=0.999):
    """Returns a `keras.optimizers.Adam` that has its slots for the weights of a network."""
    optimizer = keras.optimizers.Adam(rate, beta_1=beta_1, beta_2=beta_2)
    optimizer.build(network.trainable_variables)
    return optimizer


def descend(optimizer, tape, loss, network):
    """Moves the weights of a network down the loss that a tape has watched."""
    variables = network.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))


def averages_of(network):
    """Returns a `tf.Variable` for each weight of a network, to follow it."""
    return [tf.Variable(weight.value) for weight in network.weights]


def follow(averaged, network, kept):
    """Moves averages towards the weights of a network; `kept` of them stays."""
    for average, weight in zip(averaged, network.weights, strict=True):
        average.assign_add((1.0 - kept) * (weight - average))
