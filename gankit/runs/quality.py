"""How good a training is by now: a number that two contenders can be compared by."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from gankit.animation.inference import inference_call
from gankit.metrics import frechet_distance, modes_covered

if TYPE_CHECKING:
    import keras

    from gankit.data import Dataset


class FrechetQuality:
    """The Frechet distance of generated images to real ones, in a small classifier's features.

    Args:
        dataset: A `gankit.data.Dataset` of images with labels.
        classifier: A trained classifier from `gankit.models.classifier`. By default one is
            trained on 10,000 images of the set, which takes some ten seconds.
        samples: Images on either side, at most half the set. Fewer make all distances larger.
        seed: Whole number that draws the real images, the latent vectors, and the classifier's
            weights: every measurement uses the same. Where a classifier is trained, it
            becomes the global seed, as by `keras.utils.set_random_seed`.

    Example: with 1,000 samples two parts of MNIST lie 1.2 apart, an untrained generator 350.
    """

    name = "Frechet distance"
    better = "lower is better"
    axis = "log"

    def __init__(
        self,
        dataset: "Dataset",
        *,
        classifier: "keras.Model | None" = None,
        samples: int = 1_000,
        seed: int = 0,
    ):
        from gankit.models.classifier import build_feature_extractor

        samples = min(samples, len(dataset) // 2)
        rows = np.random.default_rng(seed).permutation(len(dataset))
        if classifier is None:
            classifier = _trained(dataset, rows[:10_000], seed)
        self.classifier = classifier
        self.samples, self.seed = samples, seed
        self._features = inference_call(build_feature_extractor(classifier))
        self._real, other = (
            self._features(dataset.signed(part))
            for part in (rows[-samples:], rows[-2 * samples : -samples])
        )
        self.noise_band = frechet_distance(self._real, other)

    def prepare(self, model: "keras.Model") -> Callable[[], float]:
        """Returns the function that measures one model: no argument, a number.

        Args:
            model: A model whose call is its generator, with a `latent_dim`.
        """
        generate = inference_call(model)
        latents = drawn_latents(model, self.samples, self.seed)
        return lambda: frechet_distance(self._real, self._features(_finite(generate(latents))))

    def is_reached(self, value: float, mark: float) -> bool:
        """Says whether a measurement is as good as the mark."""
        return value <= mark

    def best(self, values: Iterable[float]) -> float:
        """Returns the best of several measurements."""
        return min(values)


class ModesQuality:
    """How many modes of a mixture of points a generator covers.

    Args:
        centres: Array `(K, D)` of the modes' centres.
        radius: A point counts for its nearest centre if it lies within this distance.
        samples: Points to generate.
        seed: Whole number for the latent vectors; every measurement uses the same.
    """

    name = "modes covered"
    better = "higher is better"
    axis = "linear"

    def __init__(self, centres: np.ndarray, radius: float, *, samples: int = 2_000, seed: int = 0):
        self.centres, self.radius = np.asarray(centres), radius
        self.samples, self.seed = samples, seed

    def prepare(self, model: "keras.Model") -> Callable[[], float]:
        """Returns the function that measures one model: no argument, a number.

        Args:
            model: A model whose call is its generator, with a `latent_dim`.
        """
        generate = inference_call(model)
        latents = drawn_latents(model, self.samples, self.seed)
        return lambda: modes_covered(_finite(generate(latents)), self.centres, self.radius)

    def is_reached(self, value: float, mark: float) -> bool:
        """Says whether a measurement is as good as the mark."""
        return value >= mark

    def best(self, values: Iterable[float]) -> float:
        """Returns the best of several measurements."""
        return max(values)


def drawn_latents(model, count, seed):
    """Draws latent vectors for a model: the same ones for the same seed.

    Args:
        model: A model with a `latent_dim`.
        count: How many.
        seed: Whole number.

    Returns:
        float32 array `(count, latent_dim)`, unit normal.
    """
    return np.random.default_rng(seed).standard_normal((count, model.latent_dim), np.float32)


def _finite(samples):
    """A training that blew up is measured as bad, not as an error."""
    return np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)


def _trained(dataset, rows, seed):
    from gankit.models.classifier import train_classifier

    classes = int(dataset.labels.max()) + 1
    return train_classifier(
        dataset.signed(rows), dataset.labels[rows], classes=classes, epochs=3, seed=seed
    )
