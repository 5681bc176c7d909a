"""Other right answers to the exercises of lesson 08, training animation."""

import keras
import numpy as np

from gankit.models import dcgan
from gankit.models.gan import GAN
from gankit.runs import panels
from tests.exercises.right_answers import right_answer

right_answer("animation.gradient_norm")(panels.gradient_norm)
right_answer("animation.discriminator_accuracy")(panels.discriminator_accuracy)
right_answer("animation.pixel_spread")(panels.pixel_spread)


@right_answer("animation.labels")
def by_a_list(real_count, fake_count):
    return np.array([[1]] * real_count + [[0]] * fake_count)


@right_answer("animation.discriminator_turn")
def one_call_on_each_half(discriminator, real, fakes):
    discriminator.trainable = True
    real_loss = discriminator.train_on_batch(real, np.ones((len(real), 1)))
    return (real_loss + discriminator.train_on_batch(fakes, np.zeros((len(fakes), 1)))) / 2


@right_answer("animation.generator_turn")
def thawed_again(stacked, discriminator, latents):
    discriminator.trainable = False
    loss = stacked.train_on_batch(latents, np.ones((len(latents), 1)))
    discriminator.trainable = True
    return loss


@right_answer("animation.training_step")
def fresh_latents_for_each_turn(generator, discriminator, stacked, real):
    latent_dim = generator.input_shape[-1]
    fakes = generator(keras.random.normal((len(real), latent_dim)), training=False)
    fakes = keras.ops.convert_to_numpy(fakes)
    first = discriminator.train_on_batch(np.concatenate([real, fakes]), [[1]] * 6 + [[0]] * 6)
    latents = np.random.randn(len(real), latent_dim)
    return [first, stacked.train_on_batch(latents, np.ones((len(real), 1)))]


LATENT_DIM = 16  # as the notebook has it


@right_answer("animation.training_step")
def the_length_from_a_global(generator, discriminator, stacked, real):
    latents = np.random.normal(size=(len(real), LATENT_DIM))
    fakes = generator.predict_on_batch(x=latents)
    real_loss = discriminator.train_on_batch(x=real, y=np.ones((len(real), 1)))
    fake_loss = discriminator.train_on_batch(x=fakes, y=np.zeros((len(real), 1)))
    return real_loss / 2 + fake_loss / 2, stacked.train_on_batch(latents, np.ones((len(real), 1)))


@right_answer("animation.training_step")
def the_length_from_the_stack(generator, discriminator, stacked, real):
    first, second = (
        np.random.default_rng().normal(size=(len(real), network.inputs[0].shape[-1]))
        for network in (stacked, generator)
    )
    both = np.concatenate([generator.predict(first, verbose=0), real])
    labels = np.repeat([0, 1], len(real))
    loss = discriminator.train_on_batch(both, labels, return_dict=True)["loss"]
    return loss, stacked.train_on_batch(second, np.ones((len(real), 1)))


@right_answer("animation.gradient_norm")
def of_one_long_vector(gradients):
    return np.linalg.norm(np.concatenate([gradient.ravel() for gradient in gradients]))


@right_answer("animation.true_losses")
def in_a_loop(means):
    losses, total = [], 0.0
    for count, mean in enumerate(means, start=1):
        losses.append(count * mean - total)
        total = count * mean
    return losses


@right_answer("animation.my_gan")
def with_the_packages_defaults(image_shape):
    generator, discriminator = (
        dcgan.build_generator(16, image_shape, filters=8),
        dcgan.build_discriminator(image_shape, filters=8),
    )
    gan = GAN(generator, discriminator, 16, label_smoothing=0.1)
    gan.compile()
    return gan


@right_answer("animation.my_gan")
def a_faster_discriminator(image_shape):
    generator = dcgan.build_generator(8, image_shape, filters=8)
    gan = GAN(generator, dcgan.build_discriminator(image_shape, filters=8), 8)
    rates = {"discriminator": 2e-3, "generator": 1e-3}
    gan.compile({name: keras.optimizers.Adam(rate) for name, rate in rates.items()})
    return gan


@right_answer("animation.my_gan")
def with_a_warm_up(image_shape):
    gan = with_the_packages_defaults(image_shape)
    rate = keras.optimizers.schedules.CosineDecay(0.0, 4_000, warmup_target=2e-3, warmup_steps=200)
    gan.compile({name: keras.optimizers.Adam(rate) for name in ("discriminator", "generator")})
    return gan


@right_answer("animation.my_gan")
def with_an_averaged_generator(image_shape):
    gan = with_the_packages_defaults(image_shape)
    gan.compile(averages={"generator": 0.99})
    return gan


@right_answer("animation.oddities")
def tersely():
    return [
        [0, 100, "pictures", "grey and all the same"],
        (100.0, 900, "pictures", "then black for long"),
        (500, 500, "both curves", "a jump, like a step"),
        (1, 4_500, "discriminator's curve", "the mirror of the other"),
    ]


@right_answer("animation.updates")
def with_variables_read_twice(gan, real):
    def counts():
        phases = gan.phases()
        return np.array([int(gan.optimizer.by_phase[phase.name].iterations) for phase in phases])

    before = counts()
    gan.fit(real, batch_size=len(real), verbose=0)
    return counts() - before


@right_answer("animation.step_size")
def by_sums(before, after):
    changes = sum(np.abs(b - a).sum() for a, b in zip(before, after, strict=True))
    everything = np.hstack([weight.flatten() for weight in before])
    return changes / everything.size / everything.std()


@right_answer("animation.diagnosis")
def with_other_lines(numbers):
    causes = set()
    if numbers["lowest generator loss"] < -0.05:
        causes.add("saturating loss")
    if numbers["updates"][0] / numbers["updates"][1] > 1:
        causes.add("too many turns")
    if numbers["step size"] < 0.0016:
        causes.add("small learning rate")
    if numbers["jump"] >= 6:
        causes.add("running means")
    if numbers["spread shown"] / numbers["spread fresh"] < 0.4:
        causes.add("close latent vectors")
    if numbers["spread fresh"] / numbers["spread real"] < 0.4:
        causes.add("mode collapse")
    if max(numbers["right on real"], numbers["right on fake"]) < 0.3:
        causes.add("labels swapped")
    return causes
