"""Pictures decoded once into a memory map in the cache, so that any number fits a laptop."""

import contextlib
import hashlib
import os
import shutil
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from gankit.data.formats.damage import DamagedFile
from gankit.data.formats.pictures import opened, square
from gankit.data.places import cache_folders
from gankit.data.progress import progress
from gankit.files import sweep_parts, whole_file

CROP = "square"
CHUNK = 256
BLOCK = 32  # pictures in one thread's errand: handing over each alone costs as much as decoding it


def decoded(source, names, split, size, limit=None, *, room="celeba", stamps=()):
    """Returns the first `limit` pictures as a memory map, decoding them if need be.

    Args:
        source: Folder or zip of pictures.
        names: The split's file names, in order.
        split: The split's name, part of the map's name.
        size: Side of the square images.
        limit: How many names to take, from the first; `None` for all.
        room: Folder of the cache for the map.
        stamps: What changes with any of the files, where `source` itself would not show it.

    Returns:
        uint8 `(N, size, size, 3)`, a read-only `numpy.memmap`, and int64 `(N,)`: the position
        in `names` of each image. Pictures that can't be read are left out.

    Raises:
        DamagedFile: If none of the pictures can be read.
    """
    wanted = min(len(names), limit or len(names))
    *read_only, folder = (cache / room for cache in cache_folders())
    key = f"{_fingerprint(source, names, stamps)}-{split}-{size}-{CROP}"
    for count, path in sorted(_maps((folder, *read_only), key)):
        opened_map = _open(path) if count >= wanted else None
        if opened_map is not None:
            images, kept = opened_map
            rows = np.searchsorted(kept, wanted)
            return images[:rows], kept[:rows]
    return _build(source, names[:wanted], size, folder / f"{key}-{wanted}.npy")


def _fingerprint(source, names, stamps):
    state = list(stamps) or source.stat().st_mtime_ns
    identity = (str(Path(source).resolve()), state, names)
    return hashlib.sha256(repr(identity).encode()).hexdigest()[:16]


def _maps(folders, key):
    for folder in folders:
        for path in folder.glob(f"{key}-*[0-9].npy"):
            yield int(path.stem.rsplit("-", 1)[1]), path


def _rows_path(path):
    return path.with_suffix(".rows.npy")


def _open(path):
    """Opens a map that was built before; one that is damaged is removed, to be rebuilt."""
    try:
        kept = np.load(_rows_path(path))
        images = np.load(path, mmap_mode="r")
        if len(images) == len(kept):
            return images, kept
    except (OSError, ValueError, EOFError):
        pass
    with contextlib.suppress(OSError):  # in a folder that can only be read it stays
        path.unlink(missing_ok=True)
        _rows_path(path).unlink(missing_ok=True)
    return None


def _build(source, names, size, path):
    _make(path.parent)
    shape = (len(names), size, size, 3)
    _check_space(path.parent, 2 * int(np.prod(shape)))
    sweep_parts(path.parent)
    with whole_file(path) as part:
        read = _filled(part, shape, source, names)
        _report(source, [name for name, good in zip(names, read, strict=True) if not good])
        kept = np.flatnonzero(read)
        if not len(kept):
            raise DamagedFile(
                source, "none of its pictures can be read", "Save them anew as JPEG or PNG."
            )
        if len(kept) < len(names):
            _close_up(part, kept)
        # subtle: the rows go first, so that a map that is there always has its rows.
        with whole_file(_rows_path(path)) as rows:
            np.save(rows, kept)
    return _open(path)


def _filled(path, shape, source, names):
    """Writes all pictures into a new map, and closes it: Windows moves no file that is mapped."""
    images = np.lib.format.open_memmap(path, "w+", "uint8", shape)
    read = _decode_all(source, names, images)
    images.flush()
    return read


def _decode_all(source, names, images):
    """Fills `images` in threads; returns bool `(N,)`, True where a picture could be read."""
    tell = _told(len(names))
    read = np.zeros(len(names), bool)
    with opened(source) as content_of, ThreadPoolExecutor(os.cpu_count()) as pool:

        def decode(start):
            for index in range(start, min(start + BLOCK, len(names))):
                image = square(content_of(names[index]), images.shape[1])
                if image is not None:
                    images[index], read[index] = image, True

        for start in range(0, len(names), CHUNK):
            stop = min(start + CHUNK, len(names))
            list(pool.map(decode, range(start, stop, BLOCK)))
            tell(stop)
    return read


def _told(count):
    if count < 2_000:
        return lambda done: None
    print(f"Decoding {count} pictures, once; later loads open the result.", flush=True)
    return progress(count, "pictures")


def _close_up(path, kept):
    """Leaves in a map only the rows that were kept."""
    with whole_file(path) as part:
        images = np.load(path, mmap_mode="r")
        shorter = np.lib.format.open_memmap(part, "w+", "uint8", (len(kept), *images.shape[1:]))
        for start in range(0, len(kept), CHUNK):
            shorter[start : start + CHUNK] = images[kept[start : start + CHUNK]]
        shorter.flush()
        del images, shorter  # closed before the file takes its place


def _report(source, unreadable):
    if unreadable:
        shown = ", ".join(unreadable[:5]) + (", ..." if len(unreadable) > 5 else "")
        warnings.warn(
            f"{source}: {_counted(len(unreadable))} can't be read and will be missing: {shown}",
            stacklevel=6,
        )


def _counted(pictures):
    return "1 picture" if pictures == 1 else f"{pictures} pictures"


def _make(folder):
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ValueError(
            f"{folder}: expected a folder to decode pictures into, received: {error.strerror}. "
            "Set XDG_CACHE_HOME to a folder that can be written."
        ) from error


def _check_space(folder, needed):
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ValueError(
            f"{folder}: expected {needed / 1e9:.1f} GB of free space to decode into, found "
            f"{free / 1e9:.1f} GB. Free some, set XDG_CACHE_HOME to a larger disk, or pass limit."
        )
