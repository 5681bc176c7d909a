"""What a conditional model is told of each sample, and what its run shows."""

import imageio.v3 as imageio
import numpy as np
import pytest

from gankit import data
from gankit.data import shuffled_batches
from gankit.runs import Run, recorders
from gankit.runs.condition import condition_of
from tests.unit.runs.small_runs import face_set, labelled_set, train


@pytest.mark.parametrize("model", ["cgan", "cgan_planes"])
def test_a_conditional_run_has_a_column_for_each_label(tmp_path, model, monkeypatch):
    monkeypatch.setattr(data, "load", labelled_set)
    run = train(tmp_path / "run", model=model, steps=2, seed=1)
    assert run.status == "finished"
    assert run.record["labels"] == run.record["columns"] == ["no", "yes", "perhaps"]
    height, width, _ = imageio.imread(run.folder / "samples.png").shape
    assert (height, width) == (recorders.ROWS * 10 + 2, 3 * 10 + 2)  # 8 pixels and 2 between
    sheet = Run.open(run.folder).load_model().generate(3, labels=[0, 1, 2], seed=0)
    assert sheet.shape == (3, 8, 8, 1)
    assert "no, yes, perhaps" in (run.folder / "training.html").read_text(encoding="utf-8")


def test_a_conditional_run_on_data_without_labels_is_refused_and_leaves_no_folder(tmp_path):
    with pytest.raises(ValueError, match="expected data with classes.*received digits"):
        train(tmp_path / "run", model="cgan")
    assert not (tmp_path / "run").exists()


def test_classes_are_told_as_whole_numbers_with_a_column_for_each():
    condition = condition_of(labelled_set("digits"))
    assert condition.names == condition.column_names == ("no", "yes", "perhaps")
    np.testing.assert_array_equal(condition.labels[:4], [0, 1, 2, 0])
    np.testing.assert_array_equal(condition.columns, [0, 1, 2])


def test_attributes_are_told_as_vectors_with_a_first_column_without_any():
    condition = condition_of(face_set())
    assert condition.names == ("Eyeglasses", "Smiling")
    assert condition.column_names == ("none", "Eyeglasses", "Smiling")
    np.testing.assert_array_equal(condition.labels[:4], [[1, 1], [0, 0], [1, 0], [0, 1]])
    np.testing.assert_array_equal(condition.columns, [[0, 0], [1, 0], [0, 1]])


def test_the_attributes_that_are_told_can_be_named():
    condition = condition_of(face_set(), ["Smiling", "Wearing_Necktie"])
    assert condition.names == ("Smiling", "Wearing_Necktie")
    np.testing.assert_array_equal(condition.labels[:4], [[1, 1], [0, 1], [0, 1], [1, 1]])


def test_a_grid_has_one_latent_vector_along_a_row_and_one_label_along_a_column():
    latents, labels = condition_of(labelled_set("digits")).grid(5, rows=2, seed=0)
    latents = latents.reshape(2, 3, 5)
    assert np.all(latents == latents[:, :1]) and not np.any(latents[0] == latents[1])
    np.testing.assert_array_equal(labels.reshape(2, 3), [[0, 1, 2], [0, 1, 2]])


def test_batches_bring_each_sample_with_its_own_label():
    few = labelled_set("digits")
    samples, labels = next(shuffled_batches(few, 16, seed=0, labels=few.labels))
    for sample, label in zip(samples, labels, strict=True):
        (row,) = np.flatnonzero(np.all(few.signed() == sample, axis=(1, 2, 3)))
        assert few.labels[row] == label
