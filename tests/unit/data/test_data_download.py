"""Downloads from a server on loopback: whole files are kept, anything else leaves no trace."""

import hashlib
import io
import os
import socket
import time
from pathlib import Path

import numpy as np
import pytest

from gankit import data
from gankit.data.download import DownloadError, RemoteFile, download_files
from gankit.data.recorded.mnist import MNIST
from gankit.data.recorded.svhn import SVHN


def mnist_bytes(count=3):
    images = np.arange(count * 784, dtype="uint8").reshape(count, 28, 28)
    labels = np.arange(count, dtype="uint8")
    stream = io.BytesIO()
    np.savez(stream, x_train=images, y_train=labels, x_test=images[:1], y_test=labels[:1])
    return stream.getvalue()


def remote(server, name, content):
    return RemoteFile(name, server.address + name, hashlib.sha256(content).hexdigest())


def files_under(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


@pytest.fixture
def mnist_server(server, monkeypatch):
    content = mnist_bytes()
    server.files["mnist.npz"] = content
    for split in MNIST.splits:
        monkeypatch.setitem(MNIST.files, split, (remote(server, "mnist.npz", content),))
    return server


def test_a_good_file_is_downloaded_once_into_the_cache(mnist_server, cache):
    first = data.load("mnist")
    second = data.load("mnist", "test")
    assert first.images.shape == (3, 28, 28, 1) and len(second) == 1
    assert not first.is_generated and first.source == str(cache / "mnist" / "mnist.npz")
    assert mnist_server.requests == ["mnist.npz"]
    assert files_under(cache) == ["mnist/mnist.npz"]


def assert_stands_in_and_leaves_nothing(cache, reason):
    with pytest.warns(UserWarning, match=reason) as caught:
        dataset = data.load("mnist", limit=5)
    assert dataset.is_generated and dataset.images.shape == (5, 28, 28, 1)
    assert "GENERATED" in str(caught[0].message)
    assert caught[0].filename == __file__
    assert files_under(cache) == []


def test_a_wrong_checksum_leaves_nothing_and_a_stand_in_says_so(mnist_server, cache):
    mnist_server.files["mnist.npz"] = mnist_bytes(4)
    assert_stands_in_and_leaves_nothing(cache, "hash does not match")
    with pytest.raises(ValueError, match="mnist.npz could not be downloaded.*hash"):
        data.fetch("mnist")
    assert files_under(cache) == []


def test_a_download_cut_off_leaves_nothing(mnist_server, cache):
    mnist_server.cuts["mnist.npz"] = 1000
    assert_stands_in_and_leaves_nothing(cache, "1000 out of")
    with pytest.raises(DownloadError, match="Nothing was kept"):
        data.fetch("mnist")
    assert files_under(cache) == []


def test_a_missing_page_leaves_nothing(mnist_server, cache):
    del mnist_server.files["mnist.npz"]
    assert_stands_in_and_leaves_nothing(cache, "404")
    with pytest.raises(DownloadError, match="404"):
        data.fetch("mnist")


def test_no_network_gives_the_stand_in_with_the_reason(monkeypatch, cache):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = RemoteFile("mnist.npz", f"http://127.0.0.1:{free.getsockname()[1]}/m", "0" * 64)
        monkeypatch.setitem(MNIST.files, "train", (closed,))
        assert_stands_in_and_leaves_nothing(cache, "refused")


def test_a_broken_fetch_goes_on_with_the_missing_file(server, tmp_path):
    contents = {"one": b"1" * 5000, "two": b"2" * 5000}
    server.files.update(contents)
    server.cuts["two"] = 100
    table = [remote(server, name, content) for name, content in contents.items()]
    with pytest.raises(DownloadError, match="two"):
        download_files(table, tmp_path / "set")
    assert files_under(tmp_path / "set") == ["one"]
    server.cuts.clear()
    paths = download_files(table, tmp_path / "set")
    assert [path.read_bytes() for path in paths] == list(contents.values())
    assert server.requests == ["one", "two", "two"]


def test_an_md5_is_checked_too(server, tmp_path):
    server.files["file"] = b"content"
    good = hashlib.md5(b"content").hexdigest()
    bad = good.replace(good[0], "0" if good[0] != "0" else "1")
    with pytest.raises(DownloadError, match="hash"):
        download_files([RemoteFile("file", server.address + "file", bad)], tmp_path)
    [path] = download_files([RemoteFile("file", server.address + "file", good)], tmp_path)
    assert path.read_bytes() == b"content"


def test_fetch_puts_a_set_where_load_finds_it(mnist_server, tmp_path, cache):
    home = tmp_path / "home"
    assert data.fetch("mnist", data_home=home) == home / "mnist"
    assert data.load("mnist", data_home=home, download=False).source.startswith(str(home))
    assert files_under(tmp_path) == ["home/mnist/mnist.npz"]


def test_download_false_asks_no_server(mnist_server):
    with pytest.warns(UserWarning, match="download=False"):
        assert data.load("mnist", limit=2, download=False).is_generated
    assert mnist_server.requests == []


def test_stacked_digits_are_downloaded_as_those_of_mnist(mnist_server, cache):
    assert data.load("stacked_mnist").images.shape == (3, 28, 28, 3)
    data.load("mnist")
    assert data.fetch("stacked_mnist") == cache / "mnist"
    assert mnist_server.requests == ["mnist.npz"]


def test_only_the_split_asked_for_is_downloaded(server, monkeypatch):
    for split in SVHN.splits:
        file = RemoteFile(f"{split}.mat", server.address + split, "0" * 32)
        monkeypatch.setitem(SVHN.files, split, (file,))
    with pytest.warns(UserWarning, match="test.mat"):
        data.load("svhn", "test", limit=2)
    assert server.requests == ["test"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DownloadError, match="can't be written"):
        download_files([], tmp_path / "file")


@pytest.mark.parametrize("name", ["mnist_m", "celeba"])
def test_sets_got_by_hand_say_which_files_go_where(name, cache):
    with pytest.raises(ValueError, match="no lasting address") as caught:
        data.fetch(name)
    assert str(cache / name) in str(caught.value)


@pytest.mark.parametrize("name", ["digits", "ring"])
def test_generated_sets_are_not_fetched(name):
    with pytest.raises(ValueError, match="nothing to fetch"):
        data.fetch(name)


def test_what_a_killed_download_left_is_swept_after_a_day(tmp_path):
    old, new = tmp_path / "part-1-old.npz", tmp_path / "part-2-new.npz"
    for part in (old, new):
        part.write_bytes(b"half")
    yesterday = time.time() - 100_000
    os.utime(old, (yesterday, yesterday))
    download_files([], tmp_path)
    assert not old.exists() and new.exists()


def test_a_download_that_is_interrupted_leaves_nothing(mnist_server, cache, monkeypatch):
    def interrupted(*arguments, **options):
        (Path(options["cache_dir"]) / arguments[0]).write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr("keras.utils.get_file", interrupted)
    with pytest.raises(KeyboardInterrupt):
        data.load("mnist")
    assert files_under(cache) == []
