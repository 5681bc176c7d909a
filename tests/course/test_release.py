"""All student notebooks of a course: written, compared, never half."""

import copy

import pytest
import toys

from gankit.course import release, student

OPEN = [toys.prose("# Open"), toys.code("1 + 1")]
BLANK = [toys.prose("# Blank"), toys.answer(), toys.code("double(3)")]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course of two masters whose runs take no time: the last cell of the second stops."""

    def execute(notebook, file, **settings):
        if file == "90_blank.ipynb":
            stop = {"output_type": "error", "ename": "NotImplementedError", "evalue": ""}
            notebook.cells[-1].outputs = [type(notebook)(stop)]

    monkeypatch.setattr(student, "execute", execute)
    return toys.write_course(tmp_path, open=copy.deepcopy(OPEN), blank=copy.deepcopy(BLANK))


def contents(folder):
    """Every file with its content and time of change."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def released(course):
    lines = list(release.release(course))
    return lines, course / "notebooks/90_open.ipynb", course / "notebooks/90_blank.ipynb"


def test_release_writes_each_student_notebook_and_says_so(course):
    lines, *files = released(course)
    assert lines == [
        "90_blank.ipynb: exercises: 0, points: 0, cells that stop at a blank: 1",
        "90_open.ipynb: exercises: 0, points: 0, cells that stop at a blank: 0",
    ]
    assert all(file.read_text().endswith("\n}\n") for file in files)
    assert "raise NotImplementedError()" in files[1].read_text()


def test_what_was_just_released_does_not_differ(course):
    released(course)
    assert list(release.differences(course)) == []


def test_a_second_release_touches_nothing(course):
    released(course)
    before = contents(course)
    released(course)
    assert contents(course) == before


def test_a_changed_and_a_missing_notebook_are_named_with_the_cure_and_left_alone(course):
    _, open_file, blank_file = released(course)
    open_file.write_text(open_file.read_text().replace("1 + 1", "1 + 2"))
    blank_file.unlink()
    before = contents(course)
    assert list(release.differences(course)) == [
        "notebooks/90_blank.ipynb is missing. Cure: run gankit release",
        "notebooks/90_open.ipynb differs from its master. Cure: run gankit release",
    ]
    assert contents(course) == before


def test_a_lost_tag_is_a_difference(course):
    _, _, file = released(course)
    file.write_text(file.read_text().replace("raises-exception", "other"))
    assert len(list(release.differences(course))) == 1


def test_a_student_notebook_without_a_master_is_reported_and_kept(course):
    _, open_file, _ = released(course)
    (course / "notebooks/masters/90_open.ipynb").unlink()
    for lines in (release.differences(course), release.release(course)):
        assert list(lines)[-1].startswith("notebooks/90_open.ipynb has no master. Cure: ")
    assert open_file.exists()


def test_if_one_master_is_refused_nothing_is_written(course):
    master = course / "notebooks/masters/90_open.ipynb"
    master.write_text(master.read_text().replace("1 + 1", "### END SOLUTION"))
    before = contents(course)
    with pytest.raises(ValueError, match="90_open.ipynb, cell 2"):
        list(release.release(course))
    assert contents(course) == before
