"""The command line: what it prints, and that bad input ends in one line and exit code 2."""

import errno
import subprocess
import sys
import warnings
from types import SimpleNamespace

import pytest

from gankit import __version__, cli, data, runs


def call(capsys, *arguments):
    """Runs the command line; returns the exit code and the two outputs."""
    try:
        exit_code = cli.main([str(argument) for argument in arguments])
    except SystemExit as error:  # argparse leaves this way
        exit_code = error.code
    captured = capsys.readouterr()
    return exit_code, captured.out, captured.err


def refusal(capsys, *arguments):
    """Runs a command that must be refused; returns its one line."""
    exit_code, _, err = call(capsys, *arguments)
    assert exit_code == 2
    assert err.startswith("gankit")
    assert err.count("\n") == 1 and err.endswith("\n")
    return err


@pytest.fixture
def training(monkeypatch):
    """Stands in for the training and notes what it was asked for."""
    asked = {}
    run = SimpleNamespace(status="finished", summary=lambda: "a summary")

    def train(model, data_name, folder, **settings):
        asked.update(model=model, data=data_name, folder=folder, run=run, **settings)
        if "error" in asked:
            raise asked["error"]
        return run

    monkeypatch.setattr(runs, "train", train)
    return asked


def train_arguments(tmp_path, **changes):
    arguments = {"model": "gan", "--data": "digits", "--out": tmp_path / "run", **changes}
    model = arguments.pop("model")
    return ["train", model, *(part for pair in arguments.items() for part in pair)]


def test_the_version_is_printed(capsys):
    assert call(capsys, "--version") == (0, f"gankit {__version__}\n", "")


def test_it_runs_as_a_module():
    command = [sys.executable, "-m", "gankit", "--version"]
    assert subprocess.run(command, capture_output=True, text=True).stdout.startswith("gankit ")


def test_train_hands_its_settings_on(capsys, training, tmp_path):
    arguments = {"--steps": 7, "--batch-size": 3, "--latent-dim": 5, "--seed": 11}
    arguments |= {"--labels": "Smiling, Eyeglasses", "--precision": "auto"}
    exit_code, out, _ = call(capsys, *train_arguments(tmp_path, **arguments))
    assert (exit_code, out) == (0, "a summary\n")
    del training["run"]
    assert training == {
        "model": "gan",
        "data": "digits",
        "folder": tmp_path / "run",
        "target_name": None,
        "size": None,
        "steps": 7,
        "batch_size": 3,
        "latent_dim": 5,
        "seed": 11,
        "precision": "auto",
        "labels": ["Smiling", "Eyeglasses"],
    }


def test_an_interrupted_training_ends_as_ctrl_c_does(capsys, training, tmp_path, monkeypatch):
    run = SimpleNamespace(status="interrupted", summary=lambda: "a summary")
    monkeypatch.setattr(runs, "train", lambda *_, **__: run)
    assert call(capsys, *train_arguments(tmp_path))[0] == 130


def test_ctrl_c_at_any_other_moment_is_one_line(capsys, training, tmp_path):
    training["error"] = KeyboardInterrupt()
    exit_code, _, err = call(capsys, *train_arguments(tmp_path))
    assert (exit_code, err) == (130, "gankit: interrupted\n")


def test_an_unknown_model_is_refused_with_the_near_one(capsys, training, tmp_path):
    line = refusal(capsys, *train_arguments(tmp_path, model="dcgna"))
    assert "no model 'dcgna'; did you mean 'dcgan'? There are: autoencoder, vae, gan, dcg" in line
    assert "did you mean 'dcgan'?" in refusal(capsys, "train", "dcgna")


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "gan", "--data", "ring", "--out", ""],
        ["animate", "", "--to", "x.gif"],
        ["animate", "run", "--to", " "],
        ["evaluate", ""],
        ["release", "--out", ""],
        ["grade", "", "--out", "report"],
        ["grade", "submitted", "--out", ""],
    ],
    ids=" ".join,
)
def test_an_empty_path_is_not_taken_for_the_folder_one_is_in(capsys, arguments):
    assert "expected a path, received '" in refusal(capsys, *arguments)


def test_what_resembles_nothing_is_listed_in_a_sentence_of_its_own(capsys):
    assert "there is no shell 'powershell'. There are: bash" in refusal(
        capsys, "completion", "powershell"
    )


def test_unknown_data_is_refused_with_the_near_one(capsys, training, tmp_path):
    line = refusal(capsys, *train_arguments(tmp_path, **{"--data": "minst"}))
    assert "no data set 'minst'; did you mean 'mnist'?" in line


@pytest.mark.parametrize("target", ["usps", "edges", "./zebras"])
def test_a_second_set_is_handed_on(capsys, training, tmp_path, target):
    arguments = {"model": "cyclegan", "--target": target, "--size": 32}
    assert call(capsys, *train_arguments(tmp_path, **arguments))[0] == 0
    assert (training["target_name"], training["size"]) == (target, 32)


@pytest.mark.parametrize(
    ("model", "target", "message"),
    [
        ("cogan", None, "cogan learns from two sets: name the second one, --target usps"),
        ("gan", "usps", "gan learns from one set: leave out --target usps"),
        ("cyclegan", "edgse", "no data set 'edgse'; did you mean 'edges'?"),
    ],
)
def test_a_second_set_is_refused_where_it_does_not_belong(
    capsys, training, tmp_path, model, target, message
):
    second = {} if target is None else {"--target": target}
    assert message in refusal(capsys, *train_arguments(tmp_path, model=model, **second))
    assert not training


def test_a_folder_of_pictures_is_data(capsys, training, tmp_path):
    assert call(capsys, *train_arguments(tmp_path, **{"--data": tmp_path}))[0] == 0
    assert training["data"] == str(tmp_path)


def test_a_set_to_compare_with_is_refused_with_the_near_one_too(capsys, tmp_path):
    line = refusal(capsys, "evaluate", tmp_path, "--data", "mnits")
    assert "no data set 'mnits'; did you mean 'mnist'?" in line


@pytest.mark.parametrize("names", ["", ",", " , "])
def test_labels_without_a_name_are_refused_before_any_data_are_read(capsys, tmp_path, names):
    line = refusal(capsys, *train_arguments(tmp_path, model="fader", **{"--labels": names}))
    assert "expected names, such as Smiling,Eyeglasses, received" in line


def test_data_that_resembles_nothing_is_refused_without_a_guess(capsys, training, tmp_path):
    line = refusal(capsys, *train_arguments(tmp_path, **{"--data": "xyzzy"}))
    assert "did you mean" not in line and "mnist" in line


@pytest.mark.parametrize("option", ["--steps", "--batch-size", "--latent-dim"])
@pytest.mark.parametrize("value", ["-5", "0", "2.5", "many", "", "nan", "9" * 5000])
def test_what_is_not_a_positive_whole_number_is_refused(capsys, training, tmp_path, option, value):
    assert option in refusal(capsys, *train_arguments(tmp_path, **{option: value}))
    assert not training


def test_a_latent_vector_that_no_memory_holds_is_refused(capsys, training, tmp_path):
    line = refusal(capsys, *train_arguments(tmp_path, **{"--latent-dim": 999_999_999_999}))
    assert "from 1 to 10000" in line


@pytest.mark.parametrize("value", ["-1", "4294967296", "x"])
def test_a_seed_out_of_range_is_refused(capsys, training, tmp_path, value):
    assert "--seed" in refusal(capsys, *train_arguments(tmp_path, **{"--seed": value}))


def test_a_folder_with_something_in_it_is_refused_and_kept(capsys, training, tmp_path):
    (tmp_path / "thesis.txt").write_text("precious")
    line = refusal(capsys, *train_arguments(tmp_path, **{"--out": tmp_path}))
    assert "is not empty" in line
    assert not training
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_folders_place_is_refused(capsys, training, tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    for folder in (file, file / "run"):
        line = refusal(capsys, *train_arguments(tmp_path, **{"--out": folder}))
        assert f"{file} is a file" in line


def test_a_full_disk_is_one_line(capsys, training, tmp_path):
    training["error"] = OSError(errno.ENOSPC, "No space left on device", "model.keras")
    assert "the disk is full (model.keras)" in refusal(capsys, *train_arguments(tmp_path))


def test_an_error_of_many_lines_from_below_becomes_one(capsys, training, tmp_path):
    training["error"] = ValueError("expected this\n  received that")
    assert "expected this received that" in refusal(capsys, *train_arguments(tmp_path))


def test_a_missing_package_is_one_line(capsys, training, tmp_path):
    training["error"] = ModuleNotFoundError("No module named 'tensorflow'")
    assert "No module named 'tensorflow'" in refusal(capsys, *train_arguments(tmp_path))


def test_a_warning_is_one_line_without_source_code(capsys, monkeypatch, tmp_path):
    def train(*_, **__):
        warnings.warn("digits stand in for mnist", stacklevel=1)
        return SimpleNamespace(status="finished", summary=lambda: "")

    monkeypatch.setattr(runs, "train", train)
    err = call(capsys, *train_arguments(tmp_path))[2]
    assert err == "gankit: warning: digits stand in for mnist\n"


@pytest.mark.parametrize(
    "arguments",
    [[], ["trian"], ["train"], ["train", "gan"], ["data"], ["data", "steal"], ["animate", "x"]],
)
def test_an_incomplete_or_unknown_command_is_refused(capsys, arguments):
    assert "--help" in refusal(capsys, *arguments)


def test_data_list_shows_every_set_with_its_size_and_terms(capsys):
    exit_code, out, _ = call(capsys, "data", "list")
    assert exit_code == 0
    for row in data.catalogue():
        assert row.name in out and row.size in out and row.terms in out


def test_data_fetch_prints_where_the_set_is(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(data, "fetch", lambda name: tmp_path / name)
    assert call(capsys, "data", "fetch", "mnist") == (0, f"{tmp_path / 'mnist'}\n", "")


def test_data_fetch_refuses_an_unknown_set(capsys):
    assert "did you mean 'fashion_mnist'?" in refusal(capsys, "data", "fetch", "fashion-mnist")


def test_data_fetch_refuses_what_is_generated(capsys):
    assert "digits" in refusal(capsys, "data", "fetch", "digits")


def test_animate_refuses_a_folder_that_is_no_run(capsys, tmp_path):
    for folder in (tmp_path, tmp_path / "absent"):
        line = refusal(capsys, "animate", folder, "--to", tmp_path / "x.gif")
        assert f"{folder} is not a run" in line


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", "null"])
def test_animate_refuses_a_damaged_record(capsys, tmp_path, content):
    (tmp_path / "run.json").write_text(content)
    line = refusal(capsys, "animate", tmp_path, "--to", tmp_path / "x.gif")
    assert "run.json is damaged" in line


def test_animate_refuses_a_run_without_frames(capsys, tmp_path):
    (tmp_path / "run.json").write_text('{"status": "running"}')
    assert "frame" in refusal(capsys, "animate", tmp_path, "--to", tmp_path / "x.gif")


def test_grade_prints_no_empty_line_into_a_file(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exit_code, out, err = call(capsys, "grade", ".", "--out", "report")
    assert (exit_code, out) == (2, "")
    assert "notebooks/masters" in err
