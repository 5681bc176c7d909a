"""A file is written whole, or what was there stays."""

import ast
import os
import time
from pathlib import Path

import pytest

import gankit
from gankit.files import part_of, sweep_parts, whole_file, with_home


def test_a_whole_file_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "model.keras"
    path.write_text("old")
    with whole_file(path) as part:
        part.write_text("new")
        assert path.read_text() == "old" and part.suffix == ".keras"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("failure", [OSError, KeyboardInterrupt])
def test_a_writer_that_fails_leaves_the_old_file_and_no_part(tmp_path, failure):
    path = tmp_path / "record.json"
    path.write_text("old")
    with pytest.raises(failure), whole_file(path) as part:
        part.write_text("half")
        raise failure
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_each_process_writes_a_part_of_its_own(tmp_path, monkeypatch):
    ours = part_of(tmp_path / "map.npy")
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert part_of(tmp_path / "map.npy") != ours
    assert ours.parent == tmp_path


def test_what_a_killed_process_left_is_swept_after_a_day(tmp_path):
    old, old_folder, new, other = (
        tmp_path / name for name in ("part-1-old", "part-2-folder", "part-3-new", "other")
    )
    old_folder.mkdir()
    for path in (old, new, other, old_folder / "inside"):
        path.write_text("half")
    yesterday = time.time() - 100_000
    for path in (old, old_folder, other):
        os.utime(path, (yesterday, yesterday))
    sweep_parts(tmp_path)
    assert sorted(tmp_path.iterdir()) == [other, new]


def test_a_part_that_another_process_finishes_meanwhile_is_no_error(tmp_path):
    (tmp_path / "part-1-gone").symlink_to(tmp_path / "nowhere")  # listed, and not there
    (tmp_path / "other").touch()
    sweep_parts(tmp_path)
    assert (tmp_path / "other").exists()


def test_no_other_module_replaces_files_by_itself():
    package = Path(gankit.__file__).parent
    own = []
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if ast.unparse(node) in ("os.replace", "os.rename", "shutil.move"):
                own.append(path.relative_to(package).as_posix())
    assert own == ["files.py"]


def test_a_tilde_is_the_users_folder_only_where_it_begins_a_path(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert with_home("~/runs/x") == tmp_path / "runs" / "x"
    assert with_home(Path("~")) == tmp_path
    assert with_home("a~b/~") == Path("a~b/~")


def test_a_tilde_of_nobody_is_refused_with_the_cure():
    with pytest.raises(ValueError, match="received '~nobody-of-this-name/x'.*without ~"):
        with_home("~nobody-of-this-name/x")
