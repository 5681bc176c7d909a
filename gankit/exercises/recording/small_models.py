"""Small models of drawn weights, for the exercises that play a step with them."""

import keras
from keras import layers

from gankit.exercises.recording import tiny
from gankit.models.aae import AdversarialAutoencoder
from gankit.models.fader import FaderNetwork
from gankit.models.gan import GAN
from gankit.models.priors import Normal
from gankit.models.wgan import WassersteinGAN

IMAGE_SHAPE = (2, 2, 1)
ENCODER_SHAPES = ((4, 4), (4,), (4, 2), (2,))
DECODER_SHAPES = ((2, 4), (4,), (4, 4), (4,))

CLASSES, TURNS = 3, 3
FADER_SHAPES = {  # of images of four pixels and codes of three numbers
    "encoder": ((4, 3), (3,)),
    "decoder": ((3 + CLASSES, 4), (4,)),
    "classifier": ((3, CLASSES), (CLASSES,)),
}


def build_gan(real, fakes, latents, generator_weights, discriminator_weights, model_seed):
    """Builds a GAN on points.

    Args:
        real: As the other arguments, from `drawn_round`; `model_seed` is the model's own.

    Returns:
        Tuple of the model, the batch of a step, and the answer's further arguments, none.
    """
    generator = tiny.build_generator(generator_weights)
    discriminator = tiny.build_discriminator(discriminator_weights)
    return GAN(generator, discriminator, tiny.LATENT_DIM, seed=model_seed), (real,), ()


def build_wgan(real, generator_weights, critic_weights, model_seed):
    """Builds a Wasserstein GAN on points, with a gradient penalty.

    Args:
        real: Array `(N, 2)`, N at least 3; as the other arguments from the exercise's draw.

    Returns:
        Tuple of the model, the batch of a step, and the answer's further argument: how often the
        critic learns.
    """
    networks = tiny.build_generator(generator_weights), tiny.build_discriminator(critic_weights)
    return WassersteinGAN(*networks, tiny.LATENT_DIM, seed=model_seed), (real,), (TURNS,)


def build_aae(images, samples, weights, model_seed):
    """Builds an adversarial autoencoder with a normal prior.

    Args:
        images: Array `(N, 2, 2, 1)` in [0, 1]; as the other arguments from `drawn_codes`.

    Returns:
        Tuple of the model, the batch of a step, and the answer's further arguments, none.
    """
    encoder, decoder, discriminator = weights
    networks = (
        build_encoder(encoder),
        build_decoder(decoder),
        tiny.build_discriminator(discriminator),
    )
    return AdversarialAutoencoder(*networks, Normal(2), seed=model_seed), (images,), ()


def build_encoder(weights):
    """Builds an encoder from images `(N, 2, 2, 1)` to codes `(N, 2)`."""
    stack = [layers.Flatten(), layers.Dense(4, "tanh"), layers.Dense(2)]
    return tiny.with_weights(stack, IMAGE_SHAPE, weights)


def build_decoder(weights):
    """Builds a decoder from codes `(N, 2)` to images `(N, 2, 2, 1)`."""
    stack = [layers.Dense(4, "tanh"), layers.Dense(4, "sigmoid"), layers.Reshape(IMAGE_SHAPE)]
    return tiny.with_weights(stack, (2,), weights)


def build_fader(images, labels, weights, model_seed):
    """Builds a label-forgetting autoencoder.

    Args:
        images: Array `(N, 4)`; as the other arguments from the exercise's draw.
        weights: Three lists of arrays, in the order of `FADER_SHAPES`.

    Returns:
        Tuple of the model, the batch of a step, and the answer's further argument: how often the
        classifier learns.
    """
    encoder, decoder, classifier = weights
    codes, vectors = keras.Input((3,)), keras.Input((CLASSES,))
    drawn = layers.Dense(4)(layers.Concatenate()([codes, vectors]))
    decoding = keras.Model([codes, vectors], drawn)
    decoding.set_weights(decoder)
    encoding = tiny.with_weights([layers.Dense(3)], (4,), encoder)
    reading = tiny.with_weights([layers.Dense(CLASSES)], (3,), classifier)
    model = FaderNetwork(encoding, decoding, reading, beta=0.5, seed=model_seed)
    return model, (images, labels), (TURNS,)
