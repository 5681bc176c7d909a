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
    if hasattr(model, "generate_pairs"):
        samples = model.generate_pairs(count, seed=seed)[domain]
    elif hasattr(model, "generate"):
        samples = model.generate(count, seed=seed)
    else:
        raise ValueError(
            f"{title}: a {type(model).__name__} draws nothing from latent vectors, so that there "
            "are no samples to score. Evaluate one that has `generate`, such as gan, cgan or vae"
        )
    samples = np.asarray(samples, "float32")
    if not np.isfinite(samples).all():
        raise ValueError(
            f"{title}: its samples are not finite numbers, the training has blown up. Train it anew"
        )
    if getattr(model, "image_range", "signed") == "unit":
        samples = unit_to_signed(samples)
    length = getattr(model, "label_length", None)
    return Subject(title, samples, None if length is None else np.arange(count) % length)
