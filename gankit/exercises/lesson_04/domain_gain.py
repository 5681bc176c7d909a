"""Exercise: what adaptation gained, against the one run that is a control."""

import numpy as np

from gankit.exercises.comparing import comparing
from gankit.exercises.recording.runs import SETTINGS, as_dicts

CHOICES = (  # for each of the settings
    ("small", "medium", "large", "wide", "deep"),
    (1_000, 1_500, 2_000, 4_000, 8_000),
    (1e-4, 3e-4, 1e-3, 3e-3, 1e-2),
    (0, 1, 2, 3, 4),
)
ADAPTED, EXTREMES = 1.0, (0.381, 0.819)


def draw(random):
    """Draws the adapted run, a list, and a list of runs, for `as_dicts`.

    One of these differs from the adapted one in the reversal's weight alone, and that is 0. Before
    it and behind it stand runs that differ in each of the settings, so that who leaves one of them
    out finds another run, whether they take the first that fits or the last.
    """
    pairs = [[c[n] for n in random.permutation(len(c))[:2]] for c in CHOICES]
    settings, others = (list(values) for values in zip(*pairs, strict=True))
    adapted = _run(random, settings, ADAPTED)
    before, behind = (_decoys(random, settings, others) for _ in range(2))
    before.append(adapted)
    # The best and the worst are runs of their own, so that who takes them is known by it.
    behind += [[*_run(random, others, 0.0)[:-1], extreme] for extreme in EXTREMES]
    runs = [before[n] for n in random.permutation(len(before))]
    runs.append(_run(random, settings, 0.0))
    return adapted, runs + [behind[n] for n in random.permutation(len(behind))]


def _decoys(random, settings, others):
    decoys = [_run(random, settings, 0.1)]
    for place in range(len(settings)):
        changed = [*settings[:place], others[place], *settings[place + 1 :]]
        decoys += [_run(random, changed, weight) for weight in (0.0, ADAPTED)]
    return decoys


def _run(random, settings, weight):
    on_source, on_target = random.uniform(0.9, 0.99), random.uniform(0.4, 0.8)
    return [*settings, weight, round(float(on_source), 6), round(float(on_target), 6)]


def fitting(adapted, runs, without=None, weight=0.0):
    """Returns the runs of a weight that agree with the adapted one, one setting left out."""
    compared = [name for name in SETTINGS if name != without]
    return [
        run
        for run in runs
        if run["reversal_weight"] == weight and all(run[n] == adapted[n] for n in compared)
    ]


def gain(adapted, runs):
    """The expected gain."""
    return _against(fitting(adapted, runs)[0], adapted)


def _against(run, adapted, on="target_accuracy"):
    return adapted[on] - run[on]


def _against_all(choose):
    """Makes a mistake of a choice among the target accuracies of all runs without reversal."""
    return lambda adapted, runs: (
        adapted["target_accuracy"]
        - choose([run["target_accuracy"] for run in runs if run["reversal_weight"] == 0])
    )


def _leaving_out(name, taken):
    return lambda adapted, runs: _against(fitting(adapted, runs, name)[taken], adapted)


def _reversing_a_little(taken):
    return lambda adapted, runs: _against(fitting(adapted, runs, weight=0.1)[taken], adapted)


FIRST, LAST = 0, -1
A_LITTLE = (
    "The run that you compared with reverses a little, with the weight 0.1: a control adapts not "
    "at all."
)

DOMAIN_GAIN = comparing(
    "domains.gain",
    lesson=4,
    points=2,
    title="The gain, against a fair control",
    hints=(
        "A control differs from the adapted run in one thing alone: its `reversal_weight` is 0.",
        "`network`, `steps`, `learning_rate` and `seed` must all be the same.",
        "Go through the runs, keep the one for which all of these agree, and subtract its "
        "`target_accuracy` from the adapted one's.",
    ),
    draw=draw,
    build=as_dicts,
    cases=2,
    expected=gain,
    result="the gain",
    praise="All equal but the adaptation: only then is the difference its work.",
    shape="The shape is {received}, expected one number.",
    otherwise="Find the run with the weight 0 that agrees with the adapted one in all of "
    "network, steps, learning_rate, seed; the gain is the difference of their target accuracies.",
    tolerance=1e-6,
    mistakes=(
        (
            lambda adapted, runs: -gain(adapted, runs),
            "The sign is turned: a gain is what the adapted run has more.",
        ),
        (
            lambda adapted, runs: _against(fitting(adapted, runs)[0], adapted, "source_accuracy"),
            "This compares the accuracies on the source: adaptation is there for the target.",
        ),
        (
            lambda adapted, runs: adapted["target_accuracy"] - adapted["source_accuracy"],
            "This compares one run's two domains: that is how much is lost in crossing, not what "
            "adaptation gained.",
        ),
        (
            _against_all(np.mean),
            "You compared with the mean of all runs without reversal: most of them differ in more "
            "than that.",
        ),
        (
            _against_all(max),
            "You compared with the best run without reversal: choosing it by its target accuracy "
            "needs labels that nobody has, and it may differ in more than the reversal.",
        ),
        (
            _against_all(min),
            "You compared with the worst run without reversal: almost anything gains against that.",
        ),
        *(
            (
                _leaving_out(name, taken),
                f"The run that you compared with has another value of `{name}`: that may be what "
                "made the difference. All settings but the weight must agree.",
            )
            for name in SETTINGS
            for taken in (FIRST, LAST)
        ),
        (_reversing_a_little(FIRST), A_LITTLE),
        (_reversing_a_little(LAST), A_LITTLE),
    ),
)
