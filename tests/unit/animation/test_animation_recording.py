"""Recordings on disk: whole, cut off, damaged."""

import json
import os

import numpy as np
import pytest

from gankit.animation import Animation, recording


def frame(step):
    return np.full((5, 4, 3), (step, 2 * step, 255 - step), "uint8")


def logs(count):
    return [(step, {"loss": 1 / step}) for step in range(1, count + 1)]


def write_recording(folder, steps):
    writer = recording.FolderWriter(folder, "Digits", "Grid of digits")
    for step in steps:
        writer.write_frame(step, frame(step), logs(step))
    return writer


def test_what_was_written_is_read_back(tmp_path):
    write_recording(tmp_path / "new" / "folder", [0, 2, 5])
    animation = Animation.load(tmp_path / "new" / "folder")
    assert (animation.title, animation.alt) == ("Digits", "Grid of digits")
    assert animation.steps == [0, 2, 5]
    assert animation.history_steps == [1, 2, 3, 4, 5]
    assert animation.history == {"loss": [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]}
    for step, received in zip(animation.steps, animation.frames, strict=True):
        np.testing.assert_array_equal(received, frame(step))


class Killed(BaseException):
    pass


@pytest.mark.parametrize("moment", range(8))
def test_a_run_killed_before_any_replacement_of_a_file_leaves_the_frames_so_far(
    tmp_path, monkeypatch, moment
):
    """Four frames replace eight files: a picture and the index each."""
    replace, calls = os.replace, []

    def dying_replace(source, target):
        if len(calls) == moment:
            raise Killed
        calls.append(target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", dying_replace)
    with pytest.raises(Killed):
        write_recording(tmp_path, [0, 1, 2, 3])
    if moment == 0:
        with pytest.raises(ValueError, match="at least one frame"):
            Animation.load(tmp_path)
    else:
        whole = max(1, moment // 2)
        assert Animation.load(tmp_path).steps == [0, 1, 2, 3][:whole]


@pytest.mark.parametrize("kept", [0, 20, 60, -1])
def test_a_half_written_last_frame_is_left_out_and_named(tmp_path, kept):
    write_recording(tmp_path, [0, 1, 2])
    path = tmp_path / "frame_000000002.png"
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.warns(UserWarning, match="frame_000000002.png"):
        assert Animation.load(tmp_path).steps == [0, 1]


@pytest.mark.parametrize("text", ["", '{"format": 1, "fra', "[]", '{"frames": [{"step": 0}]}'])
def test_a_damaged_index_is_replaced_by_the_frames_names(tmp_path, text):
    write_recording(tmp_path, [0, 7, 120])
    (tmp_path / "index.json").write_text(text)
    animation = Animation.load(tmp_path)
    assert animation.steps == [0, 7, 120]
    assert animation.history_steps[-1] == 120


def test_a_half_written_line_of_the_history_costs_that_line_alone(tmp_path):
    write_recording(tmp_path, [0, 3])
    path = tmp_path / "history.jsonl"
    path.write_bytes(path.read_bytes()[:-9] + b'[4, {"loss": 0.5}]\n[5, {"loss": 0.4}]\n')
    assert Animation.load(tmp_path).history_steps == [1, 2, 5]


def test_a_new_recording_replaces_the_old_one_and_nothing_else(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write_recording(tmp_path, [0, 1, 2, 3])
    writer = recording.FolderWriter(tmp_path, "Again", None)
    assert Animation.load(tmp_path).steps == [0, 1, 2, 3]
    writer.write_frame(0, frame(0), [])
    assert Animation.load(tmp_path).steps == [0]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "frame_000000000.png",
        "history.jsonl",
        "index.json",
        "notes.txt",
    ]


def test_an_index_cannot_point_out_of_its_folder(tmp_path):
    write_recording(tmp_path / "other", [0])
    write_recording(tmp_path / "mine", [1])
    index = tmp_path / "mine" / "index.json"
    content = json.loads(index.read_text())
    content["frames"].append({"step": 2, "file": "../other/frame_000000000.png"})
    index.write_text(json.dumps(content))
    with pytest.warns(UserWarning, match="missing"):
        assert Animation.load(tmp_path / "mine").steps == [1]


def test_a_folder_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match="nowhere"):
        Animation.load(tmp_path / "nowhere")


def test_a_file_in_the_folders_place_is_refused(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(ValueError, match="taken"):
        recording.FolderWriter(tmp_path / "taken", "Digits", None)


def test_a_name_that_was_logged_only_sometimes_is_filled_with_nan():
    history = recording.history_from_logs([(1, {"a": 5.0}), (2, {"b": 6.0})])
    np.testing.assert_equal(history, {"a": [5.0, np.nan], "b": [np.nan, 6.0]})
