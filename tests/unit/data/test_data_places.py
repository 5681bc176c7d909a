"""Where data are looked for and kept, also for a user without a home that can be written."""

import os
import tempfile
from pathlib import Path

import pytest

from gankit import data
from gankit.data.places import cache_folders, places


@pytest.fixture
def homes(tmp_path, monkeypatch):
    """A home, a folder of temporary files, and no XDG_CACHE_HOME."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    for name in ("home", "temporary"):
        (tmp_path / name).mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


@pytest.fixture
def locked(homes, monkeypatch):
    """Makes the home read-only, also for root."""
    real = os.access

    def access(path, mode):
        is_below = Path(path).is_relative_to(homes / "home")
        return real(path, mode) and not (mode & os.W_OK and is_below)

    monkeypatch.setattr(os, "access", access)


def test_the_cache_is_in_the_home_folder(homes):
    assert cache_folders() == [homes / "home" / ".cache" / "gankit"]


def test_a_cache_that_is_named_is_the_only_one(homes, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "~/elsewhere")
    assert cache_folders() == [homes / "home" / "elsewhere" / "gankit"]


def test_of_a_home_that_can_not_be_written_the_cache_is_read(homes, locked):
    read, written = cache_folders()
    assert read == homes / "home" / ".cache" / "gankit"
    assert written.parent == homes / "temporary" and data.cache_folder() == written
    assert [place.is_cache for place in places()] == [False, True]


def test_without_any_home_there_is_still_a_cache(homes, monkeypatch):
    def home():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", home)
    assert data.cache_folder().parent == homes / "temporary"
    assert len(data.catalogue()) == len(data.names())


def test_a_home_of_somebody_else_is_no_error(homes, locked, monkeypatch):
    """As in a container that is run as another user than the one whose HOME it names."""
    real = os.stat

    def stat(path, *rest, **options):
        if isinstance(path, (str, Path)) and homes / "home" in Path(path).parents:
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **options)

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.delenv("KERAS_HOME")
    assert [folder.parent for folder in cache_folders()] == [homes / "temporary"]
    assert [place.is_cache for place in places()] == [True]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_a_link_that_somebody_planted_is_not_written_through(homes, locked):
    planted = homes / "temporary" / f"gankit-{os.getuid()}"
    planted.symlink_to(homes)
    assert data.cache_folder() == homes / "home" / ".cache" / "gankit"


def test_pictures_decoded_into_a_cache_that_is_now_read_only_are_found(homes, locked, monkeypatch):
    import cv2
    import numpy as np

    own = homes / "own"
    own.mkdir()
    cv2.imwrite(str(own / "a.png"), np.full((9, 9, 3), 7, "uint8"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(homes / "home" / ".cache"))
    data.load(own, size=8)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("gankit.data.recorded.decoded._build", None)
    assert (data.load(own, size=8).images == 7).all()


def test_a_cache_that_can_not_be_made_says_which_variable_helps(tmp_path, monkeypatch):
    import cv2
    import numpy as np

    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((9, 9, 3), "uint8"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a.png"))
    with pytest.raises(ValueError, match="Set XDG_CACHE_HOME"):
        data.load(tmp_path, size=8)
