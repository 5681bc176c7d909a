"""Exercise: a moving average, which makes restless curves readable."""

import numpy as np

from gankit.exercises.comparing import comparing


def draw(random):
    """Draws a restless curve that rises, float64 `(N,)`, and the length of a window."""
    count, window = int(random.integers(30, 60)), int(random.integers(4, 9))
    return 2 + np.linspace(0, 1, count) + random.normal(0, 0.5, count), window


def trailing(values, window):
    """The mean of each value and of those before it, `window` in all where there are so many."""
    return np.array([values[max(0, i - window + 1) : i + 1].mean() for i in range(len(values))])


def _exponential(values, window):
    kept, averages = 1 - 1 / window, [values[0]]
    for value in values[1:]:
        averages.append(kept * averages[-1] + (1 - kept) * value)
    return np.array(averages)


def _centred(values, window):
    before = window // 2
    return np.array(
        [
            values[max(0, index - before) : index - before + window].mean()
            for index in range(len(values))
        ]
    )


def _without_the_present(values, window):
    earlier = [values[max(0, i - window) : i] for i in range(1, len(values))]
    return np.array([values[0], *(part.mean() for part in earlier)])


def _convolved(mode):
    return lambda values, window: np.convolve(values, np.ones(window) / window, mode)


MOVING_AVERAGE = comparing(
    "dcgan.moving_average",
    lesson=6,
    points=2,
    title="A moving average",
    hints=(
        "For step `i` the window begins at `i - window + 1`, or at 0 where that would be before "
        "the beginning.",
        "`values[max(0, first) : i + 1].mean()` is the mean of the values from `first` to `i`.",
        "`np.array([... for i in range(len(values))])`",
    ),
    draw=draw,
    expected=trailing,
    result="the averages",
    praise="Each step's mean of the last few, and no look into the future.",
    shape="The shape is {received}, expected {expected}: one average for each step, or the curve "
    "no longer fits its steps.",
    otherwise="Expected, for each step, the mean of the last `window` values, its own included.",
    mistakes=(
        (
            _convolved("same"),
            "The average lies around the step: it looks into the future, and at both ends it sinks "
            "towards 0, for `np.convolve` adds zeros there.",
        ),
        (
            _convolved("valid"),
            "The first steps are missing: average over as many values as there are by then.",
        ),
        (
            _convolved("full"),
            "It goes on after the last step, and begins too low: `np.convolve` adds zeros at both "
            "ends.",
        ),
        (
            lambda values, window: _convolved("full")(values, window)[: len(values)],
            "It begins too low: before there are `window` values, divide by as many as there are.",
        ),
        (
            lambda values, window: np.cumsum(values) / np.arange(1, len(values) + 1),
            "This is the mean since the beginning, which answers less and less: only the last "
            "`window` values count.",
        ),
        (
            _centred,
            "The window lies around the step and looks into the future: it must end at the step.",
        ),
        (
            _without_the_present,
            "The step's own value is missing: the window ends with it, not before it.",
        ),
        (
            lambda values, window: trailing(values, window + 1),
            "One value too many: the step's own is one of the `window`.",
        ),
        (
            _exponential,
            "This is an exponential average, a good one too, but here the last `window` values "
            "are to count equally, and no others.",
        ),
    ),
)
