"""One file under the names of two students is told on both."""

import os
import zipfile

import pytest
from toy_lesson import as_bytes, handed_out, toy_lesson

from gankit.grading.intake import collect

LESSONS = {90: toy_lesson()}


@pytest.fixture
def bens(tmp_path):
    path = tmp_path / "submitted/ben/90_toy.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(as_bytes(handed_out(LESSONS[90])))
    return path


def told(collection):
    return {one.student: " ".join(one.repairs) for one in collect(collection, LESSONS)}


def test_a_file_with_one_name_is_not_mentioned(bens):
    assert "hard link" not in told(bens.parents[1])["ben"]


def test_a_file_of_two_students_is_told_on_both(bens):
    other = bens.parents[1] / "ann.ipynb"
    os.link(bens, other)
    notes = told(bens.parents[1])
    assert "ann.ipynb is a hard link, the same file as ben/90_toy.ipynb." in notes["ann"]
    assert "ben/90_toy.ipynb is a hard link, the same file as ann.ipynb." in notes["ben"]


def test_a_file_that_has_its_other_name_elsewhere_is_told(bens, tmp_path):
    os.link(bens, tmp_path / "elsewhere.ipynb")
    assert "the same file as one outside the submissions." in told(bens.parents[1])["ben"]


def test_a_zip_file_of_two_students_is_told(bens, tmp_path):
    first, second = (bens.parents[1] / name for name in ("ann.zip", "eve.zip"))
    with zipfile.ZipFile(first, "w") as archive:
        archive.write(bens, "90_toy.ipynb")
    os.link(first, second)
    assert "the same file as eve.zip." in told(bens.parents[1])["ann"]
