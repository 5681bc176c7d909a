"""Exercise: what adaptation gained, against the one run that is a control."""

import numpy as np

from gankit.exercises.evidence import as_numbers
from gankit.exercises.exercise import Exercise
from gankit.exercises.judging import agrees, named_mistake
from gankit.exercises.verdict import right, wrong

SETTINGS = ("network", "steps", "learning_rate", "seed")
OTHERS = {"network": "large", "steps": 4_000, "learning_rate": 1e-4, "seed": 1}
EXTREMES = (0.381, 0.819)


def probe(answer, seed):
    adapted, runs = drawn_runs(seed)
    return {"the gain": as_numbers(answer(dict(adapted), [dict(run) for run in runs]), "the gain")}


def judge(evidence, seed):
    received, (adapted, runs) = evidence["the gain"], drawn_runs(seed)
    if agrees(received, gain(adapted, runs), tolerance=1e-6):
        return right("All equal but the adaptation: only then is the difference its work.")
    if message := named_mistake(received, MISTAKES, adapted, runs, tolerance=1e-6):
        return wrong(message)
    if received.shape != ():
        return wrong(f"The shape is {received.shape}, expected one number.")
    return wrong(
        "Find the run with the weight 0 that agrees with the adapted one in all of "
        f"{', '.join(SETTINGS)}; the gain is the difference of their target accuracies."
    )


def drawn_runs(seed):
    """Draws the adapted run and a shuffled list of runs, dicts of settings and two accuracies.

    One of them differs from the adapted one in the reversal's weight alone, and that is 0; each
    other differs in more, or has another weight.
    """
    random = np.random.default_rng(seed)
    settings = {"network": "small", "steps": 2_000, "learning_rate": 1e-3, "seed": 0}
    adapted = _run(random, settings, 1.0)
    runs = [adapted, _run(random, settings, 0.0), _run(random, settings, 0.1)]
    runs += [_run(random, {**settings, name: OTHERS[name]}, 0.0) for name in SETTINGS]
    runs += [_run(random, {**settings, name: OTHERS[name]}, 1.0) for name in SETTINGS]
    # The best and the worst are runs of their own, so that who takes them is known by it.
    runs += [{**_run(random, OTHERS, 0.0), "target_accuracy": extreme} for extreme in EXTREMES]
    return adapted, [runs[place] for place in random.permutation(len(runs))]


def _run(random, settings, weight):
    on_source, on_target = random.uniform(0.9, 0.99), random.uniform(0.4, 0.8)
    return {
        **settings,
        "reversal_weight": weight,
        "source_accuracy": round(on_source, 6),
        "target_accuracy": round(on_target, 6),
    }


def control_of(adapted, runs):
    """Finds the run that differs from the adapted one only in that nothing was reversed."""
    return next(run for run in _without_reversal(runs) if _differing(run, adapted) == [])


def gain(adapted, runs):
    """The expected gain."""
    return adapted["target_accuracy"] - control_of(adapted, runs)["target_accuracy"]


def _without_reversal(runs):
    return [run for run in runs if run["reversal_weight"] == 0]


def _differing(run, adapted):
    return [name for name in SETTINGS if run[name] != adapted[name]]


def _against(choose):
    """Makes a mistake of a choice: the gain against the accuracy that it picks."""
    return lambda adapted, runs: (
        adapted["target_accuracy"] - choose(adapted, _without_reversal(runs))
    )


def _against_another(name):
    return _against(
        lambda adapted, runs: next(
            run["target_accuracy"] for run in runs if _differing(run, adapted) == [name]
        )
    )


def _accuracies(runs):
    return [run["target_accuracy"] for run in runs]


MISTAKES = (
    (
        lambda adapted, runs: -gain(adapted, runs),
        "The sign is turned: a gain is what the adapted run has more.",
    ),
    (
        lambda adapted, runs: (
            adapted["source_accuracy"] - control_of(adapted, runs)["source_accuracy"]
        ),
        "This compares the accuracies on the source: adaptation is there for the target.",
    ),
    (
        lambda adapted, runs: adapted["target_accuracy"] - adapted["source_accuracy"],
        "This compares one run's two domains: that is how much is lost in crossing, not what "
        "adaptation gained.",
    ),
    (
        _against(lambda adapted, runs: np.mean(_accuracies(runs))),
        "You compared with the mean of all runs without reversal: most of them differ in more than "
        "that.",
    ),
    (
        _against(lambda adapted, runs: max(_accuracies(runs))),
        "You compared with the best run without reversal: choosing it by its target accuracy needs "
        "labels that nobody has, and it may differ in more than the reversal.",
    ),
    (
        _against(lambda adapted, runs: min(_accuracies(runs))),
        "You compared with the worst run without reversal: almost anything gains against that.",
    ),
    *(
        (
            _against_another(name),
            f"The run that you compared with has another value of `{name}`: that may be what made "
            "the difference. All settings but the weight must agree.",
        )
        for name in SETTINGS
    ),
    (
        lambda adapted, runs: (
            adapted["target_accuracy"]
            - next(r["target_accuracy"] for r in runs if r["reversal_weight"] == 0.1)
        ),
        "The run that you compared with reverses a little, with the weight 0.1: a control adapts "
        "not at all.",
    ),
)

DOMAIN_GAIN = Exercise(
    id="domains.gain",
    lesson=4,
    points=2,
    title="The gain, against a fair control",
    hints=(
        "A control differs from the adapted run in one thing alone: its `reversal_weight` is 0.",
        "`network`, `steps`, `learning_rate` and `seed` must all be the same.",
        "Go through the runs, keep the one for which all of these agree, and subtract its "
        "`target_accuracy` from the adapted one's.",
    ),
    record=probe,
    judge=judge,
)
