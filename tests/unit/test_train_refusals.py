"""What `gankit train` refuses, it refuses before anything is read, drawn or downloaded."""

import pytest

from gankit import cli, data, runs
from gankit.cli.arguments import all_actions
from gankit.runs.beforehand import OF_CERTAIN_SIDES, refuse_misfit
from gankit.runs.builders import Task
from gankit.runs.domains import TWO_DOMAINS
from gankit.runs.recipes import CONDITIONAL

FOR_ANY = (
    {"--data": "fcaes"},
    {"--data": "./nothing_there"},
    {"--data": "pictures", "--batch-size": 3},  # there are two
    {"--data": "ring", "--size": 16},
    {"--size": 1_025},
    {"--batch-size": 10_001},
    {"--batch-size": 0},
    {"--steps": 0},
    {"--latent-dim": 10_001},
    {"--seed": -1},
    {"--precision": "float16"},
    {"--out": "pictures"},
)
FOR_IMAGES = ({"--data": "ring"}, {"--data": "swiss_roll"})
FOR_CERTAIN_SIDES = ({"--size": 31}, {"--size": 1}, {"--data": "mnist_m", "--size": 31})
FOR_LABELS = (
    {"--labels": "Smilling"},
    {"--labels": "Smiling,Smiling"},
    {"--labels": ","},
    {"--data": "celeba", "--labels": "Smilling"},
    {"--data": "mnist", "--labels": "Smiling"},
    {"--data": "pictures"},
)
FOR_TWO_DOMAINS = (
    {"--target": None},
    {"--target": "edgse"},
    {"--target": "ring"},
    {"--target": "./nothing_there"},
    {"--target": "letters", "--batch-size": 4_001},
    {"--batch-size": 5_001},  # of two halves
)


def bad_values(model):
    """Yields options, or pairs of them, that no training of this model can have."""
    yield from FOR_ANY
    yield from FOR_IMAGES if model not in ("gan", "wgan") else ()
    yield from FOR_CERTAIN_SIDES if model in OF_CERTAIN_SIDES else ()
    yield from FOR_LABELS if model in CONDITIONAL else ({"--labels": "Smiling"},)
    yield from FOR_TWO_DOMAINS if model in TWO_DOMAINS else ({"--target": "usps"},)
    yield from {"wgan": ({"--batch-size": 2},), "fader": ({"--batch-size": 4},)}.get(model, ())


def said(change):
    return " ".join(f"{name} {value}" for name, value in change.items())


CASES = [
    pytest.param(model, change, id=f"{model} {said(change)}")
    for model in runs.MODELS
    for change in bad_values(model)
]


@pytest.fixture
def asked_for_data(tmp_path, monkeypatch):
    """A folder with two pictures, and what was loaded or downloaded: a list of calls."""
    calls = []

    def load(*arguments, **options):
        calls.append(arguments)
        raise RuntimeError("data were loaded")

    monkeypatch.setattr(data, "load", load)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pictures").mkdir()
    for name in ("one.png", "two.png"):
        (tmp_path / "pictures" / name).touch()
    return calls


def command(model, change):
    options = {"--data": "faces", "--out": "run"}
    options |= {"--target": "edges"} if model in TWO_DOMAINS else {}
    options |= change
    return [str(part) for pair in options.items() if pair[1] is not None for part in pair]


@pytest.mark.parametrize(("model", "change"), CASES)
def test_a_bad_value_is_refused_before_any_data_are_loaded(
    asked_for_data, tmp_path, capsys, model, change
):
    try:
        exit_code = cli.main(["train", model, *command(model, change)])
    except SystemExit as error:  # argparse leaves this way
        exit_code = error.code
    line = capsys.readouterr().err
    assert (exit_code, asked_for_data) == (2, [])
    assert line.count("\n") == 1 and line.startswith("gankit")
    assert [path.name for path in tmp_path.iterdir()] == ["pictures"]


@pytest.mark.parametrize("model", runs.MODELS)
def test_what_is_not_refused_comes_to_the_data(asked_for_data, model):
    with pytest.raises(RuntimeError, match="data were loaded"):
        cli.main(["train", model, *command(model, {"--size": 32})])
    assert asked_for_data


def test_every_option_of_the_verb_has_a_bad_value_here():
    options = {action.option_strings[-1] for action in train_actions() if action.option_strings}
    assert options - {"--help"} == {name for case in CASES for name in case.values[1]}


def train_actions():
    (verbs,) = [a for a in cli.build_parser()._actions if hasattr(a, "choices") and a.choices]
    return all_actions(verbs.choices["train"])


@pytest.mark.parametrize("model", runs.MODELS)
@pytest.mark.parametrize("side", [31, pytest.param(12, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("channels", [1, 3])
def test_the_sides_that_are_refused_are_those_of_which_no_network_is_built(model, side, channels):
    shape = (side, side, channels)
    task = Task(shape, 2, seed=0, steps=9, label_length=3)
    assert is_refused(refuse_misfit, model, shape) == is_refused(runs.MODELS[model], task)


def is_refused(function, *arguments):
    try:
        function(*arguments)
    except ValueError:
        return True
    return False
