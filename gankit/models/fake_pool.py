"""A pool of old fakes, from which a discriminator is shown some in place of the newest."""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class FakePool(layers.Layer):
    """Keeps fakes of earlier steps and hands some of them out again.

    Shrivastava et al. 2017, section 2.3; in CycleGAN it holds 50 images (Zhu et al. 2017, section
    4). A discriminator that sees the newest fakes alone forgets what it knew of the older ones, and
    the generator can return to them.

    Until the pool is full it stores what it is shown, and hands it on. From then on each fake is,
    with a probability of 1/2, exchanged for a random one from the pool and takes its place. Of a
    batch that is larger than the pool, as many take part as the pool holds; the rest is handed on.

    What is stored is state that the model saves: name the pool in `Phase(..., state=[pool])`.

    Args:
        size: How many fakes it holds, at least 1.
        sample_shape: Shape of one, such as `(28, 28, 1)`.
        seed: Whole number for what is exchanged; None draws one from the global seed.
        **kwargs: A layer's usual `name`.

    Input shape: `(N, *sample_shape)`.

    Output shape: The same.
    """

    def __init__(self, size, sample_shape, seed=None, **kwargs):
        # What is stored keeps its full precision, whatever the networks compute in.
        super().__init__(**{"dtype": "float32", **kwargs})
        if size < 1:
            raise ValueError(f"Expected a pool of at least 1 fake. Received: size={size}")
        self.size = size
        self.sample_shape = tuple(sample_shape)
        self.seed = seed
        self.seed_generator = keras.random.SeedGenerator(seed)
        shape = (size, *self.sample_shape)
        self.samples = self.add_weight(shape, "zeros", trainable=False, name="samples")
        self.filled = self.add_weight((), "zeros", trainable=False, name="filled")
        self.built = True

    def call(self, fakes):
        shown = fakes[: self.size]
        count = ops.shape(shown)[0]
        places = self._order()[:count]
        old = ops.take(self.samples.value, places, axis=0)
        is_old = ops.cast(places, "float32") < self.filled.value
        heads = keras.random.uniform((count,), seed=self.seed_generator) < 0.5
        exchanged = _as_wide_as(ops.logical_and(is_old, heads), shown)
        kept_back = _as_wide_as(ops.logical_and(is_old, ops.logical_not(heads)), shown)
        stored = ops.where(kept_back, old, shown)
        self.samples.assign(ops.scatter_update(self.samples.value, places[:, None], stored))
        self.filled.assign(ops.minimum(self.filled.value + ops.cast(count, "float32"), self.size))
        return ops.concatenate([ops.where(exchanged, old, shown), fakes[self.size :]])

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        own = ("size", "sample_shape", "seed")
        return {**super().get_config(), **{name: getattr(self, name) for name in own}}

    def _order(self):
        """Returns the places of the pool: the empty ones in turn, then the others at random."""
        places = ops.arange(self.size, dtype="float32")
        drawn = keras.random.uniform((self.size,), seed=self.seed_generator)
        keys = ops.where(places < self.filled.value, 1.0 + drawn, places / self.size)
        return ops.argsort(keys)


def _as_wide_as(flags, samples):
    """Gives booleans `(N,)` as many axes as samples `(N, ...)` have."""
    return ops.reshape(flags, (-1, *[1] * (len(samples.shape) - 1)))
