"""The variational autoencoder of Kingma and Welling 2013, for images of Bernoulli pixels."""

import keras
import numpy as np
from keras import ops

from gankit.layers import Sampling
from gankit.models.elbo import kl_divergence, reconstruction_loss
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_negative, refuse_whole_number_images


@keras.saving.register_keras_serializable(package="gankit")
class VAE(keras.Model):
    """An encoder gives each image a cloud of codes, a decoder draws images from codes.

    An ordinary Keras model: `vae.compile(optimizer)`, `vae.fit(images)`. Its logs, in nats per
    image, add up: `loss = reconstruction + beta * kl`, plus the networks' own penalties on weights
    or activities, if they have any. With `beta=1` the loss is minus the evidence lower bound
    (the paper's equation 3 with one sample), an upper bound of `-log p(image)`.

    Every pixel is a Bernoulli variable, so images lie in [0, 1], as from `Dataset.unit()`; whatever
    lies outside has no likelihood, and a loss below 0 is its sign. Grey pixels count as
    probabilities: that trains well, but only with black and white images is the loss a likelihood.

    Args:
        encoder: Model from images `(N, H, W, C)` to `[mean, log_variance]`, each `(N, latent_dim)`.
        decoder: Model from codes `(N, latent_dim)` to images `(N, H, W, C)` in [0, 1]; it ends in a
            sigmoid.
        beta: Weight of the KL divergence, at least 0 (Higgins et al. 2017); fixed from the start.
        seed: Whole number for the sampling layer's noise; None draws one from the global seed.

    Raises:
        ValueError: If encoder and decoder don't fit together, or `beta` is below 0.

    Example:

    >>> vae = VAE(build_encoder((28, 28, 1), 2), build_decoder(2, (28, 28, 1)))
    >>> vae.compile(keras.optimizers.Adam(1e-3))
    >>> vae.fit(images, verbose=0).history
    {'kl': [4.3], 'loss': [185.2], 'reconstruction': [180.9]}
    """

    image_range = "unit"  # what `generate` draws in, for who scores it

    def __init__(self, encoder, decoder, *, beta=1.0, seed=None):
        super().__init__()
        _refuse_misfits(encoder, decoder)
        refuse_negative(beta=beta)
        self.encoder = encoder
        self.decoder = decoder
        self.sampling = Sampling(seed, name="sampling")
        self.latent_dim = decoder.input_shape[-1]
        self._settings = {"beta": beta, "seed": seed}
        self._reconstruction = keras.metrics.Mean(name="reconstruction")
        self._kl = keras.metrics.Mean(name="kl")

    @property
    def beta(self):
        """Weight of the KL divergence. A compiled step holds it, so it can't be changed later."""
        return self._settings["beta"]

    def call(self, images, training=False):
        mean, log_variance = self.encoder(images, training=training)
        self.add_loss(self.kl_divergence(mean, log_variance))
        return self.decoder(self.sampling([mean, log_variance]), training=training)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """Adds up the loss of one batch and notes its parts.

        Args:
            x: Images `(N, H, W, C)` in [0, 1], as the encoder saw them.
            y: The images to be reconstructed; None takes `x`.
            y_pred: The reconstructions.
            sample_weight: Refused: a batch's images all count the same.
            training: Not used: the loss is the same in evaluation.

        Returns:
            Scalar tensor, nats per image.

        Raises:
            ValueError: If there are sample weights, or the images are whole numbers.
        """
        if sample_weight is not None:
            raise ValueError("Expected no weights of samples. Cure: repeat images that count more.")
        images = x if y is None else y
        refuse_whole_number_images(x, images)
        kl, *penalties = self.losses  # what `call` has added comes first
        # One value for each image, as in Keras' own mean of the loss: the parts add up to it.
        self._reconstruction.update_state(reconstruction_loss(images, y_pred))
        self._kl.update_state(kl)
        return self.total_loss(images, y_pred, kl) + sum(penalties)

    def kl_divergence(self, mean, log_variance):
        """Returns each cloud's divergence from the prior; a subclass may measure it otherwise.

        Args:
            mean: Tensor `(N, latent_dim)`.
            log_variance: Tensor `(N, latent_dim)`, logarithms of the variances.

        Returns:
            Tensor `(N,)`, nats.
        """
        return ops.sum(kl_divergence(mean, log_variance), axis=-1)

    def total_loss(self, images, reconstructions, kl):
        """Returns what is minimised; a subclass may add it up otherwise.

        Args:
            images: Tensor `(N, H, W, C)` in [0, 1].
            reconstructions: Tensor of the same shape, the probability of white.
            kl: Tensor `(N,)`, as from `kl_divergence`.

        Returns:
            Scalar tensor, nats per image.
        """
        return ops.mean(reconstruction_loss(images, reconstructions) + self.beta * kl)

    def encode(self, images):
        """Encodes images, without drawing.

        Args:
            images: Array `(N, H, W, C)` in [0, 1].

        Returns:
            Tuple `(mean, log_variance)` of float32 arrays `(N, latent_dim)`.
        """
        return tuple(predict_arrays(self.encoder, images))

    def decode(self, latents):
        """Decodes codes: the probability of white for every pixel.

        Args:
            latents: Array `(N, latent_dim)`.

        Returns:
            Array `(N, H, W, C)` float32 in [0, 1].
        """
        return predict_arrays(self.decoder, np.asarray(latents, "float32"))

    def generate(self, n, *, seed=None):
        """Generates images from codes drawn from the prior, a unit normal distribution.

        Args:
            n: How many.
            seed: Whole number; the same seed gives the same codes. None draws fresh ones.

        Returns:
            Array `(n, H, W, C)` float32 in [0, 1], the range that the model was trained on. A GAN's
            lie in [-1, 1]: `gankit.images.unit_to_signed` leads there.
        """
        return self.decode(np.random.default_rng(seed).standard_normal((n, self.latent_dim)))

    def get_config(self):
        networks = {"encoder": self.encoder, "decoder": self.decoder}
        serialized = {n: keras.saving.serialize_keras_object(v) for n, v in networks.items()}
        return {**serialized, **self._settings}

    @classmethod
    def from_config(cls, config):
        return cls(**{n: keras.saving.deserialize_keras_object(v) for n, v in config.items()})


def _refuse_misfits(encoder, decoder):
    ends, codes = encoder.output_shape, decoder.input_shape
    if not isinstance(ends, list) or ends != [codes, codes]:
        raise ValueError(
            f"The decoder takes codes of shape {codes[1:]}; expected an encoder with two outputs "
            f"of that shape, mean and log-variance. Received: outputs {ends}. Build both with the "
            "same `latent_dim`."
        )
    if encoder.input_shape != decoder.output_shape:
        raise ValueError(
            f"The encoder takes images of shape {encoder.input_shape[1:]}, the decoder makes "
            f"{decoder.output_shape[1:]}. Build both with the same `image_shape`."
        )
