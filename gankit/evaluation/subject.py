"""Who is evaluated: samples of a trained model, and what they were asked to be."""

from dataclasses import dataclass

import numpy as np

from gankit.images import unit_to_signed


@dataclass(frozen=True, eq=False)
class Subject:
    """Samples under a title.

    Args:
        title: What a reader is told, such as `"cgan on mnist"`.
        samples: float32 `(N, H, W, C)` images in [-1, 1], or `(N, 2)` points.
        asked: Classes `(N,)` that they were asked to be; None where nothing was asked.
    """

    title: str
    samples: np.ndarray
    asked: np.ndarray | None = None

    def __len__(self):
        return len(self.samples)


def subject_of(model, title, count, *, seed=0, domain=0):
    """Lets a model draw samples: as many of each label, where it is told labels.

    Args:
        model: A model with `generate(n, seed=...)`, or with `generate_pairs(n, seed=...)`, which
            draws in two domains. One that draws in [0, 1] says so: `model.image_range == "unit"`.
        title: What a reader is told.
        count: How many.
        seed: Whole number for the latent vectors.
        domain: Which of two domains, 0 or 1.

    Returns:
        A `Subject`.

    Raises:
        ValueError: If the model draws nothing by itself, or its samples are not finite.
    """
    refuse_undrawing(model, title)
    if hasattr(model, "generate_pairs"):
        samples = model.generate_pairs(count, seed=seed)[domain]
    else:
        samples = model.generate(count, seed=seed)
    samples = _finite(samples, title)
    if getattr(model, "image_range", "signed") == "unit":
        samples = unit_to_signed(samples)
    length = getattr(model, "label_length", None)
    return Subject(title, samples, None if length is None else np.arange(count) % length)


def refuse_undrawing(model, title):
    """Refuses a model that draws nothing from latent vectors.

    Args:
        model: Any model.
        title: What a reader is told.

    Raises:
        ValueError: If it has neither `generate` nor `generate_pairs`.
    """
    if not hasattr(model, "generate") and not hasattr(model, "generate_pairs"):
        raise ValueError(
            f"{title}: a {type(model).__name__} draws nothing from latent vectors, so that there "
            "are no samples to score. Evaluate one that has `generate`, such as gan, cgan or vae"
        )


def translations_of(translate, title, count, originals, classes=()):
    """Lets a model translate images, which ask for their own labels to be read.

    Args:
        translate: Function from images `(N, H, W, C)` in [-1, 1] to others, such as
            `cyclegan.to_target`.
        title: What a reader is told.
        count: How many.
        originals: `gankit.data.Dataset` of the domain that is translated, none of which the model
            learned from if there are enough.
        classes: Names of the other domain's classes. Only where they are the originals' own, a
            translation is asked to be read as its original is labelled.

    Returns:
        A `Subject` of the first `count` originals.

    Raises:
        ValueError: If there are fewer, or the translations are not finite.
    """
    if len(originals) < count:
        raise ValueError(
            f"{title}: {originals.name} has {len(originals):,} images to translate, {count:,} are "
            "to be compared. Set GANKIT_SCALE=smoke, which compares fewer"
        )
    originals = originals[:count]
    samples = _finite(translate(originals.signed()), title)
    alike = len(classes) > 0 and tuple(classes) == tuple(originals.classes)
    return Subject(title, samples, originals.labels if alike else None)


def _finite(samples, title):
    samples = np.asarray(samples, "float32")
    if not np.isfinite(samples).all():
        raise ValueError(
            f"{title}: its samples are not finite numbers, the training has blown up. Train it anew"
        )
    return samples
