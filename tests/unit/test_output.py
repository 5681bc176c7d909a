"""Whatever becomes of its output, a command does its work and ends well."""

import errno
import io
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from gankit import cli, data, runs
from gankit.cli.output import SteadyStream, lost, steady_output

NAMES = "Übung 训练 \udcff"  # the last is a byte that is no letter, as file systems allow it


def narrow(encoding):
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8", "utf-16"])
def test_letters_that_an_encoding_lacks_are_written_as_their_code(encoding, monkeypatch):
    stream = narrow(encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    with steady_output():
        print(NAMES)
    assert sys.stdout is stream and stream.errors == "strict"
    written = stream.buffer.getvalue().decode(encoding)
    assert written.endswith("\\udcff\n")
    assert "训练" in written or "\\u8bad\\u7ec3" in written


class Failing(io.StringIO):
    def __init__(self, error):
        super().__init__()
        self.failure = error

    def write(self, text):
        raise self.failure


GONE = [BrokenPipeError(errno.EPIPE, ""), OSError(errno.EIO, ""), OSError(errno.EINVAL, "")]
GONE += [ValueError("I/O operation on closed file")]
FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("error", GONE, ids=repr)
def test_a_reader_who_went_away_is_no_error(error):
    stream = SteadyStream(Failing(error))
    print("much", file=stream)
    stream.flush()
    assert stream.error is error and lost(stream) is None


@pytest.fixture
def finished(monkeypatch):
    run = SimpleNamespace(status="finished", summary=lambda: "done")
    monkeypatch.setattr(runs, "train", lambda *_, **__: run)


@pytest.mark.parametrize(("arguments", "code"), [(["train"], 0), (["list"], 2)])
def test_a_full_disk_behind_the_output_undoes_no_training_but_a_list(
    arguments, code, finished, monkeypatch, capsys, tmp_path
):
    whole = {
        "train": ["train", "gan", "--data", "ring", "--out", str(tmp_path / "run")],
        "list": ["data", "list"],
    }
    monkeypatch.setattr(sys, "stdout", Failing(FULL))
    assert cli.main(whole[arguments[0]]) == code
    assert capsys.readouterr().err.count("can't be printed: the disk is full") == 1


def test_a_success_that_nobody_reads_is_a_success(finished, monkeypatch, tmp_path):
    for error in GONE:
        monkeypatch.setattr(sys, "stdout", Failing(error))
        arguments = ["train", "gan", "--data", "ring", "--out", str(tmp_path / "run")]
        assert cli.main(arguments) == 0


def test_an_output_that_is_not_there_is_no_error(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["data", "list"]) == 0
    assert cli.main(["train", "gan", "--data", "nothing", "--out", "x"]) == 2
    assert sys.stdout is None


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("shell", ["{} | true", "{} >&-", "{} >&- 2>&-", "{} 2>&1 | head -c 10"])
def test_no_way_to_end_a_pipe_shows_a_traceback(shell):
    command = shell.format(f"{sys.executable} -m gankit data list")
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_row_of_the_list_survives_a_narrow_encoding(monkeypatch):
    rows = [data.CatalogueRow("mnist", True, NAMES, "1 MB", "free", "digits")]
    monkeypatch.setattr(data, "catalogue", lambda: rows)
    monkeypatch.setattr(sys, "stdout", narrow("ascii"))
    assert cli.main(["data", "list"]) == 0
