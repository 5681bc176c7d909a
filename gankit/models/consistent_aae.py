"""The semi-supervised adversarial autoencoder, and a teacher: shaken images are to read alike."""

import keras
from keras import ops

from gankit.adversarial import Phase
from gankit.labels import one_hot
from gankit.losses import full_precision
from gankit.models.semi_supervised_aae import SemiSupervisedAdversarialAutoencoder
from gankit.teaching import imbalance, teaching_loss


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
        teaching_weight: How much the teacher counts beside the few labels.
        sure: Float below 1: the teacher's highest probability above which it teaches.
        balance: Weight of the cross-entropy between even shares of all classes and the mean of what
            is read in a batch of shaken images. It rests on classes that are about equally
            frequent. The game's label discriminator asks for the same. With a hundred labels of
            MNIST and no game, .1 mended nothing (`python -m benchmarks.figures hundred_labels`).
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
        balance=0.0,
        averaging=0.99,
        seed=None,
    ):
        networks = encoder, decoder, discriminator, label_discriminator
        super().__init__(*networks, prior, averaging=averaging, seed=seed)
        self.teaching_weight = teaching_weight
        self.sure = sure
        self.balance = balance

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
        vectors = one_hot(labels, self.classes)
        read = ops.mean(ops.categorical_crossentropy(vectors, logits[:n], from_logits=True))
        taught, sure = teaching_loss(self.taught_shares(plain), logits[n:], self.sure)
        loss = read + self.teaching_weight * taught + self.balance * imbalance(logits[n:])
        return loss, {"labels": read, "taught": taught, "sure": sure}

    def taught_shares(self, images):
        """Probabilities `(N, K)` that the teacher gives images as they are."""
        logits, _ = self.averaged_encoder(images, training=False)
        return ops.stop_gradient(ops.softmax(full_precision(logits)))
