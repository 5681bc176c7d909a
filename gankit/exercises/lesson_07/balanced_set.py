"""Exercise: a training set drawn by a generator, every class equally often."""

import numpy as np

from gankit.exercises.exercise import Exercise
from gankit.exercises.recording.arguments import with_drawer
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind
from gankit.exercises.verdict import right, wrong

WIDTH, STYLES = 6, 2_000
CALL = Call(("the images", "the labels"), kind=Kind.ARRAY, build=with_drawer)


def draw(seed):
    """Draws what the classes look like, far from each other, and how much each image differs.

    Also how many images per class are ordered, and how many classes there are, 4 to 8.
    """
    random = np.random.default_rng(seed)
    pictures, styles = random.normal(0, 10, (8, WIDTH)), random.uniform(-0.1, 0.1, (STYLES, WIDTH))
    return ((pictures, styles, int(random.integers(20, 90)), int(random.integers(4, 9))),)


def judge(evidence, case):
    images, labels = (evidence[name] for name in CALL.names)
    pictures, _, per_class, count = case
    if problem := _problem_of_form(images, labels, per_class, count):
        return wrong(problem)
    if not np.array_equal(np.bincount(labels.astype(int), minlength=count), [per_class] * count):
        return wrong(
            "The classes are not equally often there: labels drawn at random are so only on "
            "average. Lay them out, then mix them."
        )
    shown = shown_classes(images, pictures)
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


def shown_classes(images, pictures):
    """Says which class each image shows; -1 where it is none that the drawer draws."""
    distances = np.abs(images.astype("float64")[:, None] - pictures).max(axis=2)
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
    draw=draw,
    record=CALL,
    judge=judge,
)
