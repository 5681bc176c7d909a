"""The semi-supervised adversarial autoencoder of Makhzani et al. 2015: few labels, many images."""

import keras
from keras import ops

from gankit.adversarial import Phase
from gankit.labels import class_cross_entropy, one_hot
from gankit.losses import non_saturating_generator_loss
from gankit.models.aae import told_apart
from gankit.models.aae_checks import refuse_other_ends, refuse_other_labels
from gankit.models.elbo import reconstruction_loss
from gankit.models.supervised_aae import SupervisedAdversarialAutoencoder
from gankit.prediction import predict_arrays


@keras.saving.register_keras_serializable(package="gankit")
class SemiSupervisedAdversarialAutoencoder(SupervisedAdversarialAutoencoder):
    """An adversarial autoencoder that learns to read labels from a few labelled images.

    Section 5 of the paper. The encoder gives a label, a softmax over K classes, and a style. A
    second discriminator compares the labels with one-hot vectors, so that the encoder must decide
    for one class, for each of them equally often; whatever else the decoder needs is the style.

    A batch is `((images, labelled_images), labels)`, and `gankit.models.few_labels.MixedBatches`
    draws such ones for `fit(batches)`.

    Args:
        encoder: Model from images to `[label_logits, style]`, `(N, K)` and `(N, latent_dim)`.
        decoder: Model from `[style, labels]` to images.
        discriminator: Model from styles to logits `(N, 1)`.
        label_discriminator: Model from label vectors `(N, K)` to logits `(N, 1)`.
        prior: A `gankit.models.priors.Prior` of styles.
        averaging: Float in [0, 1), how much of the averaged encoder's weights stays in a step; it
            is the one that reads and encodes outside of training.
        seed: Whole number for the samples of the priors; None draws one from the global seed.
    """

    def __init__(
        self,
        encoder,
        decoder,
        discriminator,
        label_discriminator,
        prior,
        *,
        averaging=0.99,
        seed=None,
    ):
        super().__init__(encoder, decoder, discriminator, prior, seed=seed)
        refuse_other_labels(encoder, decoder, label_discriminator)
        self.label_discriminator = label_discriminator
        # The encoder without its style, which labelled images have nothing to teach.
        self.classifier = keras.Model(encoder.input, encoder.outputs[0], name="classifier")
        self.average("encoder", averaging)
        self.averaging = averaging

    def refuse_other_ends(self, encoder, decoder):
        ends, cure = ["label_logits", "style"], "build_label_and_style_encoder"
        refuse_other_ends(encoder, ["images"], ends, cure)
        refuse_other_ends(decoder, ["style", "labels"], ["images"], "build_told_decoder")

    def phases(self):
        discriminators = [self.discriminator, self.label_discriminator]
        return [
            Phase("reconstruction", [self.encoder, self.decoder], self.reconstruction_loss),
            Phase("discriminators", discriminators, self.discriminators_loss),
            Phase("encoder", [self.encoder], self.encoder_loss),
            Phase("classification", [self.classifier], self.classification_loss),
        ]

    def reconstruction_loss(self, images, labels):
        """Cross-entropy of the unlabelled images, in nats per image."""
        unlabelled = images[0]
        reconstructions = self(unlabelled, training=True)
        return ops.mean(reconstruction_loss(unlabelled, reconstructions))

    def discriminators_loss(self, images, labels):
        """Sum of both discriminators' losses on samples of their priors and on the encoder's."""
        unlabelled = images[0]
        n = ops.shape(unlabelled)[0]
        label_logits, style = self.encoder(unlabelled, training=True)
        drawn = keras.random.randint((n,), 0, self.classes, seed=self.seed_generator)
        return told_apart(
            self.discriminator, self.prior(n, self.seed_generator), style
        ) + told_apart(
            self.label_discriminator, one_hot(drawn, self.classes), ops.softmax(label_logits)
        )

    def encoder_loss(self, images, labels):
        """Loss of the encoder that has to fool both."""
        unlabelled = images[0]
        label_logits, style = self.encoder(unlabelled, training=True)
        told = self.label_discriminator(ops.softmax(label_logits), training=True)
        return non_saturating_generator_loss(
            self.discriminator(style, training=True)
        ) + non_saturating_generator_loss(told)

    def classification_loss(self, images, labels):
        """Cross-entropy of the labels of the few labelled images."""
        return class_cross_entropy(labels, self.classifier(images[1], training=True))

    def call(self, images, training=False):
        label_logits, style = self.acting("encoder", training)(images, training=training)
        decoder = self.acting("decoder", training)
        return decoder([style, ops.softmax(label_logits)], training=training)

    def classify(self, images):
        """Reads images; returns whole numbers `(N,)`."""
        return predict_arrays(self.acting("encoder"), images)[0].argmax(axis=1)

    def encode(self, images):
        """Encodes images; returns their styles, an array `(N, latent_dim)` float32."""
        return predict_arrays(self.acting("encoder"), images)[1]
