"""Twice the side by a convolution: what generators of images use in place of a transposed one.

Shi et al. 2016: a convolution at the small size makes four channels for each one wanted, and each
four become a square of 2x2 pixels. Every pixel is written once, so that no checkerboard comes of
overlaps. It needs no more than a plain convolution and is fast on every backend, where a transposed
one is very slow on JAX without a GPU.
"""

import keras
from keras import layers, ops


@keras.saving.register_keras_serializable(package="gankit")
class SubPixel(layers.Layer):
    """Doubles the side of feature maps: a convolution, then depth to space.

    Its kernel begins as `NearestNeighbour`: at first all four pixels of a square are equal, as if
    the map had been resized. Begun at random they would differ from the start, and leave a fine
    grid in the images (Aitken et al. 2017).

    Args:
        filters: Channels of the output.
        kernel_size: Side of the convolution's kernel, at the small size.
        use_bias: Whether the convolution has a bias; none before a normalisation.
        **kwargs: A layer's usual `name` and `dtype`.

    Input shape: `(N, H, W, C)`.

    Output shape: `(N, 2 * H, 2 * W, filters)`.
    """

    def __init__(self, filters, kernel_size=3, use_bias=True, **kwargs):
        super().__init__(**kwargs)
        self.filters = filters
        self.kernel_size = kernel_size
        self.use_bias = use_bias
        self.convolution = self.make_convolution()

    def make_convolution(self):
        """Builds the convolution at the small size; a subclass may take another kind."""
        return layers.Conv2D(
            4 * self.filters,
            self.kernel_size,
            padding="same",
            use_bias=self.use_bias,
            kernel_initializer=NearestNeighbour(),
            dtype=self.dtype_policy,
            name="convolution",
        )

    def build(self, input_shape):
        self.convolution.build(input_shape)
        self.built = True

    def call(self, inputs):
        return depth_to_space(self.convolution(inputs))

    def compute_output_shape(self, input_shape):
        count, height, width, _ = input_shape
        doubled = (None if side is None else 2 * side for side in (height, width))
        return (count, *doubled, self.filters)

    def get_config(self):
        own = ("filters", "kernel_size", "use_bias")
        return {**super().get_config(), **{name: getattr(self, name) for name in own}}


def depth_to_space(maps):
    """Makes a square of 2x2 pixels of each pixel's channels.

    Args:
        maps: Tensor `(N, H, W, 4 * C)` of known H and W; the first C channels are those of the
            upper left pixel, then come the upper right, lower left and lower right ones.

    Returns:
        Tensor `(N, 2 * H, 2 * W, C)`.

    Example: one pixel with the channels [1, 2, 3, 4] -> the square [[1, 2], [3, 4]].
    """
    _, height, width, depth = maps.shape
    # Left and right lie beside each other already: a single exchange of axes does it.
    rows = ops.reshape(maps, (-1, width, 2, depth // 2))  # (N * H, W, 2, 2 * C)
    rows = ops.transpose(rows, (0, 2, 1, 3))
    return ops.reshape(rows, (-1, 2 * height, 2 * width, depth // 4))


@keras.saving.register_keras_serializable(package="gankit")
class NearestNeighbour(keras.initializers.Initializer):
    """Gives the four channels of a square one and the same random kernel (Aitken et al. 2017).

    Args:
        initializer: What draws that kernel.
    """

    def __init__(self, initializer="glorot_uniform"):
        self.initializer = keras.initializers.get(initializer)

    def __call__(self, shape, dtype=None):
        """Returns a kernel `(height, width, inputs, outputs)`; outputs is a multiple of 4."""
        one = self.initializer((*shape[:-1], shape[-1] // 4), dtype=dtype)
        return ops.concatenate([one] * 4, axis=-1)

    def get_config(self):
        return {"initializer": keras.initializers.serialize(self.initializer)}


def instance_normalisation():
    """Builds a layer that normalises each channel of each image by itself (Ulyanov et al. 2016).

    It takes an image's own contrast and brightness away, which suits changes of style; where
    most of an image is empty it also takes the strength of the strokes. Nothing in it depends on
    the rest of the batch.

    Returns:
        A `keras.layers.GroupNormalization` of as many groups as there are channels.
    """
    return layers.GroupNormalization(groups=-1)


def resize_convolution(filters, use_bias=True):
    """Builds the other way up: each pixel four times, then a convolution (Odena et al. 2016).

    As much arithmetic as a `SubPixel` of the same kernel takes, but on maps of the large side.

    Args:
        filters: Channels of the output.
        use_bias: Whether the convolution has a bias.

    Returns:
        A layer from `(N, H, W, C)` to `(N, 2 * H, 2 * W, filters)`.
    """
    convolution = layers.Conv2D(filters, 3, padding="same", use_bias=use_bias)
    return keras.Sequential([layers.UpSampling2D(), convolution])
