"""Networks so plain that anybody who knows their weights can write their gradients down.

The generator makes one picture p, whatever the latent vector; its bias is that picture. The
discriminator's logit is w x + b. So a loss of the logit l pulls at the picture by dloss/dl times w,
whatever the loss is.
"""

import keras
import numpy as np
from keras import layers

from gankit.adversarial.gradients import loss_and_gradients
from gankit.exercises.recording.differentiation import to_numpy

SHAPE, PIXELS = (28, 28, 1), 28 * 28
BATCH = 8


def put_into(model, picture, slope, logit=0.0):
    """Puts known networks in the place of a GAN's own.

    Args:
        model: A `GAN`.
        picture: Array `(784,)`, what its generator makes from now on.
        slope: Array `(784,)`, its discriminator's weights.
        logit: What the discriminator says to the picture.
    """
    latents, images = keras.Input(model.generator.input_shape[1:]), keras.Input(SHAPE)
    nothing = layers.Flatten()(layers.Rescaling(0.0)(latents))
    model.generator = keras.Model(latents, layers.Reshape(SHAPE)(layers.Dense(PIXELS)(nothing)))
    model.discriminator = keras.Model(images, layers.Dense(1)(layers.Flatten()(images)))
    kernel, _ = model.generator.get_weights()
    model.generator.set_weights([0 * kernel, picture])
    bias = np.array([logit - slope @ picture], "float32")
    model.discriminator.set_weights([slope[:, None], bias])


def batch_of(picture):
    """Returns a batch `(8, 28, 28, 1)` of one picture, so that any part of it is alike."""
    return np.tile(picture.reshape(1, *SHAPE), (BATCH, 1, 1, 1))


def picture_of(model):
    """Returns the picture that the model's generator makes by now."""
    return model.generator.get_weights()[1]


def slope_of(model):
    """Returns the discriminator's weights by now, the bias last."""
    return np.concatenate([array.ravel() for array in model.discriminator.get_weights()])


def pull_at_picture(model, real):
    """Returns the gradient of the generator's loss, of the picture."""
    return _gradients(model, "generator", model.generator, real)[1]


def push_at_slope(model, real):
    """Returns the gradient of the discriminator's loss, of its slope and bias."""
    gradients = _gradients(model, "discriminator", model.discriminator, real)
    return np.concatenate([gradient.ravel() for gradient in gradients])


def _gradients(model, name, network, real):
    """Returns the gradients of a phase's loss, zeros where it does not depend on a weight."""
    (phase,) = (phase for phase in model.phases() if phase.name == name)
    learned = network.trainable_variables
    others = [v for v in model.variables if all(v is not other for other in learned)]
    batch = keras.ops.convert_to_tensor(batch_of(real))
    _, gradients, _ = loss_and_gradients(lambda: phase.loss(batch), learned, others, 1.0)
    return [
        np.zeros(variable.shape) if gradient is None else to_numpy(gradient)
        for variable, gradient in zip(learned, gradients, strict=True)
    ]
