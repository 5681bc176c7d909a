"""Conditional GAN: both networks are told a label, so that one can ask for what is drawn.

After Mirza and Osindero 2014. The label is one-hot for classes ("a seven") or a vector of 0 and 1
for attributes ("glasses, no smile"). `build_discriminator` is the projection discriminator of
Miyato and Koyama 2018; `build_plane_discriminator` takes the label as further colour planes, which
is what most courses teach. `benchmarks/figures/cgan_mnist.py` compares the two.
"""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import AdversarialModel, Phase
from gankit.labels import asked_vectors, label_vectors
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_no_share
from gankit.regularisers import regularised, regularised_parts


@keras.saving.register_keras_serializable(package="gankit")
class ConditionalGAN(AdversarialModel):
    """A GAN whose generator draws what a label asks for, and whose discriminator knows the label.

    It is trained with `fit(images, labels)`. The labels are whole numbers `(N,)` or vectors
    `(N, K)`; fakes are made for the labels of the batch, so both halves hold the same ones. A whole
    number that names no class can't be refused inside a compiled step: its vector is NaN, and so
    are the losses from that step on.

    What it generates comes from `averaged_generator`, whose weights trail the generator's: the
    players circle round their goal, and the average lies nearer to it than any single step.

    Args:
        generator: Functional model from `[latents, labels]`, `(N, latent_dim)` and `(N, K)`, to
            images `(N, H, W, C)` in [-1, 1].
        discriminator: Model from `[images, labels]` to logits `(N, 1)`, above 0 for "real".
        latent_dim: Length of the latent vector, drawn from a unit normal distribution.
        averaging: Float in [0, 1), how much of the averaged weights stays in a step, as in
            `averages={"generator": averaging}` of `compile`.
        label_smoothing: Float in [0, 1); the discriminator's target for real images is
            `1 - label_smoothing`.
        regulariser: `R1` or `FirstOrderR1` of `gankit.regularisers`, which hold the discriminator's
            slope at real images, or None. Its value is logged as `discriminator_r1`.
        seed: Whole number for the latent vectors; None draws one from the global seed.

    Raises:
        ValueError: If the networks don't fit each other or `latent_dim`, or `averaging` or
            `label_smoothing` is out of range.

    Example:

    >>> shape = (28, 28, 1)
    >>> cgan = ConditionalGAN(build_generator(64, 10, shape), build_discriminator(10, shape), 64)
    >>> cgan.compile()
    >>> cgan.fit(mnist.signed(), mnist.labels)
    >>> sevens = cgan.generate(20, labels=7)
    """

    def __init__(
        self,
        generator,
        discriminator,
        latent_dim,
        *,
        averaging=0.99,
        label_smoothing=0.0,
        regulariser=None,
        seed=None,
    ):
        super().__init__(seed=seed)
        _refuse_misfits(generator, discriminator, latent_dim)
        refuse_no_share(label_smoothing=label_smoothing)
        self.generator = generator
        self.discriminator = discriminator
        self.average("generator", averaging)
        self.latent_dim = latent_dim
        self.averaging = averaging
        self.label_smoothing = label_smoothing
        self.regulariser = regulariser

    @property
    def label_length(self):
        """K, the length of a label as a vector."""
        return self.generator.input_shape[1][-1]

    def phases(self):
        parts = regularised_parts(self.regulariser)
        return [
            Phase("discriminator", [self.discriminator], self.discriminator_loss, parts=parts),
            Phase("generator", [self.generator], self.generator_loss),
        ]

    def discriminator_loss(self, images, labels):
        """Loss of the discriminator on real images and as many fakes, under the same labels."""
        vectors = self.label_vectors(labels)

        def told(shown, vectors):
            return self.discriminator([shown, vectors], training=True)

        real_logits, fake_logits = told(images, vectors), told(self.fakes_for(vectors), vectors)
        loss = non_saturating_discriminator_loss(real_logits, fake_logits, self.label_smoothing)
        drawn = self.seed_generator
        return regularised(loss, self.regulariser, told, images, drawn, conditions=[vectors])

    def generator_loss(self, images, labels):
        """Loss of the generator on fresh fakes for the labels; the real images play no part."""
        vectors = self.label_vectors(labels)
        logits = self.discriminator([self.fakes_for(vectors), vectors], training=True)
        return non_saturating_generator_loss(logits)

    def fakes_for(self, vectors):
        """Draws one generated image for each label vector, in training mode."""
        shape = (ops.shape(vectors)[0], self.latent_dim)
        latents = keras.random.normal(shape, seed=self.seed_generator)
        return self.generator([latents, vectors], training=True)

    def label_vectors(self, labels):
        """Turns a batch's labels into vectors.

        Args:
            labels: Whole numbers `(N,)` from 0 to K - 1, or vectors `(N, K)`, which stay as they
                are.

        Returns:
            Tensor `(N, K)` of floats. Example: with K = 3, label 1 becomes `[0, 1, 0]`. A number
            below 0 or above K - 1 becomes NaN: in a compiled step no error can name it.

        Raises:
            ValueError: If the labels are neither.
        """
        return label_vectors(labels, self.label_length)

    def call(self, inputs, training=False):
        latents, labels = inputs
        # Run eagerly on JAX, `predict` hands over plain arrays, which no call may mix with tensors.
        inputs = [ops.convert_to_tensor(latents), self.label_vectors(labels)]
        return self.acting("generator", training)(inputs, training=training)

    def generate(self, n, *, labels=None, seed=None):
        """Generates images for labels from fresh latent vectors.

        Args:
            n: How many.
            labels: What to draw: one whole number for all, n whole numbers, or n vectors `(n, K)`,
                which may also lie between labels. None takes the labels in turn: 0, 1, ..., K - 1,
                0, ...
            seed: Whole number; the same seed gives the same latent vectors. None draws fresh ones.

        Returns:
            Array `(n, H, W, C)` float32 in [-1, 1].

        Raises:
            ValueError: If the labels are of another number or form, or there is no such label.

        Example: `generate(10, seed=0)` draws each digit once.
        """
        labels = np.arange(n) % self.label_length if labels is None else labels
        vectors = asked_vectors(labels, n, self.label_length)
        latents = np.random.default_rng(seed).standard_normal((n, self.latent_dim), np.float32)
        return predict_arrays(self, [latents, vectors])


def _refuse_misfits(generator, discriminator, latent_dim):
    for network, first in ((generator, "latents"), (discriminator, "images")):
        if len(network.inputs) != 2:
            raise ValueError(
                f"Expected '{network.name}' to take [{first}, labels]. Received: a model of "
                f"{len(network.inputs)} input(s). Build both with gankit.models.cgan_networks."
            )
    (_, taken), (_, labels) = generator.input_shape
    images, told = discriminator.input_shape
    if taken != latent_dim:
        raise ValueError(
            f"The generator takes latent vectors of length {taken}. "
            f"Received: latent_dim={latent_dim}. Build both with the same `latent_dim`."
        )
    if labels != told[-1]:
        raise ValueError(
            f"The generator takes labels of length {labels}, the discriminator of length "
            f"{told[-1]}. Build both with the same `label_length`."
        )
    if generator.output_shape[1:] != images[1:]:
        raise ValueError(
            f"The generator makes images of shape {generator.output_shape[1:]}, the discriminator "
            f"takes {images[1:]}. Build both with the same `image_shape`."
        )
