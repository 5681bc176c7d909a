"""A Wasserstein GAN's step as people write it in TensorFlow: a tape within a tape."""

import keras
import tensorflow as tf

from benchmarks.speed.wasserstein import build_networks, real_batch


def nested_tapes(track, jit_compile=False):
    """Returns a function of one step: all turns in one `tf.function`."""
    generator, critic = build_networks(track)
    optimizers = [keras.optimizers.Adam(1e-3, beta_1=0.5) for _ in range(2)]
    for optimizer, network in zip(optimizers, (generator, critic), strict=True):
        optimizer.build(network.trainable_variables)
    real, size = tf.constant(real_batch(track)), track.batch_size

    def fakes():
        return generator(tf.random.normal((size, track.latent_dim)), training=True)

    def critic_turn(part):
        drawn = fakes()
        share = tf.random.uniform((size, *(1 for _ in track.sample_shape)))
        with tf.GradientTape() as tape:
            mixed = share * part + (1.0 - share) * drawn
            with tf.GradientTape() as inner:
                inner.watch(mixed)
                scores = critic(mixed, training=True)
            slopes = tf.reshape(inner.gradient(scores, mixed), (size, -1))
            norms = tf.sqrt(tf.reduce_sum(tf.square(slopes), axis=1) + 1e-12)
            loss = tf.reduce_mean(critic(drawn, training=True))
            loss -= tf.reduce_mean(critic(part, training=True))
            loss += track.penalty * tf.reduce_mean(tf.square(norms - 1.0))
        variables = critic.trainable_variables
        optimizers[1].apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
        return loss

    @tf.function(jit_compile=jit_compile)
    def step():
        for turn in range(track.critic_turns):
            loss = critic_turn(real[turn * size : (turn + 1) * size])
        with tf.GradientTape() as tape:
            generator_loss = -tf.reduce_mean(critic(fakes(), training=True))
        variables = generator.trainable_variables
        optimizers[0].apply_gradients(
            zip(tape.gradient(generator_loss, variables), variables, strict=True)
        )
        return loss, generator_loss

    return lambda: [float(loss) for loss in step()]


def nested_tapes_with_xla(track):
    """The same with `jit_compile=True`."""
    return nested_tapes(track, jit_compile=True)
