"""Checksummed downloads through `keras.utils.get_file`: a whole file or none."""

import socket
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gankit.data.progress import bars_of_keras_hidden, is_watched
from gankit.files import sweep_parts, whole_file

STALL_SECONDS = 30


class DownloadError(ValueError):
    """A file could not be had; the message says which, why, and what to do."""


@dataclass(frozen=True)
class RemoteFile:
    """One file on a server.

    Args:
        name: Its name on disk.
        address: Where to get it.
        checksum: Its MD5 (32 hex digits) or SHA-256 (64 hex digits).
    """

    name: str
    address: str
    checksum: str


def download_files(files, folder):
    """Gets the files that are not in `folder` yet, with Keras' progress bar.

    Each file is written beside the folder's other files under a name that no loader reads,
    checked, and only then moved into place. So an interrupted download leaves no half file,
    and a set of several files goes on with those that are missing.

    Args:
        files: The `RemoteFile`s of a set.
        folder: Where they belong; made if missing.

    Returns:
        The paths, in the order of `files`.

    Raises:
        DownloadError: If a file could not be had whole, or its checksum is wrong.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep_parts(folder)
        return [_download_one(file, folder) for file in files]
    except OSError as error:
        raise DownloadError(
            f"{folder}: can't be written ({error}). Free some space or make it writable, or "
            "set XDG_CACHE_HOME to a folder that is."
        ) from error


def _download_one(file, folder):
    target = folder / file.name
    if target.exists():
        return target
    with whole_file(target) as part:
        # Says at once if the folder can't be written: Keras would turn to another one.
        part.touch()
        _fetch(file, part)
    return target


def _fetch(file, part):
    from keras.utils import get_file

    if not is_watched():
        print(f"Downloading {file.name} from {file.address}", flush=True)
    algorithm = {32: "md5", 64: "sha256"}[len(file.checksum)]
    try:
        with _stall_limit(STALL_SECONDS), bars_of_keras_hidden():
            get_file(
                part.name,
                origin=file.address,
                file_hash=file.checksum,
                hash_algorithm=algorithm,
                cache_dir=part.parent,
                cache_subdir="",
                force_download=True,
            )
    # subtle: for every failed request get_file raises a bare Exception.
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None and not _is_network(error):
            raise
        raise DownloadError(
            f"{file.name} could not be downloaded from {file.address} "
            f"({' '.join(str(error).split()) or type(error).__name__}). Nothing was kept of it. "
            "Try again with a network, or get the file yourself and put it into "
            f"{part.parent}."
        ) from error


def _is_network(error):
    return isinstance(error, (ConnectionError, TimeoutError, socket.gaierror))


@contextmanager
def _stall_limit(seconds):
    # get_file sets no time limit: a dead connection would hang for ever.
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
