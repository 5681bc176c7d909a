"""Networks so plain that anybody who knows the seed can write their gradients down.

The generator makes one picture p, whatever the latent vector; its bias is that picture. The
discriminator's logit is w x + b. So a loss of the logit l pulls at the picture by dloss/dl times w,
whatever the loss is.
"""

import keras
import numpy as np
from keras import layers

from gankit.adversarial.gradients import loss_and_gradients
from gankit.exercises.recording.differentiation import to_numpy

SHAPE = (28, 28, 1)
PIXELS = 28 * 28
BATCH = 8


def build_generator(latent_shape, seed):
    """Builds the generator of one picture.

    Args:
        latent_shape: Shape of a latent vector, such as `(16,)`.
        seed: Whole number.
    """
    latents = keras.Input(latent_shape)
    nothing = layers.Flatten()(layers.Rescaling(0.0)(latents))
    picture = keras.initializers.Constant(drawn_picture(seed))
    pixels = layers.Dense(PIXELS, bias_initializer=picture)(nothing)
    return keras.Model(latents, layers.Reshape(SHAPE)(pixels))


def build_discriminator(seed, logit=0.0):
    """Builds the discriminator; it gives the generator's picture this logit."""
    images = keras.Input(SHAPE)
    said = layers.Dense(1)(layers.Flatten()(images))
    discriminator = keras.Model(images, said)
    discriminator.set_weights(drawn_slope(seed, logit))
    return discriminator


def drawn_picture(seed):
    """Draws the generator's picture, float32 `(784,)`."""
    return _drawn_pictures(seed)[0]


def drawn_real(seed):
    """Draws a batch of real samples `(8, 28, 28, 1)`: one picture, so that any part is alike."""
    return np.tile(_drawn_pictures(seed)[1].reshape(1, *SHAPE), (BATCH, 1, 1, 1))


def drawn_slope(seed, logit=0.0):
    """Draws the discriminator's weights `(784, 1)` and the bias `(1,)` that gives this logit."""
    slope = np.random.default_rng([seed, 2]).normal(0, 0.1, PIXELS).astype("float32")
    return [slope[:, None], np.array([logit - slope @ drawn_picture(seed)], "float32")]


def put_into(model, seed, logit=0.0):
    """Puts the known networks in the place of the model's own."""
    model.generator = build_generator(model.generator.input_shape[1:], seed)
    model.discriminator = build_discriminator(seed, logit)


def pull_at_picture(model, seed):
    """Returns the gradient of the generator's loss, of the picture."""
    return _gradients(model, "generator", model.generator, seed)[1]


def push_at_slope(model, seed):
    """Returns the gradient of the discriminator's loss, of its slope and bias."""
    gradients = _gradients(model, "discriminator", model.discriminator, seed)
    return np.concatenate([gradient.ravel() for gradient in gradients])


def picture_of(model):
    """Returns the picture that the model's generator makes by now."""
    return model.generator.get_weights()[1]


def slope_of(model):
    """Returns the discriminator's weights by now, the bias last."""
    return np.concatenate([array.ravel() for array in model.discriminator.get_weights()])


def _drawn_pictures(seed):
    return np.random.default_rng([seed, 1]).uniform(-0.5, 0.5, (2, PIXELS)).astype("float32")


def _gradients(model, name, network, seed):
    """Returns the gradients of a phase's loss, zeros where it does not depend on a weight."""
    (phase,) = (phase for phase in model.phases() if phase.name == name)
    learned = network.trainable_variables
    others = [v for v in model.variables if all(v is not other for other in learned)]
    batch = keras.ops.convert_to_tensor(drawn_real(seed))
    _, gradients, _ = loss_and_gradients(lambda: phase.loss(batch), learned, others, 1.0)
    return [
        np.zeros(variable.shape) if gradient is None else to_numpy(gradient)
        for variable, gradient in zip(learned, gradients, strict=True)
    ]
