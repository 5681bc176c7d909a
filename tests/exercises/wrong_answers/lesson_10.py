"""Wrong answers to the exercises of lesson 10, CycleGAN and CoGAN."""

import keras
import numpy as np
from keras import layers, ops

from gankit.adversarial import Phase
from tests.exercises.wrong_answers import wrong_answer


def scored(logits, label):
    return ops.mean(ops.square(logits - label))


@wrong_answer("cyclegan.discriminator_loss", "no gradient flows back")
def logits_stopped(real_logits, fake_logits):
    real_logits, fake_logits = map(ops.stop_gradient, (real_logits, fake_logits))
    return 0.5 * (scored(real_logits, 1.0) + scored(fake_logits, 0.0))


@wrong_answer("cyclegan.discriminator_loss", "must be one number")
def a_loss_for_each_logit(real_logits, fake_logits):
    return 0.5 * ops.concatenate([ops.square(real_logits - 1.0), ops.square(fake_logits)])


@wrong_answer("cyclegan.generator_loss", "no gradient flows back")
def logits_on_a_detour(fake_logits):
    return scored(ops.stop_gradient(fake_logits), 1.0)


@wrong_answer("cyclegan.generator_loss", "discriminator's wish")
def labelled_as_fakes(fake_logits):
    return scored(fake_logits, 0.0)


def apart(images, others):
    return ops.mean(ops.abs(images - others))


@wrong_answer("cyclegan.cycle_loss", "another gradient than its own")
def translations_stopped(to_target, to_source, source, target):
    made_target, made_source = map(ops.stop_gradient, (to_target(source), to_source(target)))
    return apart(to_source(made_target), source) + apart(to_target(made_source), target)


@wrong_answer("cyclegan.cycle_loss", "must be one number")
def an_error_for_each_pixel(to_target, to_source, source, target):
    return ops.abs(to_source(to_target(source)) - source)


@wrong_answer("cyclegan.identity_loss", "another gradient than its own")
def one_half_stopped(to_target, to_source, source, target):
    left = apart(to_source(source), source)
    return apart(to_target(target), target) + ops.stop_gradient(left)


@wrong_answer("cyclegan.identity_loss", "turned round")
def given_what_they_must_change(to_target, to_source, source, target):
    return apart(to_target(source), source) + apart(to_source(target), target)


@wrong_answer("cyclegan.exchange", "changes an array")
def in_place(fakes, pool, heads, places):
    shown = fakes.copy()
    shown[heads] = pool[places[heads]]
    pool[places[heads]] = fakes[heads]
    return shown, pool


@wrong_answer("cyclegan.exchange", "Was the pool written before it was read?")
def written_before_it_is_read(fakes, pool, heads, places):
    shown, after = fakes.copy(), pool.copy()
    after[places[heads]] = fakes[heads]
    shown[heads] = after[places[heads]]
    return shown, after


@wrong_answer("cyclegan.exchange", "Expected 2 results")
def the_pool_forgotten(fakes, pool, heads, places):
    return np.where(heads[:, None, None, None], pool[places], fakes)


@wrong_answer("cyclegan.exchange", "play no part")
def the_first_places(fakes, pool, heads, places):
    shown, after = fakes.copy(), pool.copy()
    for row in np.flatnonzero(heads):
        shown[row], after[row] = pool[row], fakes[row]
    return shown, after


@wrong_answer("cyclegan.phases", "would be lost")
def pools_forgotten(model):
    judges = [model.source_discriminator, model.target_discriminator]
    generators = [model.target_generator, model.source_generator]
    return [
        Phase("discriminators", judges, model.discriminators_loss, parts=("source", "target")),
        Phase("generators", generators, model.generators_loss, parts=("adversarial", "cycle")),
    ]


@wrong_answer("cyclegan.phases", "Expected one phase")
def one_turn_for_each_network(model):
    return [
        Phase("target_generator", [model.target_generator], model.generators_loss),
        Phase("source_generator", [model.source_generator], model.generators_loss),
    ]


@wrong_answer("cyclegan.three_numbers", "decibels are 6 too few")
def reach_of_one(train, read, to_target, to_source, source, target):
    images, labels = source
    made = to_target(images)
    decibels = 10 * np.log10(1 / np.mean((to_source(made) - images) ** 2))
    useful = np.mean(train(made, labels)(target[0]) == target[1])
    return np.mean(read(made) == labels), decibels, useful


@wrong_answer("cyclegan.three_numbers", "That is the *control*")
def trained_without_translation(train, read, to_target, to_source, source, target):
    images, labels = source
    made = to_target(images)
    decibels = 10 * np.log10(4 / np.mean((to_source(made) - images) ** 2))
    useful = np.mean(train(images, labels)(target[0]) == target[1])
    return np.mean(read(made) == labels), decibels, useful


@wrong_answer("cyclegan.semantic_loss", "turned round")
def the_translation_says_the_label(classifier, images, translations):
    read = ops.argmax(classifier(translations), axis=-1)
    costs = keras.losses.sparse_categorical_crossentropy(read, classifier(images), from_logits=True)
    return ops.mean(costs)


@wrong_answer("cyclegan.semantic_loss", "no gradient flows back")
def translations_read_without_slope(classifier, images, translations):
    read = ops.argmax(classifier(images), axis=-1)
    logits = classifier(ops.stop_gradient(translations))
    return ops.mean(keras.losses.sparse_categorical_crossentropy(read, logits, from_logits=True))


@wrong_answer("cyclegan.way_back_errors", "before they were translated")
def noise_on_the_images(to_target, to_source, images, noise, deviations):
    backs = [to_source(to_target(images + d * noise)) for d in deviations]
    return np.array([np.mean(np.abs(back - images)) for back in backs])


@wrong_answer("cyclegan.way_back_errors", "one error for each deviation")
def the_mean_of_all(to_target, to_source, images, noise, deviations):
    made = to_target(images)
    backs = [to_source(made + d * noise) for d in deviations]
    return np.mean([np.abs(back - images) for back in backs])


def chained(x, stack):
    for layer in stack:
        x = layer(x)
    return x


@wrong_answer("cogan.coupled_generators", "a trunk of its own")
def a_new_trunk_for_the_second(latents, trunk, make_own):
    copies = [layers.Dense(layer.units, layer.activation) for layer in trunk]
    first, second = chained(latents, trunk), chained(latents, copies)
    return tuple(keras.Model(latents, chained(x, make_own())) for x in (first, second))


@wrong_answer("cogan.coupled_generators", "one and the same image")
def one_end_for_both(latents, trunk, make_own):
    own = make_own()
    return tuple(keras.Model(latents, chained(latents, [*trunk, *own])) for _ in range(2))


@wrong_answer("cogan.coupled_generators", "Expected two `keras.Model`s")
def tensors_in_place_of_networks(latents, trunk, make_own):
    return tuple(chained(latents, [*trunk, *make_own()]) for _ in range(2))


@wrong_answer("cogan.pairing_score", "Every source image")
def all_with_all(read_source, read_target, source_images, target_images):
    return np.mean(read_source(source_images)[:, None] == read_target(target_images))


@wrong_answer("cogan.pairing_score", "how often each digit")
def shares_of_digits(read_source, read_target, source_images, target_images):
    counts = [
        np.bincount(digits, minlength=5)
        for digits in (read_source(source_images), read_target(target_images))
    ]
    return np.mean(counts[0] == counts[1])
