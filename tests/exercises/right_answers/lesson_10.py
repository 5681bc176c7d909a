"""Other right answers to the exercises of lesson 10, CycleGAN and CoGAN."""

import keras
import numpy as np
from keras import ops

from gankit.losses import least_squares_discriminator_loss, least_squares_generator_loss
from gankit.models.cyclegan import CycleGAN, distances
from tests.exercises.right_answers import right_answer


@right_answer("cyclegan.discriminator_loss")
def by_the_packages_loss(real_logits, fake_logits):
    return least_squares_discriminator_loss(real_logits, fake_logits)


@right_answer("cyclegan.discriminator_loss")
def by_keras_own_losses(real_logits, fake_logits):
    squares = keras.losses.MeanSquaredError()
    real = squares(ops.ones_like(real_logits), real_logits)
    return (real + squares(ops.zeros_like(fake_logits), fake_logits)) / 2


@right_answer("cyclegan.generator_loss")
def by_the_packages_other_loss(fake_logits):
    return least_squares_generator_loss(fake_logits)


@right_answer("cyclegan.cycle_loss")
def by_the_packages_distances(to_target, to_source, source, target):
    again = to_source(to_target(source)), to_target(to_source(target))
    return distances(again, (source, target))


@right_answer("cyclegan.cycle_loss")
def by_keras_mean_absolute_error(to_target, to_source, source, target):
    error = keras.losses.MeanAbsoluteError()
    return error(to_source(to_target(source)), source) + error(target, to_target(to_source(target)))


@right_answer("cyclegan.identity_loss")
def by_the_packages_distances_too(to_target, to_source, source, target):
    return distances((to_source(source), to_target(target)), (source, target))


@right_answer("cyclegan.exchange")
def one_after_the_other(fakes, pool, heads, places):
    shown, pool = [], list(pool)
    for fake, is_heads, place in zip(fakes, heads, places, strict=True):
        if is_heads:
            fake, pool[place] = pool[place], fake
        shown.append(fake)
    return np.stack(shown), np.stack(pool)


@right_answer("cyclegan.phases")
def by_the_model_itself(model):
    return CycleGAN.phases(model)


@right_answer("cyclegan.three_numbers")
def by_the_root_of_the_error(train, read, to_target, to_source, source, target):
    made = to_target(source[0])
    root = np.sqrt(np.mean(np.square(source[0] - to_source(made))))
    own = np.count_nonzero(read(made) == source[1]) / len(source[1])
    return [own, 20 * np.log10(2 / root), np.mean(train(made, source[1])(target[0]) == target[1])]


@right_answer("cyclegan.semantic_loss")
def by_one_hot_labels(classifier, images, translations):
    logits = classifier(translations)
    told = ops.one_hot(ops.argmax(classifier(images), axis=-1), logits.shape[-1])
    return -ops.mean(ops.sum(told * ops.log_softmax(logits), axis=-1))


@right_answer("cyclegan.way_back_errors")
def all_at_once(to_target, to_source, images, noise, deviations):
    noisy = to_target(images) + deviations[:, None, None] * noise
    return np.abs(to_source(noisy) - images).mean(axis=(1, 2))


@right_answer("cogan.coupled_generators")
def trunk_run_through_twice(latents, trunk, make_own):
    networks = []
    for _ in range(2):
        x = latents
        for layer in [*trunk, *make_own()]:
            x = layer(x)
        networks.append(keras.Model(latents, x))
    return networks


@right_answer("cogan.coupled_generators")
def trunk_as_a_network(latents, trunk, make_own):
    common = keras.Sequential(trunk)
    return tuple(keras.Model(latents, make_own()[0](common(latents))) for _ in range(2))


@right_answer("cogan.pairing_score")
def by_counting(read_source, read_target, source_images, target_images):
    pairs = zip(read_source(source_images), read_target(target_images), strict=True)
    return sum(one == other for one, other in pairs) / len(source_images)
