"""Exercise: three numbers that measure a translation for which there are no pairs."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.arguments import with_reader_and_translators
from gankit.exercises.recording.returned import Kind

CLASSES = 4


def draw(random):
    """Draws two translations, and pairs of samples `(N, 2)` and labels: to read, source, target.

    A translation is a matrix and a shift, and undoes the other one nearly.
    """
    centres = random.normal(0, 0.8, (CLASSES, 2))
    matrix = np.eye(2) + random.normal(0, 0.25, (2, 2))
    shift, wrong = random.normal(0, 0.3, (2, 2))
    forth = matrix, shift
    back = np.linalg.inv(matrix) + random.normal(0, 0.06, (2, 2)), -shift + 0.2 * wrong
    there = centres @ matrix + shift + random.normal(0, 0.25, centres.shape)
    sets = [(there, 200), (centres, int(random.integers(150, 250))), (there, 900)]
    return forth, back, *(_cloud(random, places, count) for places, count in sets)


def _cloud(random, centres, count):
    labels = random.permutation(np.arange(count) % CLASSES)
    samples = centres[labels] + random.normal(0, 0.45, (count, 2))
    return samples.astype("float32"), labels


def numbers(train, read, to_target, to_source, source, target):
    """Returns the expected three."""
    images, labels = source
    made = to_target(images)
    own = np.mean(read(made) == labels)
    return np.array([own, decibels(to_source(made), images), useful(train, made, labels, target)])


def decibels(images, others, reach=2.0):
    """Returns the mean squared error, as a share of the squared reach of values, in decibels."""
    return 10 * np.log10(reach**2 / np.mean((images - others) ** 2))


def useful(train, samples, labels, target):
    """Returns the share of the target that a classifier reads which learned from these."""
    images, expected = target
    return np.mean(train(samples, labels)(images) == expected)


def _with(place, function):
    """Makes a mistake of one number in place of the expected one."""

    def mistaken(train, read, to_target, to_source, source, target):
        three = numbers(train, read, to_target, to_source, source, target)
        three[place] = function(train, read, to_target, to_source, source, target)
        return three

    return mistaken


THREE_NUMBERS = comparing(
    "cyclegan.three_numbers",
    lesson=10,
    points=3,
    title="Three numbers without a pair",
    hints=(
        "Translate the source's images once: `made = to_target(images)`. All three numbers are "
        "made of that.",
        "`np.mean(read(made) == labels)` is the first. The second: "
        "`10 * np.log10(2**2 / squared_error)`, of `to_source(made)` against the images.",
        "The third: `classify = train(made, labels)` has seen translations alone; let it read the "
        "target's test images.",
    ),
    draw=draw,
    build=with_reader_and_translators,
    kind=Kind.TUPLE,
    expected=numbers,
    result="the three numbers",
    tolerance=1e-6,
    praise="Kept its meaning, can be undone, is of use: three questions, and no pair for any.",
    shape="The shape is {received}, expected three numbers.",
    otherwise="They begin to differ with {received} in place of {expected}: the share of "
    "translations read as labelled; 10 log10 of (4 / the mean squared error of the way back); the "
    "share of the target that a classifier reads which learned from translations.",
    mistakes=(
        (
            _with(1, lambda t, r, g, f, source, target: decibels(f(g(source[0])), source[0], 1)),
            "The decibels are 6 too few: images in [-1, 1] reach over 2, not over 1, so it is the "
            "square of 2 that stands above the error.",
        ),
        (
            lambda *arguments: numbers(*arguments) * [1, 2, 1],
            "The decibels are twice too many: before a *squared* error stands 10, not 20.",
        ),
        (
            lambda *arguments: numbers(*arguments) * [1, -1, 1],
            "The sign of the decibels is turned: the better the way back, the more there are.",
        ),
        (
            lambda *arguments: numbers(*arguments) * [1, np.log(10), 1],
            "`np.log` is the natural logarithm: decibels come from `np.log10`.",
        ),
        (
            _with(1, lambda t, r, g, f, source, target: decibels(g(source[0]), source[0])),
            "The translation is compared with its original: the cycle's error is that of what has "
            "come back.",
        ),
        (
            _with(2, lambda t, r, g, f, source, target: useful(t, *source, target)),
            "The third classifier learned from the source as it is. That is the *control*, which "
            "says what reading costs without translation: train it on translations.",
        ),
        (
            _with(2, lambda t, r, g, f, source, target: np.mean(r(target[0]) == target[1])),
            "It is the reader that reads the target here, which has learned it: train a new "
            "classifier on translations alone.",
        ),
        (
            _with(2, lambda t, r, g, f, source, target: useful(t, *target, target)),
            "The third classifier learned from the target's test set: it has seen the answers.",
        ),
        (
            _with(
                2,
                lambda t, r, g, f, source, target: useful(
                    t, g(source[0]), source[1], (g(source[0]), source[1])
                ),
            ),
            "The third classifier was tested on the translations that it learned from: what they "
            "are good for shows on the target's own images.",
        ),
        (
            _with(0, lambda t, r, g, f, source, target: np.mean(r(source[0]) == source[1])),
            "The first number is of the source images as they are: let `read` read translations.",
        ),
        (
            _with(0, lambda t, r, g, f, source, target: np.mean(r(f(g(source[0]))) == source[1])),
            "The first number is of what has come back: let `read` read the translations.",
        ),
        (
            lambda *arguments: numbers(*arguments)[[2, 1, 0]],
            "The first and the third number are exchanged.",
        ),
        (
            lambda *arguments: numbers(*arguments) * [100, 1, 100],
            "These are per cent: the first and the third are shares, from 0 to 1.",
        ),
    ),
)
