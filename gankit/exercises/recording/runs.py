"""Runs of a training as dicts, made of plain lists."""

SETTINGS = ("network", "steps", "learning_rate", "seed")
KEYS = (*SETTINGS, "reversal_weight", "source_accuracy", "target_accuracy")


def as_dicts(adapted, runs):
    """Makes dicts of a run and of a list of others, each given as its values in order of `KEYS`."""
    return _as_dict(adapted), [_as_dict(run) for run in runs]


def _as_dict(values):
    return dict(zip(KEYS, values, strict=True))
