"""The adversarial autoencoder of Makhzani et al. 2015: a discriminator shapes the codes.

Three forms of one idea. This basic one gives the codes the shape of any prior one can draw from. In
`supervised_aae` the decoder is told the label, so that the code keeps the style alone. The third,
`semi_supervised_aae`, learns to tell the label itself, from a few labelled images and many others.
"""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import AdversarialModel, Phase
from gankit.losses import non_saturating_discriminator_loss, non_saturating_generator_loss
from gankit.models.aae_checks import refuse_misfits, refuse_other_ends
from gankit.models.elbo import reconstruction_loss
from gankit.prediction import predict_arrays
from gankit.schedules import falling_rate


@keras.saving.register_keras_serializable(package="gankit")
class AdversarialAutoencoder(AdversarialModel):
    """An autoencoder whose encoder learns in a second role to fool a discriminator of codes.

    To the discriminator a sample of the prior is real and an image's code is fake; the encoder
    plays the part of a GAN's generator (section 2 of the paper; the encoder is the deterministic
    one). It is trained with `fit(images)`.

    Args:
        encoder: Model from images `(N, H, W, C)` in [0, 1] to codes `(N, latent_dim)`.
        decoder: Model from codes to images in [0, 1]; it ends in a sigmoid.
        discriminator: Model from codes to logits `(N, 1)`, above 0 for "drawn from the prior".
        prior: A `gankit.models.priors.Prior` of codes of that length.
        seed: Whole number for the samples of the prior; None draws one from the global seed.

    Raises:
        ValueError: If a network is of another kind, or they and the prior don't agree on shapes.

    Example:

    >>> shape = (28, 28, 1)
    >>> aae = AdversarialAutoencoder(
    ...     build_encoder(shape, 2), build_decoder(2, shape), build_discriminator(2), Normal(2, 5.0)
    ... )
    >>> aae.compile()
    >>> aae.fit(mnist.unit())
    """

    # Large batches are usual here. Products decide then, and XLA's are the slower ones on a CPU:
    # `python -m benchmarks.speed.semi_supervised`.
    xla_on_cpu = False
    image_range = "unit"  # what `generate` draws in, for who scores it

    def __init__(self, encoder, decoder, discriminator, prior, *, seed=None):
        super().__init__(seed=seed)
        self.refuse_other_ends(encoder, decoder)
        refuse_misfits(encoder, decoder, discriminator, prior)
        self.encoder = encoder
        self.decoder = decoder
        self.discriminator = discriminator
        self.prior = prior

    def refuse_other_ends(self, encoder, decoder):
        """Refuses networks of another number of inputs or outputs; a subclass expects others.

        Args:
            encoder: As in `__init__`.
            decoder: The same.

        Raises:
            ValueError: If one of them is of another kind.
        """
        refuse_other_ends(encoder, ["images"], ["codes"], "build_encoder")
        refuse_other_ends(decoder, ["codes"], ["images"], "build_decoder")

    def phases(self):
        return [
            Phase("reconstruction", [self.encoder, self.decoder], self.reconstruction_loss),
            Phase("discriminator", [self.discriminator], self.discriminator_loss),
            Phase("encoder", [self.encoder], self.encoder_loss),
        ]

    def default_optimizers(self):
        """Returns one Adam per phase: the encoder has one for each of its roles."""
        return {
            phase.name: keras.optimizers.Adam(rate, beta_1=beta_1)
            for phase, rate, beta_1 in self._settings_of_phases(6e-4, 8e-4)
        }

    def falling_optimizers(self, steps, learning_rate=1e-3):
        """Returns optimizers for a training of so many steps, for `compile(...)`.

        The rates fall along a cosine to a twentieth: at the end the players no longer circle.

        Args:
            steps: Steps of the whole training, all epochs together.
            learning_rate: Where the rates of all phases begin.

        Returns:
            Dict from phase name to Adam.
        """
        return {
            phase.name: keras.optimizers.Adam(
                falling_rate(steps, rate, turns=phase.turns), beta_1=beta_1
            )
            for phase, rate, beta_1 in self._settings_of_phases(learning_rate, learning_rate)
        }

    def _settings_of_phases(self, rate, rate_in_the_game):
        for phase in self.phases():
            if phase.name in ("reconstruction", "classification"):
                yield phase, rate, 0.9
            else:  # a shorter memory suits those whose goal moves with their opponent
                yield phase, rate_in_the_game, 0.5

    def reconstruction_loss(self, images):
        """Cross-entropy of the images, in nats per image."""
        reconstructions = self(images, training=True)
        return ops.mean(reconstruction_loss(images, reconstructions))

    def discriminator_loss(self, images):
        """Loss of the discriminator on samples of the prior and on as many codes."""
        codes = self.encoder(images, training=True)
        samples = self.prior(ops.shape(images)[0], self.seed_generator)
        return told_apart(self.discriminator, samples, codes)

    def encoder_loss(self, images):
        """Loss of the encoder in its second role: its codes are to pass for samples."""
        codes = self.encoder(images, training=True)
        return non_saturating_generator_loss(self.discriminator(codes, training=True))

    def call(self, images, training=False):
        codes = self.acting("encoder", training)(images, training=training)
        return self.acting("decoder", training)(codes, training=training)

    def encode(self, images):
        """Encodes images.

        Args:
            images: Array `(N, H, W, C)` in [0, 1].

        Returns:
            Array `(N, latent_dim)` float32.
        """
        return predict_arrays(self.acting("encoder"), images)

    def decode(self, codes):
        """Decodes codes.

        Args:
            codes: Array `(N, latent_dim)`.

        Returns:
            Array `(N, H, W, C)` float32 in [0, 1].
        """
        return predict_arrays(self.acting("decoder"), np.asarray(codes, "float32"))

    def reconstruct(self, images):
        """Encodes images and decodes them again; both arrays `(N, H, W, C)` in [0, 1]."""
        return predict_arrays(self, images)

    def generate(self, n, *, seed=None):
        """Generates images from samples of the prior.

        Args:
            n: How many.
            seed: Whole number; the same seed gives the same samples. None draws fresh ones.

        Returns:
            Array `(n, H, W, C)` float32 in [0, 1], the range that the model was trained on.
        """
        return self.decode(self.samples(n, seed))

    def samples(self, n, seed=None):
        """Draws an array `(n, latent_dim)` from the prior; see `generate`."""
        return ops.convert_to_numpy(self.prior(n, keras.random.SeedGenerator(seed)))


def told_apart(discriminator, samples, codes):
    """Loss of a discriminator for which samples are real and codes are fake."""
    real_logits = discriminator(samples, training=True)
    fake_logits = discriminator(codes, training=True)
    return non_saturating_discriminator_loss(real_logits, fake_logits)
