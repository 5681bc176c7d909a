"""Domain-adversarial training after Ganin and Lempitsky 2014: labels from one domain serve another.

Three networks. The feature extractor turns images of both domains into features; the label
predictor learns from the source's labels; the domain classifier learns to tell from the features
which domain an image is of, and the feature extractor learns to defeat it. The target has no
labels. `benchmarks/figures/domains.py` measures what this gains.
"""

import keras
from keras import ops

from gankit.adversarial import AdversarialModel, Phase
from gankit.labels import class_cross_entropy
from gankit.layers import GradientReversal
from gankit.losses import non_saturating_discriminator_loss
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_negative


@keras.saving.register_keras_serializable(package="gankit")
class DomainAdversarialNetwork(AdversarialModel):
    """A classifier whose features must not tell which domain an image comes from.

    It is trained with `fit([source_images, target_images], source_labels)`, or with
    `fit(batches, steps_per_epoch=...)` where the domains differ in size, see
    `gankit.data.domain_batches`. Equation 9 of the paper in one phase: all three networks
    descend the sum of the label loss and the domain loss, and a `GradientReversal` between features
    and domain classifier makes the feature extractor climb the latter.
    `gankit.models.two_phase_dann` takes the same step without that layer.

    Both domains go through the feature extractor as *one mixed batch*. Where it has a batch
    normalisation, the statistics are then those of both domains together, in training as at test
    time, so the network that is tested is the one that was trained. A batch for each domain would
    hide every difference of their means from the domain classifier, and leave moving statistics
    that are neither domain's.

    Args:
        feature_extractor: Model from images `(N, H, W, C)` to features `(N, D)`.
        label_predictor: Model from features to logits `(N, K)`, one for each class.
        domain_classifier: Model from features to logits `(N, 1)`, above 0 for "source".
        reversal_weight: How strongly the feature extractor heeds the turned gradient: a number, or
            a function of the step such as `gankit.schedules.RisingWeight`. 0 is training on the
            source alone; at least 0.
        seed: As in `AdversarialModel`; this model itself draws nothing.

    Raises:
        ValueError: If the networks don't fit each other, or `reversal_weight` begins below 0.

    Example:

    >>> shape = (32, 32, 3)
    >>> extractor, predictor = build_feature_extractor(shape), build_label_predictor()
    >>> networks = extractor, predictor, build_domain_classifier()
    >>> rising = gankit.schedules.RisingWeight(1_000)
    >>> dann = DomainAdversarialNetwork(*networks, reversal_weight=rising)
    >>> dann.compile()
    >>> dann.fit(domain_batches(svhn, mnist, 64, seed=0), steps_per_epoch=1_000)
    >>> dann.read(mnist_test.signed())
    array([7, 2, 1, ...])
    """

    def __init__(
        self,
        feature_extractor,
        label_predictor,
        domain_classifier,
        *,
        reversal_weight=1.0,
        seed=None,
    ):
        super().__init__(seed=seed)
        _refuse_misfits(feature_extractor, label_predictor, domain_classifier)
        refuse_negative(reversal_weight=weight_at(reversal_weight, 0))
        self.feature_extractor = feature_extractor
        self.label_predictor = label_predictor
        self.domain_classifier = domain_classifier
        self.reversal_weight = reversal_weight
        self.reversal = GradientReversal(weight_at(reversal_weight, 0), name="reversal")

    def phases(self):
        networks = [self.feature_extractor, self.label_predictor, self.domain_classifier]
        return [Phase("adaptation", networks, self.adaptation_loss)]

    def adaptation_loss(self, images, labels):
        """Loss of all three networks: the label loss and, behind the reversal, the domain loss."""
        features = self.features_of(images)
        domain_logits = self.domain_classifier(self.reversal(features), training=True)
        return self.label_loss(features, labels) + domain_loss(domain_logits, _count(labels))

    def features_of(self, images):
        """Extracts the features of both domains in one mixed batch, the source's first."""
        return self.feature_extractor(ops.concatenate(list(images)), training=True)

    def label_loss(self, features, labels):
        """Cross-entropy of the label predictor, on the source's features alone."""
        logits = self.label_predictor(features[: _count(labels)], training=True)
        return class_cross_entropy(labels, logits)

    def before_step(self):
        weight = weight_at(self.reversal_weight, self.optimizer.iterations)
        self.reversal.weight.assign(weight)

    def call(self, images, training=False):
        features = self.acting("feature_extractor", training)(images, training=training)
        return self.acting("label_predictor", training)(features, training=training)

    def read(self, images):
        """Reads images of either domain.

        Args:
            images: Array `(N, H, W, C)` float32 in [-1, 1].

        Returns:
            Labels `(N,)`, whole numbers.
        """
        return predict_arrays(self, images).argmax(axis=1)


def domain_loss(domain_logits, source_count):
    """Cross-entropy of the domain classifier: source is 1, target is 0.

    Args:
        domain_logits: Tensor `(N + M, 1)`, those of the source first.
        source_count: N, how many are the source's.

    Returns:
        Scalar tensor, at least 0: the mean of the domains' means, ln 2 where it only guesses.
    """
    return non_saturating_discriminator_loss(
        domain_logits[:source_count], domain_logits[source_count:]
    )


def weight_at(weight, step):
    """Value of a weight at a step.

    Args:
        weight: A number, or a function of the step.
        step: Whole number or scalar tensor, from 0.

    Returns:
        The number itself, or what the function says.
    """
    return weight(step) if callable(weight) else weight


def _count(labels):
    return ops.shape(labels)[0]


def _refuse_misfits(feature_extractor, label_predictor, domain_classifier):
    features = feature_extractor.output_shape[1:]
    for network in (label_predictor, domain_classifier):
        if network.input_shape[1:] != features:
            raise ValueError(
                f"The feature extractor gives features of shape {features}, '{network.name}' takes "
                f"{network.input_shape[1:]}. Build both with the same length of features."
            )
    if domain_classifier.output_shape[1:] != (1,):
        raise ValueError(
            "Expected a domain classifier with one logit, above 0 for the source. Received: "
            f"outputs of shape {domain_classifier.output_shape[1:]}."
        )
