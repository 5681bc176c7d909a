"""What an instructor hands out is complete for students and holds no master."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import toys

from gankit.course import release, student
from gankit.course.leaks import Leak, Secrets
from gankit.course.masters import read_masters, read_notebook

PROJECT = Path(__file__).parents[2]
FILES = {
    "LICENSE",
    "README.md",
    "constraints.txt",
    "data/README.md",
    "gankit/__init__.py",
    "notebooks/90_toy.ipynb",
    "pyproject.toml",
    "requirements.txt",
}


@pytest.fixture
def course(tmp_path, monkeypatch, exercises):
    """A course of one master, with an exercise; its run takes no time."""
    monkeypatch.setattr(student, "execute", lambda notebook, file, **settings: None)
    cells = [toys.prose("# Toys, and joys"), toys.answer(), toys.check_cell()]
    return toys.write_course(tmp_path / "course", toy=cells)


def files_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_what_students_need_and_nothing_else(course, tmp_path):
    lines = list(release.release_to(tmp_path / "out", course))
    assert files_in(tmp_path / "out") == FILES
    assert lines[-1] == str(tmp_path / "out")


def test_the_zip_file_holds_the_same_below_one_folder(course, tmp_path):
    list(release.release_to(tmp_path / "toys.zip", course))
    with zipfile.ZipFile(tmp_path / "toys.zip") as archive:
        assert set(archive.namelist()) == {f"toys/{name}" for name in FILES}
        assert archive.testzip() is None
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}  # no clock in it
        assert archive.read("toys/LICENSE") == b"MIT"


def test_the_same_course_gives_the_same_zip_file(course, tmp_path):
    list(release.release_to(tmp_path / "a" / "toys.zip", course))
    os.utime(course / "LICENSE", (0, 1_000_000_000))
    list(release.release_to(tmp_path / "b" / "toys.zip", course))
    assert (tmp_path / "a/toys.zip").read_bytes() == (tmp_path / "b/toys.zip").read_bytes()


def test_the_page_has_three_commands_and_a_link_to_each_lesson(course, tmp_path):
    list(release.release_to(tmp_path / "out", course))
    page = (tmp_path / "out/README.md").read_text()
    assert "- [Toys, and joys](notebooks/90_toy.ipynb): 1 exercise, 2 points" in page
    commands = page.split("```sh\n")[1].split("```")[0].splitlines()
    assert len(commands) == 3
    assert "pip install -e . -c constraints.txt" in commands[1]
    for word in ("check(", "hint(", "progress("):
        assert word in page


def test_no_solution_is_found_in_it(course, tmp_path):
    list(release.release_to(tmp_path / "out", course))
    secrets = Secrets(read_masters(course))
    for path in (tmp_path / "out").rglob("*.ipynb"):
        secrets.refuse_leaks(path.name, read_notebook(path))
    for path in (tmp_path / "out").rglob("*"):
        assert path.is_dir() or b"doubled = (x + x)" not in path.read_bytes()


def test_a_notebook_that_shows_another_masters_solution_is_not_handed_out(course, tmp_path):
    masters = read_masters(course)
    shown = toys.toy_master(toys.code("doubled = (x + x) * 1.0"), name="91_other")
    built = student.StudentNotebook("91_other", shown.notebook, shown.notebook)
    from gankit.course.handout import hand_out

    with pytest.raises(Leak, match="91_other.ipynb, cell 1: leaks"):
        hand_out(tmp_path / "out", course, masters, [built])
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_filled(course, tmp_path):
    (tmp_path / "out").mkdir()
    list(release.release_to(tmp_path / "out", course))
    assert files_in(tmp_path / "out") == FILES


def test_a_folder_with_something_in_it_is_refused_and_kept(course, tmp_path):
    with pytest.raises(ValueError, match="is not empty"):
        list(release.release_to(course / "data", course))
    assert files_in(course / "data") == {"README.md"}


@pytest.mark.parametrize("name", ["taken.zip", "taken", "taken/out"])
def test_a_file_in_its_place_is_refused_and_kept(course, tmp_path, name):
    (tmp_path / Path(name).parts[0]).write_text("precious")
    with pytest.raises(ValueError, match="exists|is a file"):
        list(release.release_to(tmp_path / name, course))
    assert (tmp_path / Path(name).parts[0]).read_text() == "precious"


def test_a_folder_in_the_place_of_a_zip_file_is_refused(course, tmp_path):
    (tmp_path / "out.zip").mkdir()
    with pytest.raises(ValueError, match="exists"):
        list(release.release_to(tmp_path / "out.zip", course))


@pytest.mark.parametrize("name", ["LICENSE", "pyproject.toml", "data", "gankit"])
def test_a_course_that_lacks_something_is_refused_by_name(course, tmp_path, name):
    (course / name).rename(tmp_path / "elsewhere")
    with pytest.raises(ValueError, match=f"{name} is missing"):
        list(release.release_to(tmp_path / "out", course))
    assert not (tmp_path / "out").exists()


def test_recorded_data_is_not_handed_on(course, tmp_path):
    with (course / "data/mnist.npz").open("wb") as file:
        file.truncate(11_000_000)
    with pytest.raises(ValueError, match="mnist.npz is too large"):
        list(release.release_to(tmp_path / "out.zip", course))
    assert [path.name for path in tmp_path.iterdir()] == ["course"]


def test_a_disk_that_fills_up_leaves_nothing_behind(course, tmp_path, monkeypatch):
    written = []

    def write_bytes(path, content):
        written.append(path)
        if len(written) == 3:
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with pytest.raises(OSError, match="No space left"):
        list(release.release_to(tmp_path / "out", course))
    assert [path.name for path in tmp_path.iterdir()] == ["course"]


def test_the_projects_own_package_can_be_installed_from_a_handout(course, tmp_path):
    for name in ("LICENSE", "pyproject.toml", "requirements.txt", "constraints.txt"):
        (course / name).write_bytes((PROJECT / name).read_bytes())
    (course / "gankit/__init__.py").write_text('__version__ = "0.0.7"\n')
    list(release.release_to(tmp_path / "out", course))
    prepare = (
        "import setuptools.build_meta as build; print(build.prepare_metadata_for_build_wheel('/'))"
    )
    prepare = prepare.replace("'/'", repr(str(tmp_path)))
    done = subprocess.run(
        [sys.executable, "-c", prepare], cwd=tmp_path / "out", capture_output=True, text=True
    )
    assert done.stdout.strip().endswith("gankit-0.0.7.dist-info"), done.stderr
    metadata = (tmp_path / "gankit-0.0.7.dist-info/METADATA").read_text()
    assert "Requires-Dist: tensorflow" in metadata
