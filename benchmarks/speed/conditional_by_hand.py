"""The step of `benchmarks.speed.conditional` as people write it in TensorFlow."""

import keras
import tensorflow as tf

from benchmarks.speed.conditional import build_networks, real_batch
from benchmarks.speed.taped import averages_of, built_adam, descend, follow


def in_one_function(track):
    """Returns a function of one step, both turns in one `tf.function`."""
    generator, discriminator = build_networks(track)
    averaged = averages_of(generator)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    images, labels = (tf.constant(each) for each in real_batch(track))
    optimizers = [built_adam(network, track.rate, 0.5) for network in (generator, discriminator)]

    def fakes():
        latents = tf.random.normal((track.batch_size, track.latent_dim))
        return generator([latents, labels], training=True)

    def discriminator_turn():
        drawn = fakes()
        with tf.GradientTape() as tape:
            real_logits = discriminator([images, labels], training=True)
            fake_logits = discriminator([drawn, labels], training=True)
            loss = bce(tf.ones_like(real_logits), real_logits)
            loss += bce(tf.zeros_like(fake_logits), fake_logits)
        descend(optimizers[1], tape, loss, discriminator)
        return loss

    def generator_turn():
        with tf.GradientTape() as tape:
            fake_logits = discriminator([fakes(), labels], training=True)
            loss = bce(tf.ones_like(fake_logits), fake_logits)
        descend(optimizers[0], tape, loss, generator)
        follow(averaged, generator, track.averaging)
        return loss

    @tf.function
    def step():
        return discriminator_turn(), generator_turn()

    return lambda: [float(loss) for loss in step()]
