"""Domain-adversarial training as two phases: a frozen domain classifier in place of a reversal."""

import keras
from keras import ops

from gankit.adversarial import Phase
from gankit.models.dann import DomainAdversarialNetwork, domain_loss


@keras.saving.register_keras_serializable(package="gankit")
class TwoPhaseDomainAdversarialNetwork(DomainAdversarialNetwork):
    """The same step in two phases, with a frozen domain classifier in place of the reversal.

    First the domain classifier descends the domain loss. Then feature extractor and label predictor
    descend the label loss minus `reversal_weight` times the domain loss.

    A reversal moves all at once, so in the second phase the domain classifier is the one from
    before the first. That makes the steps the same under every optimizer that treats each weight by
    itself (SGD with or without momentum, RMSprop, Adam), with equal settings in both phases. It
    does not hold where a norm over all gradients counts (`global_clipnorm`).

    What two phases are good for is that the settings need *not* be equal: by default the domain
    classifier learns five times as fast, since one that can't keep up has little to teach.
    `python -m benchmarks.figures domains` measures what adaptation gains with that.
    """

    default_learning_rates = {"domain_classifier": 5e-3}

    def phases(self):
        extractor_and_predictor = [self.feature_extractor, self.label_predictor]
        return [
            Phase("domain_classifier", [self.domain_classifier], self.domain_classifier_loss),
            Phase("features", extractor_and_predictor, self.features_loss),
        ]

    def domain_classifier_loss(self, images, labels):
        """Loss of the domain classifier: how badly it tells the domains apart."""
        domain_logits = self.domain_classifier(self.features_of(images), training=True)
        return domain_loss(domain_logits, ops.shape(labels)[0])

    def features_loss(self, images, labels):
        """Loss of the other two: labels told badly, and domains told apart too well."""
        features = self.features_of(images)
        domain_logits = self._domain_logits_before_the_step(features)
        told_apart = domain_loss(domain_logits, ops.shape(labels)[0])
        return self.label_loss(features, labels) - self.reversal.weight * told_apart

    def before_step(self):
        super().before_step()
        groups = (
            self.domain_classifier.trainable_variables,
            self.domain_classifier.non_trainable_variables,
        )
        # subtle: a copy, since TensorFlow and PyTorch write into the variable's own memory.
        self._before = [[ops.copy(v.value) for v in variables] for variables in groups]

    def after_step(self):
        self._before = None

    def _domain_logits_before_the_step(self, features):
        if getattr(self, "_before", None) is None:  # in evaluation nothing has moved
            return self.domain_classifier(features, training=True)
        return self.domain_classifier.stateless_call(*self._before, features, training=True)[0]
