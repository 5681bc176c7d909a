"""Exercise: the encoder's second role."""

import keras
from keras import ops

from gankit.exercises.game import drawn_codes
from gankit.exercises.recording.network_losses import NetworkLoss, encoder_in_the_game
from gankit.exercises.recording.tiny import loss_as_fake, loss_as_real
from gankit.exercises.replaying import replaying


def of_logits(loss):
    """Returns a loss of networks, given as one of the codes' logits."""
    return lambda encoder, discriminator, images: loss(discriminator(encoder(images)))


ENCODER_LOSS = replaying(
    "aae.encoder_loss",
    lesson=3,
    points=2,
    title="The encoder's second role",
    hints=(
        "In this turn the encoder is what the generator of a GAN is: what does it want to be said "
        "of its codes?",
        "`non_saturating_generator_loss(fake_logits)` takes the discriminator's logits.",
        "The logits are `discriminator(encoder(images))`.",
    ),
    draw=drawn_codes,
    record=NetworkLoss(encoder_in_the_game, learner=0),
    expected=of_logits(loss_as_real),
    praise="The encoder plays the generator: its codes want to pass for samples.",
    otherwise="It is {received}, expected {expected}: the mean cross-entropy of the codes' logits "
    "against the label 1.",
    only=(
        "its gradient",
        "The value is right, but the encoder learns nothing from it, or something "
        "else: no `stop_gradient`, no `predict` and no NumPy on the way from the encoder.",
    ),
    tolerance=1e-5,
    mistakes=(
        (
            of_logits(loss_as_fake),
            "The label is 0, the discriminator's: the encoder learns to be caught. In its own turn "
            "the codes are labelled 1.",
        ),
        (
            of_logits(lambda logits: -loss_as_fake(logits)),
            "This is the discriminator's loss with its sign turned. It wants the same, but has "
            "hardly a gradient where the codes are caught: take the cross-entropy against the "
            "label 1.",
        ),
        (
            of_logits(lambda logits: -ops.mean(logits)),
            "This is the mean logit: it lacks the cross-entropy, and would push codes that pass "
            "already as hard as those that are caught.",
        ),
        (
            of_logits(lambda logits: loss_as_real(ops.sigmoid(logits))),
            "A sigmoid too many: the logits go into a loss that applies the sigmoid itself.",
        ),
        (
            of_logits(lambda logits: 0.5 * (loss_as_real(logits) + loss_as_fake(logits))),
            "Half of it is the discriminator's wish: all codes want the label 1.",
        ),
        (
            of_logits(
                lambda logits: keras.losses.BinaryCrossentropy()(ops.ones_like(logits), logits)
            ),
            "`from_logits=True` is missing: these are logits, and the loss took them for "
            "probabilities.",
        ),
    ),
)
