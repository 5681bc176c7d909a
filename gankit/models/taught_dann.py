"""Domain adaptation with a teacher: the average of the networks teaches them to read the target.

Domain-adversarial training makes the features of two domains alike as clouds; which part of one
cloud comes to lie on which part of the other it does not ask. Here the network that trails in the
wake of its own training reads the target's images, and where it is sure, the learning one is to
read the same from a shifted copy.
"""

import keras
from keras import ops

from gankit.adversarial import Phase
from gankit.losses import full_precision
from gankit.models.dann import domain_loss, weight_at
from gankit.models.two_phase_dann import TwoPhaseDomainAdversarialNetwork
from gankit.refusals import refuse_negative, refuse_no_share
from gankit.teaching import imbalance, teaching_loss


@keras.saving.register_keras_serializable(package="gankit")
class TaughtDomainAdversarialNetwork(TwoPhaseDomainAdversarialNetwork):
    """Domain-adversarial training in two phases, and a mean teacher for the target.

    Tarvainen and Valpola 2017 for the teacher, whose weights are the average of the learning
    network's; French et al. 2018 for two domains, with its threshold and its balance of classes.
    A teacher can be sure and wrong, and then teaches its errors; the features that are aligned
    beside it make it less often so. With a reversal's weight of 0 the teacher is alone, with a
    teaching weight of 0 the adversary.

    `read` and `predict` use the averaged networks.

    Args:
        feature_extractor: As of `DomainAdversarialNetwork`.
        label_predictor: The same.
        domain_classifier: The same.
        reversal_weight: The same.
        teaching_weight: How much the teacher counts beside the source's labels: a number, or a
            function of the step such as `gankit.schedules.RisingWeight`; at least 0.
        sure: Float in [0, 1): the teacher's highest probability above which it teaches.
        balance: Weight of the cross-entropy between even shares of all classes and the mean of what
            is read in a batch of the target. It keeps one class from taking all, and rests on the
            target's classes being about equally frequent; else set it to 0.
        shift: Whole number of pixels by which the target's images are shifted at most, to and fro,
            one shift for a batch.
        averaging: Float in [0, 1), how much of the teacher's weights stays in a step.
        seed: Whole number for the shifts; None draws one from the global seed.

    Raises:
        ValueError: If the networks don't fit each other, or a number is out of range.
    """

    def __init__(
        self,
        feature_extractor,
        label_predictor,
        domain_classifier,
        *,
        reversal_weight=1.0,
        teaching_weight=1.0,
        sure=0.9,
        balance=0.05,
        shift=2,
        averaging=0.99,
        seed=None,
    ):
        super().__init__(
            feature_extractor,
            label_predictor,
            domain_classifier,
            reversal_weight=reversal_weight,
            seed=seed,
        )
        at_first = weight_at(teaching_weight, 0)
        refuse_negative(teaching_weight=at_first, balance=balance, shift=shift)
        refuse_no_share(sure=sure)
        self.average("feature_extractor", averaging)
        self.average("label_predictor", averaging)
        self.teaching_weight = teaching_weight
        self.sure = sure
        self.balance = balance
        self.shift = shift
        self.averaging = averaging
        constant = keras.initializers.Constant(at_first)
        self.teaching = self.add_weight((), constant, trainable=False, name="teaching")

    def phases(self):
        domain_classifier, features = super().phases()
        parts = ("labels", "domains", "taught", "sure")
        return [
            domain_classifier,
            Phase(features.name, features.learners, features.loss, parts=parts),
        ]

    def features_of(self, images):
        """Extracts the features of both domains in one mixed batch, the target's images shifted."""
        source, target = images
        return super().features_of((source, shifted(target, self.shift, self.seed_generator)))

    def features_loss(self, images, labels):
        """Loss of features and labels: read badly, told apart too well, and not read as taught."""
        features, count = self.features_of(images), ops.shape(labels)[0]
        read_badly = self.label_loss(features, labels)
        told_apart = domain_loss(self._domain_logits_before_the_step(features), count)
        logits = full_precision(self.label_predictor(features[count:], training=True))
        taught, sure = teaching_loss(self.taught_shares(images[1]), logits, self.sure)
        taught = taught + self.balance * imbalance(logits)
        loss = read_badly - self.reversal.weight * told_apart + self.teaching * taught
        parts = {"labels": read_badly, "domains": told_apart, "taught": taught, "sure": sure}
        return loss, parts

    def taught_shares(self, target):
        """Probabilities `(M, K)` that the teacher gives the target's plain images."""
        features = self.averaged_feature_extractor(target, training=False)
        logits = full_precision(self.averaged_label_predictor(features, training=False))
        return ops.stop_gradient(ops.softmax(logits))

    def before_step(self):
        super().before_step()
        self.teaching.assign(weight_at(self.teaching_weight, self.optimizer.iterations))


def shifted(images, most, seed_generator):
    """Shifts a batch of images by a few pixels, all alike; mirrored pixels fill the margin.

    Args:
        images: Tensor `(N, H, W, C)`.
        most: Whole number of pixels, at most this far to each side.
        seed_generator: A `keras.random.SeedGenerator`.

    Returns:
        Tensor of the same shape.
    """
    if not most:
        return images  # PyTorch has no margin of 0 pixels
    around = ((0, 0), (most, most), (most, most), (0, 0))
    wide = ops.pad(images, around, mode="symmetric")
    down, right = ops.unstack(keras.random.randint((2,), 0, 2 * most + 1, seed=seed_generator), 2)
    # trap: to XLA the start of `ops.slice` is a constant, and each new one costs a compilation
    rows = ops.take(wide, down + ops.arange(images.shape[1]), axis=1)
    return ops.take(rows, right + ops.arange(images.shape[2]), axis=2)
