"""The label-forgetting autoencoder: its code keeps how an image looks, not what its label says.

After Lample et al. 2017, "Fader Networks". A classifier tries to read the label from the code; the
encoder learns a code from which it can't, and the decoder, which is told the label, paints the
image of both. Another label then gives the same style with another content. The label is a class
("a seven") or a vector of attributes ("glasses, no smile"), each 0 or 1.

What the classifier of the game fails to read may still be there: `benchmarks/figures/forgetting.py`
asks a classifier that comes afterwards, and takes the parts of this recipe away one at a time.
`textbook_fader` holds the networks that most courses teach, `confusion_fader` another loss.
"""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import AdversarialModel, Phase
from gankit.labels import asked_vectors, label_vectors
from gankit.losses import full_precision
from gankit.models.fader_checks import refuse_misfits
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_negative


@keras.saving.register_keras_serializable(package="gankit")
class FaderNetwork(AdversarialModel):
    """An autoencoder whose encoder forgets the label that its decoder is told.

    It is trained with `fit(images, labels)`, in two phases: `classifier` learns to read the label
    from the code, several turns to a step so that it keeps up; `autoencoder` learns to reconstruct
    and to leave the classifier nothing to read. Let the autoencoder's learning rate fall towards
    the end: what the classifier still finds then is still removed.

    Args:
        encoder: Model from images `(N, H, W, C)` in [-1, 1] to codes `(N, latent_dim)`.
        decoder: Model from `[codes, labels]`, `(N, latent_dim)` and `(N, K)`, to such images.
        classifier: Model from codes to logits `(N, K)`.
        beta: Weight of forgetting beside the reconstruction, at least 0. At 0 nothing is forgotten.
        classifier_turns: How often the classifier learns before the autoencoder does, each time
            from its own part of the batch; the autoencoder learns from the first part alone.
            Give each part many images: a normalised code of a single one is 0.
        attributes: True where a label is K answers, each 0 or 1 (`(N, K)`), False where it is one
            of K classes (whole numbers `(N,)`, or one-hot `(N, K)`).
        seed: Whole number for the model's own random numbers; None draws one.

    Raises:
        ValueError: If the networks don't fit each other, or `beta` is below 0.

    Example:

    >>> networks = build_encoder((28, 28, 1), 8), build_decoder(8, 10, (28, 28, 1))
    >>> fader = FaderNetwork(*networks, build_classifier(8, 10))
    >>> fader.compile()
    >>> fader.fit(mnist.signed(), mnist.labels, batch_size=640)  # 128 for each turn
    >>> sevens = fader.redraw(mnist.signed(slice(0, 20)), 7)
    """

    default_learning_rates = {"classifier": 3e-3}

    def __init__(
        self,
        encoder,
        decoder,
        classifier,
        *,
        beta=0.1,
        classifier_turns=5,
        attributes=False,
        seed=None,
    ):
        super().__init__(seed=seed)
        refuse_misfits(encoder, decoder, classifier)
        refuse_negative(beta=beta)
        self.encoder = encoder
        self.decoder = decoder
        self.classifier = classifier
        self.beta = beta
        self.classifier_turns = classifier_turns
        self.attributes = attributes

    @property
    def label_length(self):
        """K, the length of a label as a vector."""
        return self.decoder.input_shape[1][-1]

    def phases(self):
        autoencoder = [self.encoder, self.decoder]
        return [
            Phase("classifier", [self.classifier], self.classifier_loss, self.classifier_turns),
            Phase("autoencoder", autoencoder, self.autoencoder_loss),
        ]

    def classifier_loss(self, images, labels):
        """Cross-entropy of what the classifier reads in the codes."""
        codes = self.encoder(images, training=True)
        return self.cross_entropy(self.label_vectors(labels), self.classifier(codes, training=True))

    def autoencoder_loss(self, images, labels):
        """Mean squared error of the reconstruction, plus `beta` times what is to be forgotten."""
        vectors = self.label_vectors(labels)
        codes = self.encoder(images, training=True)
        reconstructions = full_precision(self.decoder([codes, vectors], training=True))
        error = ops.mean(ops.square(reconstructions - images))
        logits = self.classifier(codes, training=True)
        return error + self.beta * self.forgetting_loss(vectors, logits)

    def forgetting_loss(self, vectors, logits):
        """What the encoder minimises to forget: minus the classifier's own loss.

        It has no lowest point: a classifier that is sure and wrong has a higher loss than one that
        knows nothing. What keeps the encoder from merely deceiving it, and the code from running
        away, are a code with bounds and a classifier that keeps up.

        Args:
            vectors: Tensor `(N, K)`, the labels.
            logits: Tensor `(N, K)`, what the classifier reads.

        Returns:
            Scalar tensor, unbounded below.
        """
        return -self.cross_entropy(vectors, logits)

    def cross_entropy(self, vectors, logits):
        """Mean cross-entropy in nats: softmax over classes, or a sigmoid for each attribute."""
        logits = full_precision(logits)
        if self.attributes:
            binary = ops.softplus(logits) - vectors * logits
            return ops.mean(ops.sum(binary, axis=-1))
        return -ops.mean(ops.sum(vectors * ops.log_softmax(logits), axis=-1))

    def label_vectors(self, labels):
        """Turns a batch's labels into vectors.

        Args:
            labels: Whole numbers `(N,)` from 0 to K - 1, or vectors `(N, K)`, which stay as they
                are.

        Returns:
            Tensor `(N, K)` of floats. A whole number that names no class becomes NaN: in a compiled
            step no error can name it.

        Raises:
            ValueError: If the labels are neither, or whole numbers where attributes are expected.
        """
        if self.attributes and len(labels.shape) != 2:
            raise ValueError(
                f"Expected attributes as vectors (N, {self.label_length}) of 0 and 1, one for each "
                f"image. Received: labels of shape {tuple(labels.shape)}"
            )
        return label_vectors(labels, self.label_length)

    def call(self, inputs, training=False):
        images, labels = inputs
        codes = self.acting("encoder", training)(images, training=training)
        decoder = self.acting("decoder", training)
        return decoder([codes, self.label_vectors(labels)], training=training)

    def encode(self, images):
        """Encodes images.

        Args:
            images: Array `(N, H, W, C)` in [-1, 1].

        Returns:
            Array `(N, latent_dim)` float32.
        """
        return predict_arrays(self.acting("encoder"), images)

    def redraw(self, images, labels):
        """Paints images anew under labels of one's choice; under their own, it reconstructs them.

        Args:
            images: Array `(N, H, W, C)` in [-1, 1].
            labels: One whole number or vector for all, or N of them.

        Returns:
            Array `(N, H, W, C)` float32 in [-1, 1].

        Raises:
            ValueError: If there is no such class, or the labels are of another number or form.
        """
        labels = np.asarray(labels)
        if labels.ndim < 2 and (self.attributes or labels.dtype.kind == "f"):
            labels = np.tile(labels, (len(images), 1))  # one vector for all
        vectors = asked_vectors(labels, len(images), self.label_length)
        return predict_arrays(self, [images, vectors])
