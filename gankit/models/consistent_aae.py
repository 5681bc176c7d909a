"""The semi-supervised adversarial autoencoder, and a teacher: shaken images are to read alike."""

import keras
from keras import ops

from gankit.adversarial import Phase
from gankit.labels import class_cross_entropy
from gankit.losses import full_precision
from gankit.models.semi_supervised_aae import SemiSupervisedAdversarialAutoencoder
from gankit.refusals import refuse_negative, refuse_no_share
from gankit.teaching import aligned_shares, teaching_loss


@keras.saving.register_keras_serializable(package="gankit")
class ConsistentAdversarialAutoencoder(SemiSupervisedAdversarialAutoencoder):
    """A semi-supervised adversarial autoencoder whose averaged encoder teaches it to read.

    The averaged encoder reads the unlabelled images as they are; where it is sure, the learning one
    is to read the same from shaken copies, in the phase that learns the few labels. A mean teacher
    (Tarvainen and Valpola 2017) with the threshold of French et al. 2018. A teacher that is sure
    and wrong passes its errors on: watch the share that it is sure of.

    A batch is `((images, labelled_images, shaken_images), labels)`, the shaken images in the order
    of the images, as `gankit.models.few_labels.MixedBatches` draws them with `shaken=True`.

    Args:
        encoder, decoder, discriminator, label_discriminator, prior, averaging, seed: As for
            `SemiSupervisedAdversarialAutoencoder`.
        teaching_weight: How much the teacher counts beside the few labels, at least 0.
        sure: Float in [0, 1): the teacher's highest probability above which it teaches.
        alignment: How strongly the teacher's probabilities are turned first so that all classes
            come equally often, which the classes must do in truth; at least 0, which leaves them
            as they are. The `strength` of `gankit.teaching.aligned_shares`.

    Raises:
        ValueError: If a number is out of range.
    """

    def __init__(
        self,
        encoder,
        decoder,
        discriminator,
        label_discriminator,
        prior,
        *,
        teaching_weight=1.0,
        sure=0.95,
        alignment=0.0,
        averaging=0.99,
        seed=None,
    ):
        networks = encoder, decoder, discriminator, label_discriminator
        super().__init__(*networks, prior, averaging=averaging, seed=seed)
        refuse_negative(teaching_weight=teaching_weight, alignment=alignment)
        refuse_no_share(sure=sure)
        self.teaching_weight = teaching_weight
        self.sure = sure
        self.alignment = alignment

    def phases(self):
        *others, reading = super().phases()
        parts = ("labels", "taught", "sure")
        return [*others, Phase(reading.name, reading.learners, reading.loss, parts=parts)]

    def classification_loss(self, images, labels):
        """Cross-entropy of the few labels, and of what the teacher is sure of."""
        plain, labelled, shaken = images
        n = ops.shape(labels)[0]
        # In one pass, so that both are normalised by the same batch.
        both = ops.concatenate([labelled, shaken])
        logits = full_precision(self.classifier(both, training=True))
        read = class_cross_entropy(labels, logits[:n])
        taught, sure = self.taught_loss(plain, logits[n:])
        loss = read + self.teaching_weight * taught
        return loss, {"labels": read, "taught": taught, "sure": sure}

    def taught_loss(self, plain, logits):
        """What the teacher asks for: its loss, and the share of the images that it is sure of.

        Args:
            plain: Tensor `(N, H, W, C)` of images as they are, which the teacher reads.
            logits: Tensor `(N, K)`, what the encoder read from shaken copies of them.
        """
        return teaching_loss(self.taught_shares(plain), logits, self.sure)

    def taught_shares(self, images):
        """Probabilities `(N, K)` that the teacher gives images as they are."""
        logits, _ = self.averaged_encoder(images, training=False)
        shares = ops.softmax(full_precision(logits))
        if self.alignment:
            shares = aligned_shares(shares, self.alignment)
        return ops.stop_gradient(shares)
