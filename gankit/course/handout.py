"""The folder or zip file that an instructor hands out."""

import shutil
import zipfile
from pathlib import Path

from gankit.course.leaks import Secrets
from gankit.course.masters import STUDENTS
from gankit.course.start_page import start_page
from gankit.files import part_of, whole_file, with_home

FILES = ("LICENSE", "constraints.txt", "pyproject.toml", "requirements.txt")
FOLDERS = ("data", "gankit")
CACHES = {"__pycache__", "node_modules"}
LARGEST = 5_000_000  # bytes; larger files are recorded data, which may not be handed on
SAME_MOMENT = (1980, 1, 1, 0, 0, 0)  # so that the same content gives the same zip file


def refuse_target(target):
    """Refuses a place where something is.

    Args:
        target: A folder, or a file that ends in `.zip`.

    Raises:
        ValueError: If it is a folder that is not empty, or a file.
    """
    target = with_home(target)
    above = next(path for path in (target, *target.absolute().parents) if path.exists())
    if above == target and not (target.is_dir() and not _is_zip(target)):
        raise ValueError(f"{target} exists: name a new folder or zip file, or remove it")
    if above == target and any(target.iterdir()):
        raise ValueError(f"{target} is not empty: name a new folder, or remove what is in it")
    if not above.is_dir():
        raise ValueError(f"{above} is a file: expected a folder")


def hand_out(target, folder, masters, notebooks):
    """Writes the folder or zip file for students; all of it or nothing.

    Args:
        target: A folder, or a file that ends in `.zip`.
        folder: The course's folder.
        masters: List of every `Master` of the course.
        notebooks: List of the `StudentNotebook`s to hand out.

    Raises:
        ValueError: If the course's folder lacks something that students need, or a notebook would
            show part of any master's solution.
    """
    target = with_home(target)
    secrets = Secrets(masters)
    for notebook in notebooks:
        secrets.refuse_leaks(notebook.file, notebook.notebook)
    content = _content(Path(folder), notebooks)
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    if _is_zip(target):
        with whole_file(target) as part:
            _write_zip(part, target.stem, content)
    else:
        _write_folder(target.absolute(), content)


def _content(folder, notebooks):
    """Returns the bytes of every file by its path, in order."""
    content = {"README.md": start_page(notebooks).encode()}
    for notebook in notebooks:
        content[(STUDENTS / notebook.file).as_posix()] = notebook.text.encode()
    for path in [Path(file) for file in FILES] + [*_files_below(folder)]:
        if not (folder / path).is_file():
            raise ValueError(f"{folder / path} is missing: students need it to begin")
        if (folder / path).stat().st_size > LARGEST:
            raise ValueError(
                f"{folder / path} is too large to hand out. Cure: keep data in the cache, "
                "where `gankit data fetch` puts it"
            )
        content[path.as_posix()] = (folder / path).read_bytes()
    return dict(sorted(content.items()))


def _files_below(folder):
    for name in FOLDERS:
        if not (folder / name).is_dir():
            raise ValueError(f"{folder / name} is missing: students need it to begin")
        for path in (folder / name).rglob("*"):
            parts = path.relative_to(folder).parts
            hidden = any(part in CACHES or part.startswith(".") for part in parts)
            if path.is_file() and not hidden and path.suffix != ".pyc":
                yield path.relative_to(folder)


def _write_folder(target, content):
    part = part_of(target)
    part.mkdir()
    try:
        for path, data in content.items():
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            (part / path).write_bytes(data)
        if target.exists():  # it is empty, see refuse_target; Windows wants it away
            target.rmdir()
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write_zip(part, name, content):
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in content.items():
            entry = zipfile.ZipInfo(f"{name}/{path}", SAME_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def _is_zip(target):
    return target.suffix.lower() == ".zip"
