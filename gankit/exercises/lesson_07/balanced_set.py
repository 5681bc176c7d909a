"""Exercise: a training set drawn by a generator, every class equally often."""

import numpy as np

from gankit.exercises.evidence import Unusable, as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.verdict import right, wrong

WIDTH = 6


def probe(answer, seed):
    per_class, count = drawn_order(seed)
    result = answer(drawer(seed), per_class, count)
    if not isinstance(result, (list, tuple)) or len(result) != 2:
        raise Unusable("Expected two results: `return images, labels`.")
    names = ("the images", "the labels")
    return {name: as_numbers(part, name) for name, part in zip(names, result, strict=True)}


def judge(evidence, seed):
    images, labels = evidence["the images"].astype("float64"), evidence["the labels"]
    per_class, count = drawn_order(seed)
    if problem := _problem_of_form(images, labels, per_class, count):
        return wrong(problem)
    if not np.array_equal(np.bincount(labels.astype(int), minlength=count), [per_class] * count):
        return wrong(
            "The classes are not equally often there: labels drawn at random are so only on "
            "average. Lay them out, then mix them."
        )
    shown = shown_classes(images, seed)
    if not np.array_equal(shown, labels):
        share = np.mean(shown == labels)
        return wrong(
            f"Only {share:.0%} of the images show what their label says: whatever is mixed, mix "
            "the labels before you draw, or both with the same order."
        )
    if len(np.unique(images.round(6), axis=0)) < len(images):
        return wrong(
            "The same images come again and again: ask for every image anew, a class can be drawn "
            "in countless styles."
        )
    if np.mean(labels[1:] == labels[:-1]) > 0.7:
        return wrong(
            "The set is sorted by label: `validation_split` would cut off the last classes as a "
            "whole. Mix it."
        )
    return right("Equally often, mixed, and each image under the label that it was drawn for.")


def _problem_of_form(images, labels, per_class, count):
    """Says what is wrong with shapes and range, or returns None."""
    expected = (per_class * count,)
    if labels.shape == (*expected, count):
        return "The labels are vectors: return them as whole numbers, as `train_classifier` takes."
    if labels.shape != expected or images.shape != (*expected, WIDTH):
        return (
            f"For {per_class} of each of {count} classes expected {expected[0]} images and as many "
            f"labels, received images {images.shape} and labels {labels.shape}."
        )
    if np.any((labels < 0) | (labels >= count) | (labels % 1 != 0)):
        return f"The classes go from 0 to {count - 1}; there are labels that name none of them."
    return None


def drawn_order(seed):
    """Draws how many images per class are ordered, and how many classes there are."""
    random = np.random.default_rng([seed, 1])
    return int(random.integers(20, 90)), int(random.integers(4, 9))


def drawer(seed):
    """Returns a function from whole-number labels to images `(N, 6)`, no two of them the same."""
    styles, pictures = np.random.default_rng([seed, 2]), drawn_pictures(seed)

    def draw(labels):
        labels = np.asarray(labels)
        if labels.ndim != 1 or labels.dtype.kind not in "iu":
            raise ValueError(
                f"expected whole numbers (N,), received {labels.dtype} of shape {labels.shape}"
            )
        return pictures[labels] + styles.uniform(-0.1, 0.1, (len(labels), WIDTH))

    return draw


def drawn_pictures(seed):
    """Draws what the classes look like on average, `(8, 6)`, far from each other."""
    return np.random.default_rng([seed, 3]).normal(0, 10, (8, WIDTH))


def shown_classes(images, seed):
    """Says which class each image shows; -1 where it is none that the drawer draws."""
    distances = np.abs(images[:, None] - drawn_pictures(seed)).max(axis=2)
    return np.where(distances.min(axis=1) <= 0.11, distances.argmin(axis=1), -1)


BALANCED_SET = Exercise(
    id="cgan.balanced_set",
    lesson=7,
    points=2,
    title="A training set, drawn to order",
    hints=(
        "First the labels, `per_class` times each; then one call of `draw` with all of them.",
        "`np.arange(per_class * count) % count` holds every class equally often, in turn.",
        "`return draw(labels), labels`",
    ),
    record=probe,
    judge=judge,
)
