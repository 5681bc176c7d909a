"""Coupled GANs after Liu and Tuzel 2016: pairs of images that no one ever showed as pairs.

Two GANs, one for each domain. Their generators begin with the same layers, which decide what is to
be seen, and end with layers of their own, which decide how it looks; their discriminators begin
apart and end alike. Both generators are given the same latent vector, and since the common layers
must do for both domains, the two images come to show the same thing.
"""

import keras
import numpy as np
from keras import ops

from gankit.adversarial import AdversarialModel, Phase
from gankit.labels import class_cross_entropy
from gankit.losses import (
    full_precision,
    non_saturating_discriminator_loss,
    non_saturating_generator_loss,
)
from gankit.models.cogan_checks import refuse_misfits
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_negative


@keras.saving.register_keras_serializable(package="gankit")
class CoupledGAN(AdversarialModel):
    """Two GANs with layers in common draw pairs: one latent vector, an image in either domain.

    It is trained with `fit([source_images, target_images])`, whose rows are no pairs, or with
    `fit(pair_batches(source, target, 64, seed=0), steps_per_epoch=...)`. In a turn each common
    layer takes one step, by the gradients of both domains together.

    For domain adaptation (section 5) the discriminators have a second output, the class, and learn
    from the source's labels: `fit([source, target], source_labels)`. The layers that the class is
    read from are common, so the target can be read too. The target's own first layers learn from
    no label; with a `coupling_weight` the two images of a pair are to be read alike, as the
    authors' code asks of their features. Where pairs don't show the same thing, that misleads.

    Args:
        source_generator: Model from latent vectors `(N, latent_dim)` to source images in [-1, 1].
        target_generator: The same to target images; it shares layers with the first.
        source_discriminator: Model from source images to logits `(N, 1)`, above 0 for "real", or to
            a list of these and class logits `(N, K)`.
        target_discriminator: The same from target images; it shares layers with the first.
        latent_dim: Length of the latent vector, drawn from a unit normal distribution.
        class_weight: Weight of the class loss in that of the discriminators.
        coupling_weight: Weight of the squared distance between the class logits of the two images
            of a pair, in the same loss; 0 leaves it out.
        seed: Whole number for the latent vectors; None draws one from the global seed.

    Raises:
        ValueError: If the networks don't fit each other or `latent_dim`, a weight is below 0, or
            pairs are to be read alike where no class is read.

    Example:

    >>> generators, judges = build_generators(64, (28, 28, 1)), build_discriminators((28, 28, 1))
    >>> model = CoupledGAN(*generators, *judges, 64)
    >>> model.compile()
    >>> model.fit(pair_batches(digits, edges(digits), 64, seed=0), steps_per_epoch=3_000)
    >>> digit_images, edge_images = model.generate_pairs(10, seed=0)
    """

    def __init__(
        self,
        source_generator,
        target_generator,
        source_discriminator,
        target_discriminator,
        latent_dim,
        *,
        class_weight=10.0,
        coupling_weight=0.0,
        seed=None,
    ):
        super().__init__(seed=seed)
        refuse_negative(class_weight=class_weight, coupling_weight=coupling_weight)
        self.source_generator = source_generator
        self.target_generator = target_generator
        self.source_discriminator = source_discriminator
        self.target_discriminator = target_discriminator
        self.latent_dim = latent_dim
        self.class_weight = class_weight
        self.coupling_weight = coupling_weight
        refuse_misfits(self)

    @property
    def reads_classes(self):
        """True if the discriminators have a second output, the class."""
        return len(self.source_discriminator.outputs) == 2

    def phases(self):
        judges = [self.source_discriminator, self.target_discriminator]
        generators = [self.source_generator, self.target_generator]
        domains = ("source", "target")
        classes = ("classes",) if self.reads_classes else ()
        parts = (*domains, *classes, "coupled") if self.coupling_weight else (*domains, *classes)
        return [
            Phase("discriminators", judges, self.discriminators_loss, parts=parts),
            Phase("generators", generators, self.generators_loss, parts=domains),
        ]

    def discriminators_loss(self, images, labels=None):
        """Cross-entropy of both, of the classes, and how unlike pairs are read, where asked for."""
        self._refuse_misfit(labels)
        fakes = self.fake_pairs(ops.shape(images[0])[0])
        real = [self._judged(*pair) for pair in zip(self._judges(), images, strict=True)]
        fake = [self._judged(*pair) for pair in zip(self._judges(), fakes, strict=True)]
        source, target = (
            non_saturating_discriminator_loss(of_real[0], of_fake[0])
            for of_real, of_fake in zip(real, fake, strict=True)
        )
        loss, parts = source + target, {"source": source, "target": target}
        if self.reads_classes:
            parts["classes"] = class_cross_entropy(labels, real[0][1])
            loss += self.class_weight * parts["classes"]
        if self.coupling_weight:
            parts["coupled"] = self._read_unlike(fakes)
            loss += self.coupling_weight * parts["coupled"]
        return loss, parts

    def generators_loss(self, images, labels=None):
        """Cross-entropy of pairs of fakes against "real"; of the images only the number counts."""
        fakes = self.fake_pairs(ops.shape(images[0])[0])
        source, target = (
            non_saturating_generator_loss(self._judged(judge, fake)[0])
            for judge, fake in zip(self._judges(), fakes, strict=True)
        )
        return source + target, {"source": source, "target": target}

    def fake_pairs(self, count):
        """Draws pairs in training mode: source images and target images of the same latents."""
        latents = keras.random.normal((count, self.latent_dim), seed=self.seed_generator)
        return self.call(latents, training=True)

    def call(self, latents, training=False):
        generators = [self.acting(f"{d}_generator", training) for d in ("source", "target")]
        return [generator(latents, training=training) for generator in generators]

    def generate_pairs(self, n, *, seed=None):
        """Generates pairs: the same latent vectors in both domains.

        Args:
            n: How many pairs.
            seed: Whole number; the same seed gives the same latent vectors. None draws fresh ones.

        Returns:
            Tuple of source images and target images, arrays `(n, H, W, C)` float32 in [-1, 1]; row
            i of one belongs to row i of the other.
        """
        latents = np.random.default_rng(seed).standard_normal((n, self.latent_dim), np.float32)
        return tuple(predict_arrays(self, latents))

    def read(self, images, domain="target"):
        """Reads the class of images of either domain, where the discriminators learned it.

        Args:
            images: Array `(N, H, W, C)` in [-1, 1].
            domain: `"source"` or `"target"`, whose discriminator reads.

        Returns:
            Labels `(N,)`, whole numbers.

        Raises:
            ValueError: If no class is read, or there is no such domain.
        """
        if domain not in ("source", "target"):
            raise ValueError(f"Expected a `domain`, 'source' or 'target'. Received: {domain!r}")
        if not self.reads_classes:
            raise ValueError(
                "Expected discriminators that read classes. Received: one output alone. Build "
                "them with `build_discriminators(image_shape, classes=10)`."
            )
        return predict_arrays(self.acting(f"{domain}_discriminator"), images)[1].argmax(axis=1)

    def _judges(self):
        return self.source_discriminator, self.target_discriminator

    def _judged(self, judge, images):
        """Returns a list of the logits for "real" and, where they are read, of the classes."""
        outputs = judge(images, training=True)
        return outputs if self.reads_classes else [outputs]

    def _read_unlike(self, pairs):
        """Mean squared distance between the class logits of the two images of a pair."""
        # trap: with dropout even two networks with the same weights would read them unlike
        source, target = (
            full_precision(judge(images, training=False)[1])
            for judge, images in zip(self._judges(), pairs, strict=True)
        )
        return ops.mean(ops.sum(ops.square(source - target), axis=1))

    def _refuse_misfit(self, labels):
        if self.reads_classes != (labels is not None):
            raise ValueError(
                "Expected the source's labels where the discriminators read classes, and none "
                f"where they don't. Received: {'no labels' if labels is None else 'labels'}. Pass "
                "`fit([source, target], source_labels)`, or build discriminators with `classes=0`."
            )
