"""Subjects beside a data set: who judges them, and what is refused."""

from dataclasses import replace

from gankit import data
from gankit.data.content import with_channels
from gankit.evaluation.image_judge import ImageJudge
from gankit.evaluation.point_judge import PointJudge
from gankit.scale import scaled

LEAST = 50  # samples


def evaluate(draws, data_name, *, size=None, say=print):
    """Scores what several models draw beside a data set, all by the same judge.

    Where some images are grey and others in colour, the grey ones get three equal channels: so does
    the grey set that a run of two domains learned from beside a coloured one.

    Images are read by a classifier that is trained once and kept; where it is trained, the global
    seed becomes 0, as by `keras.utils.set_random_seed`.

    Args:
        draws: List of functions from a count to a `Subject` of as many samples, such as
            `functools.partial(subject_of, model, "cgan on mnist")`.
        data_name: Name of the data set, as for `gankit.data.load`.
        size: Side of the images; None for the set's own.
        say: Function of a line of text, called when something begins that takes time.

    Returns:
        List of `Judgement`, one for each subject.

    Raises:
        ValueError: If there is no such data set, it is too small, or samples are of another shape.
    """
    options = {} if size is None else {"size": size}
    train, test = (data.load(data_name, split, **options) for split in ("train", "test"))
    count = min(scaled(smoke=100, lesson=5_000, full=10_000), len(test) // 2)
    if count < LEAST:
        raise ValueError(
            f"{data_name} has {len(test)} test samples: expected at least {2 * LEAST}, or scores "
            "would be noise alone. Name a larger set with --data"
        )
    say(f"drawing {count:,} samples")
    subjects = [draw(count) for draw in draws]
    train, test, subjects = _in_one_colour(train, test, subjects)
    for subject in subjects:
        _refuse_other_shapes(subject, test)
    judge = (PointJudge if test.images.ndim == 2 else ImageJudge)(train, test, count, say)
    return [judge.judge(subject, say) for subject in subjects]


def _in_one_colour(train, test, subjects):
    """Gives grey sets and samples three equal channels where one of them is in colour."""
    sides = test.images.shape[1:-1]
    if not sides:  # points
        return train, test, subjects
    alike = [subject for subject in subjects if subject.samples.shape[1:-1] == sides]
    channels = max(each.shape[-1] for each in (test.images, *(one.samples for one in alike)))
    sets = [replace(each, images=with_channels(each.images, channels)) for each in (train, test)]
    return *sets, [
        replace(one, samples=with_channels(one.samples, channels)) if one in alike else one
        for one in subjects
    ]


def _refuse_other_shapes(subject, test):
    mine, theirs = subject.samples.shape[1:], test.images.shape[1:]
    if mine == theirs:
        return
    raise ValueError(
        f"{subject.title} draws {_kind(mine)}, {test.name} holds {_kind(theirs)}: they can't be "
        "compared. With --data name the set that it was trained on, or another of the same shape, "
        "or train it anew at that --size"
    )


def _kind(shape):
    return f"{'points' if len(shape) == 1 else 'images'} of shape {shape}"
