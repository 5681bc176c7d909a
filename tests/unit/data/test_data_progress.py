"""Something long tells how far it is: plain lines in a file or a pipe, a bar for who looks on."""

import io
import sys

import pytest

from gankit.data.download import RemoteFile, download_files
from gankit.data.progress import is_watched, progress

MOVING = ("\x1b", "\b", "\r")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_in_a_pipe_there_are_a_few_plain_lines(capsys):
    tell = progress(2_501, "pictures")
    for done in range(1, 2_502):
        tell(done)
    out = capsys.readouterr().out
    assert not any(sign in out for sign in MOVING)
    assert 2 <= out.count("\n") <= 10 and out.endswith("2,501 of 2,501 pictures\n")


def test_a_terminal_gets_a_bar_that_moves(monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    tell = progress(20, "pictures")
    tell(10)
    tell(20)
    assert "20/20" in sys.stdout.getvalue() and "\r" in sys.stdout.getvalue()


def test_who_has_no_output_is_told_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert not is_watched()
    progress(10, "pictures")(10)


@pytest.mark.parametrize("content", [b"x" * 300_000])
def test_a_download_into_a_pipe_is_one_line(server, tmp_path, capsys, content):
    import hashlib

    server.files["a.bin"] = content
    file = RemoteFile("a.bin", server.address + "a.bin", hashlib.md5(content).hexdigest())
    download_files([file], tmp_path)
    out = capsys.readouterr().out
    assert out == f"Downloading a.bin from {server.address}a.bin\n"
