"""Three ways to take an adversarial step in Keras. Each returns a function that takes one step."""

import keras
import numpy as np

from benchmarks.speed.networks import build_networks, real_batch
from gankit.models.gan import GAN


def compiled_step(track, jit_compile="auto"):
    """gankit: one `train_on_batch` of an `AdversarialModel`."""
    gan = GAN(*build_networks(track), track.latent_dim)
    gan.compile(jit_compile=jit_compile)
    real = real_batch(track)
    return lambda: gan.train_on_batch(real, return_dict=True)


def compiled_step_with_xla(track):
    """The same, compiled with XLA, whether that suits the networks or not."""
    return compiled_step(track, jit_compile=True)


def compiled_step_without_xla(track):
    """The same without XLA."""
    return compiled_step(track, jit_compile=False)


def compiled_step_in_bfloat16(track):
    """The same with products in bfloat16 and weights in float32."""
    keras.config.set_dtype_policy("mixed_bfloat16")
    return compiled_step(track)


def naive_recipe(track):
    """The recipe of most tutorials: `predict`, then three `train_on_batch`.

    With `trainable` toggled around each turn; without that it would train nothing on Keras 3.
    """
    generator, discriminator = build_networks(track)
    stack = keras.Sequential([generator, discriminator])
    for model in (discriminator, stack):
        bce = keras.losses.BinaryCrossentropy(from_logits=True)
        model.compile(keras.optimizers.Adam(2e-4, beta_1=0.5), bce)
    real, size = real_batch(track), track.batch_size
    ones, zeros = np.ones((size, 1)), np.zeros((size, 1))
    random = np.random.default_rng(0)

    def latents():
        return random.standard_normal((size, track.latent_dim), np.float32)

    def step():
        discriminator.trainable = True
        discriminator.train_on_batch(real, ones)
        discriminator.train_on_batch(generator.predict(latents(), verbose=0), zeros)
        discriminator.trainable = False
        stack.train_on_batch(latents(), ones)

    return step


def hand_written_function(track, jit_compile=False):
    """A custom loop as TensorFlow's own tutorial writes it: two tapes in one `tf.function`."""
    import tensorflow as tf

    generator, discriminator = build_networks(track)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    optimizers = [keras.optimizers.Adam(2e-4, beta_1=0.5) for _ in ("generator", "discriminator")]
    optimizers[0].build(generator.trainable_variables)
    optimizers[1].build(discriminator.trainable_variables)
    real, size = tf.constant(real_batch(track)), track.batch_size

    @tf.function(jit_compile=jit_compile)
    def step():
        fakes = generator(tf.random.normal((size, track.latent_dim)), training=True)
        with tf.GradientTape() as tape:
            real_logits = discriminator(real, training=True)
            fake_logits = discriminator(fakes, training=True)
            loss = bce(tf.ones_like(real_logits), real_logits)
            loss += bce(tf.zeros_like(fake_logits), fake_logits)
        variables = discriminator.trainable_variables
        optimizers[1].apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
        with tf.GradientTape() as tape:
            fakes = generator(tf.random.normal((size, track.latent_dim)), training=True)
            fake_logits = discriminator(fakes, training=True)
            generator_loss = bce(tf.ones_like(fake_logits), fake_logits)
        variables = generator.trainable_variables
        optimizers[0].apply_gradients(
            zip(tape.gradient(generator_loss, variables), variables, strict=True)
        )
        return loss, generator_loss

    return lambda: [float(loss) for loss in step()]


def hand_written_function_xla(track):
    """The same with `jit_compile=True`."""
    return hand_written_function(track, jit_compile=True)
