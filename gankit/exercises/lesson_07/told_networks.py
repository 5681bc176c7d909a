"""Two small networks of plain NumPy that are told a label, drawn from a seed.

Samples, latent vectors and labels are equally long, so that whoever confuses them gets numbers that
a judge can recognise.
"""

import numpy as np

LENGTH = 4


class ToldNetwork:
    """Answers a list of two arrays, `[samples or latents, labels]`, as a Keras model would.

    Args:
        first: What the first of the two is called in messages.
        compute: Function of both arrays.
    """

    def __init__(self, first, compute):
        self.first, self.compute = first, compute

    def __call__(self, inputs, training=False):
        if not isinstance(inputs, (list, tuple)) or len(inputs) != 2:
            raise ValueError(
                f"expected a list of two, [{self.first}, labels], received {type(inputs).__name__}"
            )
        return self.compute(*(np.asarray(part, "float32") for part in inputs))

    def predict_on_batch(self, inputs):
        return self(inputs)

    def predict(self, inputs, batch_size=None, verbose=0):
        return self(inputs)


def drawn_networks(seed):
    """Draws a generator from `[latents, labels]` and a discriminator from `[images, labels]`."""
    random = np.random.default_rng([seed, 1])
    style, look, real, fit = random.normal(size=(4, LENGTH, LENGTH)).astype("float32")

    def generate(latents, labels):
        return np.tanh(latents @ style + 2 * labels @ look)

    def discriminate(images, labels):
        features = np.tanh(images @ real)
        plain_logits = np.sum(features, axis=1, keepdims=True)
        return plain_logits + np.sum(features * (labels @ fit), axis=1, keepdims=True)

    return ToldNetwork("latents", generate), ToldNetwork("images", discriminate)


def drawn_batch(seed):
    """Draws images, label vectors and latent vectors, float32 `(12, 4)` each."""
    random = np.random.default_rng([seed, 2])
    labels = random.permutation(np.arange(12) % LENGTH)
    images, latents = random.uniform(-1, 1, (12, LENGTH)), random.normal(size=(12, LENGTH))
    return (
        images.astype("float32"),
        np.eye(LENGTH, dtype="float32")[labels],
        latents.astype("float32"),
    )
