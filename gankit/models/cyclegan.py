"""CycleGAN after Zhu et al. 2017: from one kind of image to another and back, without pairs.

Two games and one promise, the cycle: F(G(x)) near x, G(F(y)) near y. It does not promise that a
translation keeps the meaning: threes may become eights if the way back undoes it.
`semantic_cyclegan` holds against that.
"""

import keras
from keras import ops

from gankit.adversarial import AdversarialModel, Phase
from gankit.layers import own_seed
from gankit.losses import (
    full_precision,
    least_squares_discriminator_loss,
    least_squares_generator_loss,
)
from gankit.models.fake_pool import FakePool
from gankit.models.translation_checks import refuse_misfits, refuse_two_shapes
from gankit.prediction import predict_arrays
from gankit.refusals import refuse_negative


@keras.saving.register_keras_serializable(package="gankit")
class CycleGAN(AdversarialModel):
    """Two generators translate between two domains and back, each against a discriminator.

    It is trained with `fit([source_images, target_images])`, or with
    `fit(pair_batches(source, target, 64, seed=0), steps_per_epoch=...)` where the domains differ in
    size. What lies side by side in a batch is no pair.

    Args:
        target_generator: Model from source images to target images, both in [-1, 1] (G).
        source_generator: Model from target images to source images (F).
        source_discriminator: Model from source images to logits of any shape, 1 for "real" and 0
            for "fake".
        target_discriminator: The same for target images.
        cycle_weight: Weight of the cycle loss, the mean absolute difference of F(G(x)) from x plus
            that of G(F(y)) from y (lambda, 10 in the paper).
        identity_weight: Weight of the identity loss, the mean absolute difference of G(y) from y
            plus that of F(x) from x (section 5.2; the paper takes half of lambda where it is on).
            It keeps colours that need no change. At 0 it is not computed.
        cycle_noise: Deviation of normal noise on the translations before the way back, in training.
            Without it the generators hide in the translation what the way back must know, where no
            eye sees it (Chu et al. 2017); noise covers it (Bashkirova et al. 2019).
        pool_size: Old fakes of either domain that the discriminators see again; 0 for none.
        seed: Whole number for pools and noise; None draws one from the global seed.

    Raises:
        ValueError: If the networks don't fit each other, or a number is below 0.

    Example:

    >>> generators = [build_generator((28, 28, 1), name=n) for n in ("to_usps", "to_mnist")]
    >>> judges = [build_discriminator((28, 28, 1), name=n) for n in ("is_mnist", "is_usps")]
    >>> (model := CycleGAN(*generators, *judges)).compile()
    >>> model.fit(pair_batches(mnist, usps, 64, seed=0), steps_per_epoch=6_000)
    >>> like_usps = model.to_target(mnist_test.signed())
    """

    def __init__(
        self,
        target_generator,
        source_generator,
        source_discriminator,
        target_discriminator,
        *,
        cycle_weight=10.0,
        identity_weight=0.0,
        cycle_noise=0.0,
        pool_size=50,
        seed=None,
    ):
        super().__init__(seed=seed)
        generators = target_generator, source_generator
        refuse_misfits(*generators, source_discriminator, target_discriminator)
        refuse_negative(cycle_weight=cycle_weight, identity_weight=identity_weight)
        refuse_negative(cycle_noise=cycle_noise, pool_size=pool_size)
        if identity_weight:
            refuse_two_shapes("the identity loss", *generators)
        self.target_generator, self.source_generator = generators
        self.source_discriminator = source_discriminator
        self.target_discriminator = target_discriminator
        self.cycle_weight = cycle_weight
        self.identity_weight = identity_weight
        self.cycle_noise = cycle_noise
        self.pool_size = pool_size
        if pool_size:
            source, target = (made.output_shape[1:] for made in reversed(generators))
            self.source_pool = _pool("source_pool", pool_size, source, seed)
            self.target_pool = _pool("target_pool", pool_size, target, seed)

    def phases(self):
        judges = [self.source_discriminator, self.target_discriminator]
        generators = [self.target_generator, self.source_generator]
        domains, parts = ("source", "target"), tuple(self.weights_of_parts())
        pools = [self.source_pool, self.target_pool] if self.pool_size else []
        return [
            Phase("discriminators", judges, self.discriminators_loss, parts=domains, state=pools),
            Phase("generators", generators, self.generators_loss, parts=parts),
        ]

    def weights_of_parts(self):
        """Returns what each part of the generators' loss counts: a dict by name."""
        weights = {"adversarial": 1.0, "cycle": self.cycle_weight}
        return weights | ({"identity": self.identity_weight} if self.identity_weight else {})

    def discriminators_loss(self, images):
        """Least squares of both discriminators, on real images and on fakes from the pools."""
        fakes = self.translations(images)
        if self.pool_size:
            fakes = self.source_pool(fakes[0]), self.target_pool(fakes[1])
        judges = self.source_discriminator, self.target_discriminator
        source, target = (
            least_squares_discriminator_loss(judge(real, training=True), judge(fake, training=True))
            for judge, real, fake in zip(judges, images, fakes, strict=True)
        )
        return source + target, {"source": source, "target": target}

    def generators_loss(self, images):
        """What both generators minimise: each part as it is logged, times its weight, summed."""
        parts = self.parts_of(images, self.translations(images))
        weights = self.weights_of_parts()
        return sum(weights[name] * part for name, part in parts.items()), parts

    def parts_of(self, images, fakes):
        """Computes the parts of the generators' loss.

        Args:
            images: Source images and target images.
            fakes: What `translations` makes of them.

        Returns:
            Dict of scalar tensors, one for each of `weights_of_parts`.
        """
        judges = self.source_discriminator, self.target_discriminator
        fooled = [
            least_squares_generator_loss(judge(fake, training=True))
            for judge, fake in zip(judges, fakes, strict=True)
        ]
        again = self.translations([self.noised(fake) for fake in fakes])
        parts = {"adversarial": sum(fooled), "cycle": distances(again, images)}
        if self.identity_weight:
            # Exchanged, so that each generator is given images of the domain that it makes.
            source, target = images
            parts["identity"] = distances(self.translations([target, source]), images)
        return parts

    def translations(self, images):
        """Translates both halves of a batch, in training mode.

        Args:
            images: Source images and target images.

        Returns:
            Tuple in the same order: source images, made of target ones, and target images.
        """
        source, target = images
        fake_target = self.target_generator(source, training=True)
        return self.source_generator(target, training=True), fake_target

    def noised(self, fakes):
        """Adds the noise of `cycle_noise` to images; without it they stay as they are."""
        if not self.cycle_noise:
            return fakes
        noise = keras.random.normal(ops.shape(fakes), dtype=fakes.dtype, seed=self.seed_generator)
        return fakes + self.cycle_noise * noise

    def call(self, source, training=False):
        return self.acting("target_generator", training)(source, training=training)

    def to_target(self, images):
        """Translates source images.

        Args:
            images: Array `(N, H, W, C)` in [-1, 1].

        Returns:
            Array `(N, H, W, C)` float32 in [-1, 1].
        """
        return predict_arrays(self.acting("target_generator"), images)

    def to_source(self, images):
        """Translates target images the other way, in the same shape and range as `to_target`."""
        return predict_arrays(self.acting("source_generator"), images)


def _pool(name, size, shape, seed):
    return FakePool(size, shape, own_seed(seed, name), name=name)


def distances(images, others):
    """Returns the mean absolute difference of source images from others, plus that of target ones.

    Args:
        images: Source images and target images, tensors `(N, H, W, C)`.
        others: The same.

    Returns:
        Scalar tensor, from 0 to 4 for images in [-1, 1].
    """
    return sum(
        ops.mean(ops.abs(full_precision(one) - full_precision(other)))
        for one, other in zip(images, others, strict=True)
    )
