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
