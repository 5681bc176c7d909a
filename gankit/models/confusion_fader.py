"""A label-forgetting autoencoder whose encoder confuses the classifier in place of deceiving it."""

import keras
from keras import ops

from gankit.models.fader import FaderNetwork


@keras.saving.register_keras_serializable(package="gankit")
class ConfusionFaderNetwork(FaderNetwork):
    """A fader network whose encoder wants a classifier that says the same of every code.

    That wish has a lowest point, so a code without bounds has no reason to run away. The arguments
    are those of `FaderNetwork`; `benchmarks/figures/forgetting.py` compares the two.
    """

    def forgetting_loss(self, vectors, logits):
        """What the encoder minimises to forget: the classifier shall say the same of every code.

        Cross-entropy against how common each label is in the batch, a confusion loss (Tzeng et al.
        2015, equation 3, there with equal shares). It is lowest where the classifier has nothing
        but these shares to go by; there the classifier's own loss can't be lowered either.

        Args:
            vectors: Tensor `(N, K)`, the labels.
            logits: Tensor `(N, K)`, what the classifier reads.

        Returns:
            Scalar tensor.
        """
        shares = ops.mean(vectors, axis=0, keepdims=True)
        return self.cross_entropy(ops.broadcast_to(shares, ops.shape(vectors)), logits)
