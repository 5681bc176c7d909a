"""The step of `benchmarks.speed.faces` by hand in TensorFlow: a tape within a tape."""

import keras
import tensorflow as tf

from benchmarks.speed.faces import build_networks, real_batch
from benchmarks.speed.taped import averages_of, built_adam, descend, follow


def nested_tapes(track, jit_compile=False):
    """Returns a function of one step in one `tf.function`."""
    generator, discriminator = build_networks(track)
    averaged = averages_of(generator)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real, size = tf.constant(real_batch(track)), track.batch_size
    optimizers = [
        built_adam(network, track.rate, 0.0, 0.99) for network in (generator, discriminator)
    ]

    def fakes():
        return generator(tf.random.normal((size, track.latent_dim)), training=True)

    def penalty(shown):
        with tf.GradientTape() as inner:
            inner.watch(shown)
            logits = discriminator(shown, training=True)
        slopes = inner.gradient(logits, shown)
        return 0.5 * tf.reduce_mean(tf.reduce_sum(tf.square(slopes), axis=(1, 2, 3)))

    def discriminator_turn():
        drawn = fakes()
        with tf.GradientTape() as tape:
            real_logits = discriminator(real, training=True)
            fake_logits = discriminator(drawn, training=True)
            loss = bce(tf.ones_like(real_logits), real_logits)
            loss += bce(tf.zeros_like(fake_logits), fake_logits)
            loss += track.penalty * penalty(real[: track.penalised])
        descend(optimizers[1], tape, loss, discriminator)
        return loss

    def generator_turn():
        with tf.GradientTape() as tape:
            fake_logits = discriminator(fakes(), training=True)
            loss = bce(tf.ones_like(fake_logits), fake_logits)
        descend(optimizers[0], tape, loss, generator)
        follow(averaged, generator, track.averaging)
        return loss

    @tf.function(jit_compile=jit_compile)
    def step():
        return discriminator_turn(), generator_turn()

    return lambda: [float(loss) for loss in step()]


def nested_tapes_with_xla(track):
    """The same with `jit_compile=True`."""
    return nested_tapes(track, jit_compile=True)
