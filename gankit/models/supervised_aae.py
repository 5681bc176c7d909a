"""The supervised adversarial autoencoder: a decoder that knows the label, a code that is style."""

import keras
import numpy as np
from keras import ops

from gankit.labels import asked_vectors, one_hot
from gankit.models.aae import AdversarialAutoencoder
from gankit.models.aae_checks import refuse_other_ends
from gankit.models.elbo import reconstruction_loss
from gankit.prediction import predict_arrays


@keras.saving.register_keras_serializable(package="gankit")
class SupervisedAdversarialAutoencoder(AdversarialAutoencoder):
    """An adversarial autoencoder whose decoder is told the label; section 4 of the paper.

    What the decoder is told the code need not say, and the prior leaves no room for it: the code
    keeps the style. It is trained with `fit(images, labels)`.

    Args:
        encoder, discriminator, prior, seed: As for `AdversarialAutoencoder`.
        decoder: Model from `[codes, labels]`, `(N, latent_dim)` and one-hot `(N, K)`, to images.
    """

    def refuse_other_ends(self, encoder, decoder):
        refuse_other_ends(encoder, ["images"], ["codes"], "build_encoder")
        refuse_other_ends(decoder, ["codes", "labels"], ["images"], "build_told_decoder")

    @property
    def classes(self):
        """K, the number of classes."""
        return self.decoder.input_shape[1][-1]

    def reconstruction_loss(self, images, labels):
        """Cross-entropy of the images, in nats per image, when the decoder knows the label."""
        reconstructions = self([images, labels], training=True)
        return ops.mean(reconstruction_loss(images, reconstructions))

    def discriminator_loss(self, images, labels):
        """As without labels: the discriminator is told none."""
        return super().discriminator_loss(images)

    def encoder_loss(self, images, labels):
        """As without labels."""
        return super().encoder_loss(images)

    def call(self, inputs, training=False):
        images, labels = inputs
        codes = self.acting("encoder", training)(images, training=training)
        decoder = self.acting("decoder", training)
        return decoder([codes, one_hot(labels, self.classes)], training=training)

    def reconstruct(self, images, labels):
        """Encodes images and decodes them under labels, which may be others than their own.

        Args:
            images: Array `(N, H, W, C)` in [0, 1].
            labels: Whole numbers `(N,)` from 0 to K - 1, or one for all.

        Returns:
            Array `(N, H, W, C)` float32 in [0, 1].

        Raises:
            ValueError: If the labels are of another number, or there is no such class.
        """
        return self.decode(self.encode(images), labels)

    def decode(self, codes, labels):
        """Decodes codes under labels, whole numbers `(N,)` or one for all; see `reconstruct`."""
        vectors = asked_vectors(labels, len(codes), self.classes)
        inputs = [np.asarray(codes, "float32"), vectors]
        return predict_arrays(self.acting("decoder"), inputs)

    def generate(self, n, *, labels=None, seed=None):
        """Generates images from samples of the prior.

        Args:
            n: How many.
            labels: Whole numbers `(n,)`; None takes the labels in turn: 0, 1, ..., K - 1, 0, ...
            seed: Whole number; the same seed gives the same samples. None draws fresh ones.

        Returns:
            Array `(n, H, W, C)` float32 in [0, 1].
        """
        labels = np.arange(n) % self.classes if labels is None else labels
        return self.decode(self.samples(n, seed), labels)
