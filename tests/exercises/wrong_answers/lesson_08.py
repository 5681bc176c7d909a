"""Wrong answers to the exercises of lesson 08, training animation."""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import Phase
from gankit.models import dcgan
from gankit.models.gan import GAN
from tests.exercises.wrong_answers import wrong_answer


def labels(real_count, fake_count):
    return np.concatenate([np.ones((real_count, 1)), np.zeros((fake_count, 1))])


@wrong_answer("animation.labels", "have the shape")
def a_row_instead_of_a_column(real_count, fake_count):
    return np.array([1.0] * real_count + [0.0] * fake_count)


@wrong_answer("animation.labels", "have the shape")
def as_many_fakes_as_real(real_count, fake_count):
    return labels(real_count, real_count)


@wrong_answer("animation.labels", "expected a NumPy array")
def a_list(real_count, fake_count):
    return [[1]] * real_count + [[0]] * fake_count


@wrong_answer("animation.labels", "row for row the labels must fit")
def shuffled(real_count, fake_count):
    return np.random.default_rng(5).permutation(labels(real_count, fake_count))


@wrong_answer("animation.discriminator_turn", "did not move")
def frozen_for_good(discriminator, real, fakes):
    samples = np.concatenate([real, fakes])
    return discriminator.train_on_batch(samples, labels(len(real), len(fakes)))


@wrong_answer("animation.discriminator_turn", "swapped")
def fakes_as_real(discriminator, real, fakes):
    discriminator.trainable = True
    samples = np.concatenate([real, fakes])
    return discriminator.train_on_batch(samples, 1 - labels(len(real), len(fakes)))


@wrong_answer("animation.discriminator_turn", "another order")
def fakes_on_top_of_the_labels_for_real(discriminator, real, fakes):
    discriminator.trainable = True
    samples = np.concatenate([fakes, real])
    return discriminator.train_on_batch(samples, labels(len(real), len(fakes)))


@wrong_answer("animation.discriminator_turn", "only the real samples")
def fakes_forgotten(discriminator, real, fakes):
    discriminator.trainable = True
    return discriminator.train_on_batch(real, labels(len(real), 0))


@wrong_answer("animation.discriminator_turn", "only the fakes")
def real_forgotten(discriminator, real, fakes):
    discriminator.trainable = True
    return discriminator.train_on_batch(fakes, labels(0, len(fakes)))


@wrong_answer("animation.discriminator_turn", "generator's wish")
def all_labelled_real(discriminator, real, fakes):
    discriminator.trainable = True
    samples = np.concatenate([real, fakes])
    return discriminator.train_on_batch(samples, labels(len(samples), 0))


@wrong_answer("animation.discriminator_turn", "The loss is None")
def loss_not_returned(discriminator, real, fakes):
    discriminator.trainable = True
    samples = np.concatenate([real, fakes])
    discriminator.train_on_batch(samples, labels(len(real), len(fakes)))


@wrong_answer("animation.generator_turn", "The loss is None")
def generators_loss_not_returned(stacked, discriminator, latents):
    discriminator.trainable = False
    stacked.train_on_batch(latents, labels(len(latents), 0))


@wrong_answer("animation.generator_turn", "discriminator moved")
def discriminator_not_frozen(stacked, discriminator, latents):
    return stacked.train_on_batch(latents, labels(len(latents), 0))


@wrong_answer("animation.generator_turn", "generator did not move")
def whole_stack_frozen(stacked, discriminator, latents):
    stacked.trainable = False
    return stacked.test_on_batch(latents, labels(len(latents), 0))


@wrong_answer("animation.generator_turn", "learns to be caught")
def labelled_as_fakes(stacked, discriminator, latents):
    discriminator.trainable = False
    return stacked.train_on_batch(latents, labels(0, len(latents)))


@wrong_answer("animation.generator_turn", "no real samples in this turn")
def labels_of_the_other_turn(stacked, discriminator, latents):
    discriminator.trainable = False
    half = len(latents) // 2
    return stacked.train_on_batch(latents, labels(half, len(latents) - half))


@wrong_answer("animation.generator_turn", "only one call")
def two_calls(stacked, discriminator, latents):
    discriminator.trainable = False
    stacked.train_on_batch(latents, labels(len(latents), 0))
    return stacked.train_on_batch(latents, labels(len(latents), 0))


def discriminator_turn(discriminator, real, fakes):
    samples = np.concatenate([real, fakes])
    return discriminator.train_on_batch(samples, labels(len(real), len(fakes)))


def generator_turn(stacked, discriminator, latents):
    return stacked.train_on_batch(latents, labels(len(latents), 0))


def drawn(count, generator):
    return np.random.default_rng().normal(size=(count, generator.input_shape[-1]))


@wrong_answer("animation.training_step", "generator goes first")
def generator_first(generator, discriminator, stacked, real):
    latents = drawn(len(real), generator)
    second = generator_turn(stacked, discriminator, latents)
    return discriminator_turn(discriminator, real, generator.predict_on_batch(latents)), second


@wrong_answer("animation.training_step", "same latent vectors")
def noise_drawn_once(generator, discriminator, stacked, real):
    latents = np.random.default_rng(0).normal(size=(len(real), generator.input_shape[-1]))
    first = discriminator_turn(discriminator, real, generator.predict_on_batch(latents))
    return first, generator_turn(stacked, discriminator, latents)


@wrong_answer("animation.training_step", "normal distribution")
def uniform_noise(generator, discriminator, stacked, real):
    latents = np.random.default_rng().uniform(size=(len(real), generator.input_shape[-1]))
    first = discriminator_turn(discriminator, real, generator.predict_on_batch(latents))
    return first, generator_turn(stacked, discriminator, latents)


@wrong_answer("animation.training_step", "as many fakes")
def noise_in_place_of_fakes(generator, discriminator, stacked, real):
    noise = np.random.default_rng().normal(size=real.shape)
    first = discriminator_turn(discriminator, real, noise)
    return first, generator_turn(stacked, discriminator, drawn(len(real), generator))


@wrong_answer("animation.training_step", "same latent vectors")
def fakes_of_the_same_noise(generator, discriminator, stacked, real):
    same = np.random.default_rng(0).normal(size=(len(real), generator.input_shape[-1]))
    first = discriminator_turn(discriminator, real, generator.predict_on_batch(same))
    return first, generator_turn(stacked, discriminator, drawn(len(real), generator))


@wrong_answer("animation.training_step", "generator does not learn")
def only_the_discriminator(generator, discriminator, stacked, real):
    fakes = generator.predict_on_batch(drawn(len(real), generator))
    return discriminator_turn(discriminator, real, fakes), 0.0


@wrong_answer("animation.training_step", "one turn of each")
def two_turns_of_the_generator(generator, discriminator, stacked, real):
    latents = drawn(len(real), generator)
    first = discriminator_turn(discriminator, real, generator.predict_on_batch(latents))
    generator_turn(stacked, discriminator, latents)
    return first, generator_turn(stacked, discriminator, latents)


@wrong_answer("animation.training_step", "takes the real samples first")
def fakes_handed_over_first(generator, discriminator, stacked, real):
    latents = drawn(len(real), generator)
    first = discriminator_turn(discriminator, generator.predict_on_batch(latents), real)
    return first, generator_turn(stacked, discriminator, latents)


@wrong_answer("animation.training_step", "One number fills")
def one_number_for_a_vector(generator, discriminator, stacked, real):
    latents = np.repeat(np.random.normal(size=(len(real), 1)), generator.input_shape[-1], axis=1)
    first = discriminator_turn(discriminator, real, generator.predict_on_batch(latents))
    return first, generator_turn(stacked, discriminator, latents)


@wrong_answer("animation.training_step", "every real sample of the batch once")
def one_real_sample(generator, discriminator, stacked, real):
    latents = drawn(len(real), generator)
    same = np.repeat(real[:1], len(real), axis=0)
    first = discriminator_turn(discriminator, same, generator.predict_on_batch(latents))
    return first, generator_turn(stacked, discriminator, latents)


@wrong_answer("animation.training_step", "losses are swapped")
def losses_swapped(generator, discriminator, stacked, real):
    latents = drawn(len(real), generator)
    first = discriminator_turn(discriminator, real, generator.predict_on_batch(latents))
    return generator_turn(stacked, discriminator, latents), first


@wrong_answer("animation.gradient_norm", "Only the last array")
def overwritten_in_the_loop(gradients):
    for gradient in gradients:
        squares = np.sum(gradient**2)
    return np.sqrt(squares)


@wrong_answer("animation.gradient_norm", "cancel")
def summed_up(gradients):
    return sum(np.sum(gradient) for gradient in gradients)


@wrong_answer("animation.discriminator_accuracy", "belongs to probabilities")
def threshold_of_a_probability(real_logits, fake_logits):
    return np.mean(real_logits > 0.5), np.mean(fake_logits <= 0.5)


@wrong_answer("animation.discriminator_accuracy", "one number for both")
def one_number_for_both(real_logits, fake_logits):
    return np.mean(np.concatenate([real_logits > 0, fake_logits <= 0]))


@wrong_answer("animation.pixel_spread", "all pixels at once")
def spread_of_everything(images):
    return np.std(images)


@wrong_answer("animation.pixel_spread", "inside each picture")
def mean_over_the_wrong_axis(images):
    return np.std(images, axis=(1, 2, 3)).mean()


@wrong_answer("animation.true_losses", "counted from 0")
def counted_from_zero(means):
    return np.append(means[0], np.diff(np.asarray(means) * np.arange(len(means))))


@wrong_answer("animation.true_losses", "first loss is the first mean")
def one_too_few(means):
    return np.diff(np.asarray(means) * np.arange(1, len(means) + 1))


FOUND = [
    (1, 4_500, "generator's curve", "it runs below zero all the time"),
    (100, 1_000, "pictures", "black for hundreds of steps"),
    (1_000, 4_500, "pictures", "all of them look alike"),
    (500, 4_500, "both curves", "smooth, and then they jump"),
]


@wrong_answer("animation.oddities", "3 found so far")
def three_found():
    return FOUND[:3]


@wrong_answer("animation.oddities", "3 found so far")
def the_same_in_other_steps():
    return [*FOUND[:3], (2_000, 3_000, "pictures", "All of them  look alike")]


@wrong_answer("animation.oddities", "Nothing is odd about the curves?")
def pictures_alone():
    return [(first, last, "pictures", text) for first, last, _, text in FOUND]


@wrong_answer("animation.oddities", "Nothing is odd about the pictures?")
def curves_alone():
    return [(first, last, "both curves", text) for first, last, _, text in FOUND]


@wrong_answer("animation.oddities", "a range begins with the earlier step")
def ranges_turned_round():
    return [(last, first, *rest) for first, last, *rest in FOUND]


@wrong_answer("animation.oddities", "Everything is odd nearly all the time?")
def always():
    return [(0, 4_500, *rest) for *_, rest in [(one[:2], one[2:]) for one in FOUND]]


@wrong_answer("animation.oddities", "describe it so that somebody else finds it")
def hardly_described():
    return [*FOUND[:3], (500, 4_500, "both curves", "they jump")]


@wrong_answer("animation.oddities", 'Did you mean "pictures"?')
def another_place():
    return [*FOUND[:3], (500, 4_500, "picture", "they are all alike")]


@wrong_answer("animation.oddities", "does your function end in `return [...]`?")
def findings_without_return():
    found = [(1, 4_500, "generator's curve", "it runs below zero, where no cross-entropy can be")]
    found.append((100, 1_000, "pictures", "they turn black"))


@wrong_answer("animation.oddities", "Expected of each finding")
def texts_alone():
    return [text for *_, text in FOUND]


@wrong_answer("animation.oddities", "Say in words")
def numbers_for_words():
    return [*FOUND[:3], (500, 4_500, "both curves", 5)]


@wrong_answer("animation.updates", "counts whole steps")
def whole_steps(gan, real):
    gan.train_on_batch(real)
    return 1, 1


@wrong_answer("animation.updates", "since the model was compiled")
def all_updates_so_far(gan, real):
    gan.train_on_batch(real)
    return [int(optimizer.iterations) for optimizer in gan.optimizer.by_phase.values()]


@wrong_answer("animation.updates", "Nothing was updated")
def variables_in_place_of_numbers(gan, real):
    counts = [optimizer.iterations for optimizer in gan.optimizer.by_phase.values()]
    gan.train_on_batch(real)
    after = [optimizer.iterations for optimizer in gan.optimizer.by_phase.values()]
    return [int(one) - int(other) for one, other in zip(after, counts, strict=True)]


@wrong_answer("animation.updates", "Expected two counts")
def both_together(gan, real):
    gan.train_on_batch(real)
    return sum(int(optimizer.iterations) for optimizer in gan.optimizer.by_phase.values())


@wrong_answer("animation.step_size", "How far is that?")
def no_unit(before, after):
    return np.mean([abs(a - b).mean() for a, b in zip(after, before, strict=True)]) * 0 + (
        np.abs(np.concatenate([(a - b).ravel() for a, b in zip(after, before, strict=True)])).mean()
    )


@wrong_answer("animation.step_size", "cancel")
def signs_left(before, after):
    one, other = (np.concatenate([w.ravel() for w in weights]) for weights in (before, after))
    return (other - one).mean() / one.std()


def causes_of(numbers, **changed):
    """The right diagnosis, but for some causes."""
    discriminators, generators = numbers["updates"]
    found = {
        "saturating loss": numbers["lowest generator loss"] < 0,
        "too many turns": discriminators > generators,
        "small learning rate": numbers["step size"] < 1.5e-3,
        "running means": numbers["jump"] > 5,
        "close latent vectors": numbers["spread shown"] < numbers["spread fresh"] / 2,
        "mode collapse": numbers["spread fresh"] < numbers["spread real"] / 2,
        "labels swapped": numbers["right on real"] < 0.5 and numbers["right on fake"] < 0.5,
    }
    return [cause for cause, is_so in (found | changed).items() if is_so]


@wrong_answer("animation.diagnosis", "trainings are diagnosed as they should be")
def alike_therefore_collapsed(numbers):
    alike = numbers["spread shown"] < 0.1
    return causes_of(numbers, **{"mode collapse": alike, "close latent vectors": False})


@wrong_answer("animation.diagnosis", "suspected where they are not")
def the_slow_gans_causes_for_all(numbers):
    return ["saturating loss", "too many turns", "small learning rate", "running means"]


@wrong_answer("animation.diagnosis", "2 of 12 trainings")
def nothing_is_ever_wrong(numbers):
    return []


@wrong_answer("animation.diagnosis", "Causes overlooked: ")
def one_cause_each(numbers):
    return causes_of(numbers)[:1]


@wrong_answer("animation.diagnosis", 'Did you mean "running means"?')
def misspelt(numbers):
    return ["running mean"]


@wrong_answer("animation.diagnosis", "does your function end in `return causes`?")
def causes_not_returned(numbers):
    causes_of(numbers)


class Slow(GAN):
    """With the faults of the slow GAN, each of which can be left in."""

    saturates, turns = False, 1

    def phases(self):
        first = Phase("discriminator", [self.discriminator], self.discriminator_loss, self.turns)
        return [first, super().phases()[1]]

    def generator_loss(self, real):
        logits = self.discriminator(self.fakes_like(real), training=True)
        return ops.mean(-ops.softplus(logits) if self.saturates else ops.softplus(-logits))


def adam(rate):
    return keras.optimizers.Adam(rate, beta_1=0.5)


def built(image_shape, rate=1e-3, saturates=False, turns=1, kind=Slow, generator=None):
    generator = generator or dcgan.build_generator(16, image_shape, filters=8)
    gan = kind(generator, dcgan.build_discriminator(image_shape, filters=8), 16, seed=0)
    gan.saturates, gan.turns = saturates, turns
    gan.compile({name: adam(rate) for name in ("discriminator", "generator")})
    return gan


@wrong_answer("animation.my_gan", "its loss saturates")
def still_saturating(image_shape):
    return built(image_shape, saturates=True)


@wrong_answer("animation.my_gan", "still takes 2 turns")
def still_two_turns(image_shape):
    return built(image_shape, turns=2)


@wrong_answer("animation.my_gan", "raise its learning rate")
def still_a_small_rate(image_shape):
    return built(image_shape, rate=2e-4)


@wrong_answer("animation.my_gan", "Lower its learning rate")
def far_too_large_a_rate(image_shape):
    return built(image_shape, rate=0.1)


class Caught(Slow):
    def generator_loss(self, real):
        return ops.mean(ops.softplus(self.discriminator(self.fakes_like(real), training=True)))


class Unmoved(Slow):
    def phases(self):
        first, second = super().phases()
        return [first, Phase("generator", [self.discriminator], second.loss)]


@wrong_answer("animation.my_gan", "to where the discriminator says real")
def fakes_labelled_as_fakes(image_shape):
    return built(image_shape, kind=Caught)


@wrong_answer("animation.my_gan", "does not move both networks")
def discriminator_learns_in_both_turns(image_shape):
    return built(image_shape, kind=Unmoved)


@wrong_answer("animation.my_gan", "Expected a compiled GAN")
def not_compiled(image_shape):
    generator = dcgan.build_generator(16, image_shape, filters=8)
    return GAN(generator, dcgan.build_discriminator(image_shape, filters=8), 16)


@wrong_answer("animation.my_gan", "what is its learning rate?")
def a_discriminator_that_does_not_learn(image_shape):
    gan = built(image_shape)
    gan.compile({"discriminator": adam(0.0), "generator": adam(1e-3)})
    return gan


@wrong_answer("animation.my_gan", "`dcgan` with `filters=8` has")
def larger_networks(image_shape):
    return built(image_shape, generator=dcgan.build_generator(16, image_shape))


class TakesLogitsForProbabilities(Slow):
    def generator_loss(self, real):
        logits = self.discriminator(self.fakes_like(real), training=True)
        return keras.losses.BinaryCrossentropy()(ops.ones_like(logits), logits)


@wrong_answer("animation.my_gan", "without `from_logits=True`")
def from_logits_forgotten(image_shape):
    return built(image_shape, kind=TakesLogitsForProbabilities)


@keras.saving.register_keras_serializable(package="wrong answers")
class LookUp(keras.layers.Layer):
    """Returns images that it keeps, whichever the latent vector says."""

    kept = np.random.default_rng(0).uniform(-1, 1, (100, 28, 28, 1)).astype("float32")

    def call(self, latents):
        number = ops.cast(ops.floor(ops.abs(latents[:, 0]) * 100), "int32")
        return ops.take(self.kept, number % 100, axis=0)


@wrong_answer("animation.my_gan", "only looks up")
def real_images_looked_up(image_shape):
    latents = keras.Input((16,))
    weight = keras.layers.Dense(16)(latents)
    return built(image_shape, generator=keras.Model(latents, LookUp()(latents + 0 * weight)))


@wrong_answer("animation.race", "Expected a compiled GAN")
def sent_uncompiled(image_shape):
    generator = dcgan.build_generator(16, image_shape, filters=8)
    return GAN(generator, dcgan.build_discriminator(image_shape, filters=8), 16)


@wrong_answer("animation.race", "Expected a compiled GAN")
def a_generator_alone_sent(image_shape):
    generator = dcgan.build_generator(16, image_shape, filters=8)
    generator.compile(loss="mse")
    return generator


class OneLearns(GAN):
    def phases(self):
        return super().phases()[:1]


@wrong_answer("animation.race", "Expected the phases discriminator and generator, received")
def one_network_never_learns(image_shape):
    generator = dcgan.build_generator(16, image_shape, filters=8)
    gan = OneLearns(generator, dcgan.build_discriminator(image_shape, filters=8), 16)
    gan.compile()
    return gan
