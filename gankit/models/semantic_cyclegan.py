"""A CycleGAN that keeps the meaning, by a classifier that knows the source's labels (CyCADA)."""

import keras
from keras import ops

from gankit.losses import full_precision
from gankit.models.cyclegan import CycleGAN
from gankit.models.translation_checks import refuse_two_shapes
from gankit.refusals import refuse_negative


@keras.saving.register_keras_serializable(package="gankit")
class SemanticCycleGAN(CycleGAN):
    """A CycleGAN whose translations a frozen classifier must read as it read the originals.

    The cycle alone does not hold a meaning: a generator that exchanges two classes, and another
    that exchanges them back, keep every promise. Hoffman et al. 2018 (CyCADA), equation 4: what a
    classifier of the source reads in a source image, it must read in the translation. Its readings
    stand for the labels, so that `fit` needs none, and the target's labels play no part. (CyCADA
    asks the same of the target's images. What the classifier misreads there would be learned: the
    way back would have to undo it, and the classes would be exchanged after all.)

    Args:
        target_generator: As in `CycleGAN`, and so for what is not named here.
        source_generator: As in `CycleGAN`.
        source_discriminator: As in `CycleGAN`.
        target_discriminator: As in `CycleGAN`.
        classifier: Model from images of either domain, in [-1, 1], to logits `(N, K)`, trained on
            the source's labels. It is frozen.
        semantic_weight: Weight of the semantic loss.

    Raises:
        ValueError: As in `CycleGAN`, and if the classifier takes images of another shape.
    """

    def __init__(
        self,
        target_generator,
        source_generator,
        source_discriminator,
        target_discriminator,
        classifier,
        *,
        semantic_weight=1.0,
        cycle_weight=10.0,
        identity_weight=0.0,
        cycle_noise=0.0,
        pool_size=50,
        seed=None,
    ):
        super().__init__(
            target_generator,
            source_generator,
            source_discriminator,
            target_discriminator,
            cycle_weight=cycle_weight,
            identity_weight=identity_weight,
            cycle_noise=cycle_noise,
            pool_size=pool_size,
            seed=seed,
        )
        refuse_negative(semantic_weight=semantic_weight)
        refuse_two_shapes("the classifier", target_generator, source_generator, classifier)
        self.classifier = classifier
        self.semantic_weight = semantic_weight

    def weights_of_parts(self):
        return super().weights_of_parts() | {"semantic": self.semantic_weight}

    def parts_of(self, images, fakes):
        semantic = self.semantic_loss(images[0], fakes[1])
        return super().parts_of(images, fakes) | {"semantic": semantic}

    def semantic_loss(self, images, translations):
        """Cross-entropy, in nats, of what is read in translations and was read in the images.

        Args:
            images: Tensor `(N, H, W, C)`, source images.
            translations: Tensor of the same shape, what the target generator made of them.

        Returns:
            Scalar tensor, at least 0.
        """
        read = ops.argmax(self.classifier(images, training=False), axis=-1)
        logits = full_precision(self.classifier(translations, training=False))
        return ops.mean(
            keras.losses.sparse_categorical_crossentropy(read, logits, from_logits=True)
        )
