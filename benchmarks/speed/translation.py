"""`python -m benchmarks.speed.translation [--rounds N]`: one step of a CycleGAN.

The networks of `benchmarks.figures.translation`, without pool and noise, beside the same step as a
hand-written `tf.function` and in PyTorch, channels last. All take two turns, the discriminators'
and the generators', each on fresh translations. `one forward pass` is the other way to write it by
hand: both turns share one set of translations, which saves a sixth of the arithmetic and makes the
updates simultaneous. The table is kept. Three rounds take some two minutes.
"""

from dataclasses import dataclass

from benchmarks.speed.one_track import run
from benchmarks.speed.race import Peer

HERE = "benchmarks.speed.translation"
PEERS = [
    Peer("hand-written tf.function", f"{HERE}:hand_written"),
    Peer("hand-written tf.function, one forward pass", f"{HERE}:hand_written_at_once"),
    Peer("PyTorch, channels last", "benchmarks.speed.torch_translation:channels_last", "torch"),
    Peer("gankit", f"{HERE}:ours"),
    Peer("gankit on JAX", f"{HERE}:ours", "jax", "jax"),
]
CYCLE_WEIGHT = 2.0


@dataclass(frozen=True)
class Track:
    """What the race is run on.

    Args:
        image_shape: `(H, W, C)`.
        filters: Of the generators at the full size; the discriminators have twice as many.
        blocks: Residual blocks of a generator.
        batch_size: Images of each domain.
        steps: Steps per round.
    """

    image_shape: tuple = (16, 16, 1)
    filters: int = 16
    blocks: int = 2
    batch_size: int = 64
    steps: int = 40


def batch(track):
    """Draws random images in place of real ones: source and target."""
    import numpy as np

    random = np.random.default_rng(0)
    images = random.uniform(-1, 1, (2, track.batch_size, *track.image_shape)).astype("float32")
    return list(images)


def networks(track):
    """Builds target generator, source generator, source and target discriminator."""
    from benchmarks.figures.translation_pairs import build_networks

    return build_networks(track.image_shape, track.filters, track.blocks, noise=0.0)


def ours(track):
    """gankit: one `train_on_batch`."""
    from gankit.models.cyclegan import CycleGAN

    model = CycleGAN(*networks(track), cycle_weight=CYCLE_WEIGHT, pool_size=0)
    model.compile(jit_compile=False)
    images = batch(track)
    return lambda: model.train_on_batch(images, return_dict=True)


def hand_written(track):
    """Two turns in one `tf.function`, each with translations of its own."""
    return _written_by_hand(track, at_once=False)


def hand_written_at_once(track):
    """One forward pass, two tapes' gradients, as TensorFlow's own tutorial has it."""
    return _written_by_hand(track, at_once=True)


def _written_by_hand(track, at_once):
    import keras
    import tensorflow as tf

    to_target, to_source, *judges = networks(track)
    players = [variable for judge in judges for variable in judge.trainable_variables]
    painters = to_target.trainable_variables + to_source.trainable_variables
    optimizers = [keras.optimizers.Adam(5e-4, beta_1=0.5) for _ in range(2)]
    for optimizer, variables in zip(optimizers, (players, painters), strict=True):
        optimizer.build(variables)
    source, target = (tf.constant(images) for images in batch(track))

    def translated():
        return to_source(target, training=True), to_target(source, training=True)

    def judges_loss(fakes):
        loss = 0.0
        for judge, real, fake in zip(judges, (source, target), fakes, strict=True):
            loss += tf.reduce_mean(tf.square(judge(real, training=True) - 1.0)) / 2
            loss += tf.reduce_mean(tf.square(judge(fake, training=True))) / 2
        return loss

    def painters_loss(fakes):
        fooled = sum(
            tf.reduce_mean(tf.square(judge(fake, training=True) - 1.0))
            for judge, fake in zip(judges, fakes, strict=True)
        )
        again = to_source(fakes[1], training=True), to_target(fakes[0], training=True)
        cycle = tf.reduce_mean(tf.abs(again[0] - source)) + tf.reduce_mean(
            tf.abs(again[1] - target)
        )
        return fooled + CYCLE_WEIGHT * cycle

    def apply(number, tape, loss, variables):
        gradients = tape.gradient(loss, variables)
        optimizers[number].apply_gradients(zip(gradients, variables, strict=True))

    @tf.function
    def in_turns():
        fakes = translated()
        with tf.GradientTape() as tape:
            first = judges_loss(fakes)
        apply(0, tape, first, players)
        with tf.GradientTape() as tape:
            second = painters_loss(translated())
        apply(1, tape, second, painters)
        return first, second

    @tf.function
    def simultaneously():
        with tf.GradientTape(persistent=True) as tape:
            fakes = translated()
            first = judges_loss([tf.stop_gradient(fake) for fake in fakes])
            second = painters_loss(fakes)
        apply(0, tape, first, players)
        apply(1, tape, second, painters)
        return first, second

    step = simultaneously if at_once else in_turns
    return lambda: [float(loss) for loss in step()]


if __name__ == "__main__":
    run("translation", PEERS, Track(), rounds=3)
