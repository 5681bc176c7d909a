"""Links, pipes, sockets and huge files are refused by name, and never waited for."""

import os
import socket

import pytest
from toy_lesson import as_bytes, handed_out

from gankit.grading.intake import collect
from gankit.grading.intake.reading import LARGEST_FILE
from gankit.grading.submission import Refusal, Submission

NAME = "90_toy.ipynb"


@pytest.fixture
def handing_in(tmp_path, toys):
    """The folder of submissions, with a good one by zoe."""
    (tmp_path / "class/zoe").mkdir(parents=True)
    (tmp_path / "class/zoe" / NAME).write_bytes(as_bytes(handed_out(toys[90])))
    return tmp_path / "class"


def refused(folder, toys):
    """The refusals; zoe's notebook is graded whatever else lies there."""
    every = list(collect(folder, toys))
    assert [one.student for one in every if isinstance(one, Submission)] == ["zoe"]
    return [one for one in every if isinstance(one, Refusal)]


def test_links_to_files_and_folders_are_never_followed(handing_in, toys):
    (handing_in / "ann").symlink_to(handing_in / "zoe")
    (handing_in / "bob.ipynb").symlink_to(handing_in / "zoe" / NAME)
    (handing_in / "cyd").mkdir()
    (handing_in / "cyd" / NAME).symlink_to("/etc/passwd")
    (handing_in / "dan").mkdir()
    (handing_in / "dan/inner").symlink_to("/")
    lines = refused(handing_in, toys)
    assert len(lines) == 4
    assert all("symbolic link" in line.reason for line in lines)


def test_a_pipe_and_a_socket_are_refused_at_once(handing_in, toys):
    os.mkfifo(handing_in / "ann.ipynb")
    os.mkfifo(handing_in / "ann.zip")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(handing_in / "bob.ipynb"))
        lines = refused(handing_in, toys)
    assert [line.student for line in lines] == ["ann", "ann", "bob"]
    assert all("no file with content" in line.reason for line in lines)


def test_a_file_over_the_cap_is_refused_without_reading_it(handing_in, toys):
    with open(handing_in / "ann.ipynb", "wb") as file:
        file.truncate(LARGEST_FILE * 100)  # a file with a hole: it takes no space
    (line,) = refused(handing_in, toys)
    assert "larger than 100 MB" in line.reason


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is unreadable for root")
def test_what_may_not_be_read_is_refused(handing_in, toys):
    (handing_in / "ann.ipynb").write_text("")
    (handing_in / "ann.ipynb").chmod(0)
    (handing_in / "bob").mkdir(0)
    lines = refused(handing_in, toys)
    assert [line.student for line in lines] == ["ann", "bob"]


def test_folders_too_deep_too_many_and_without_a_notebook_are_told(handing_in, toys):
    os.makedirs(handing_in / "ann" / "/".join("d" * 100))
    (handing_in / "bob").mkdir()
    (handing_in / "bob/essay.pdf").write_text("x")
    for number in range(2_001):
        os.makedirs(handing_in / "cyd" / str(number))
    (handing_in / "eve.docx").write_text("x")
    lines = {line.file: line.reason for line in refused(handing_in, toys)}
    assert "neither a notebook" in lines["eve.docx"]
    assert "too deep" in lines["ann/d/d/d/d/d/d/d"]
    assert "holds no notebook (.ipynb), but bob/essay.pdf" in lines["bob"]
    assert "more than 2000 files" in lines["cyd"]


def test_what_editors_and_systems_leave_is_skipped_in_silence(handing_in, toys):
    for name in (".ipynb_checkpoints", "__MACOSX", ".git"):
        for folder in (handing_in, handing_in / "zoe"):
            (folder / name).mkdir()
            (folder / name / NAME).write_text("")
    (handing_in / ".DS_Store").write_text("")
    assert refused(handing_in, toys) == []


def test_a_name_with_a_terminal_escape_is_cleaned(handing_in, toys):
    (handing_in / "ann\x1b[31m\n.ipynb").write_text("")
    (line,) = refused(handing_in, toys)
    assert all(text.isprintable() for text in (line.student, line.file, line.reason))


def test_a_name_that_is_no_utf_8_is_read(handing_in, toys):
    with open(os.fsencode(handing_in) + b"/caf\xe9.ipynb", "wb"):
        pass
    (line,) = refused(handing_in, toys)
    assert line.student == "caf�" and "empty" in line.reason
