"""What was found in a folder of submissions: each kind knows how to be read, later."""

from dataclasses import dataclass

from gankit.grading.intake.archive import Archive, modified
from gankit.grading.intake.file_names import is_hidden, suffix_of
from gankit.grading.intake.files import Unfit, read_regular
from gankit.grading.intake.names import shown

ZIP_IN_ZIP = "is a zip inside a zip, which is not opened. Cure: unpack the outer one"
NO_NOTEBOOK = "holds no notebook (.ipynb)"


@dataclass(frozen=True)
class Notebook:
    """A notebook, not read yet.

    Args:
        place: Its path below the collection, to be shown.
        modified: When it was last changed, in seconds since the epoch.
        read: Function without arguments: returns its bytes or raises `Unfit`.
    """

    place: str
    modified: float
    read: object


@dataclass(frozen=True)
class Problem:
    """Something that can't be read.

    Args:
        place: Its path below the collection, to be shown.
        reason: What is wrong, and the cure.
    """

    place: str
    reason: str

    def notebooks(self):
        """Yields itself."""
        yield self


@dataclass(frozen=True)
class FoundFile:
    """A notebook in a folder.

    Args:
        place: Its path below the collection, to be shown.
        path: The file.
        modified: When it was last changed, in seconds since the epoch.
    """

    place: str
    path: str
    modified: float

    def notebooks(self):
        """Yields the `Notebook`."""
        yield Notebook(self.place, self.modified, lambda: read_regular(self.path))


@dataclass(frozen=True)
class FoundZip:
    """A student's zip file in a folder.

    Args:
        place: Its path below the collection, to be shown.
        path: The file.
    """

    place: str
    path: str

    def notebooks(self):
        """Yields a `Notebook` or a `Problem` for each of its members that is one."""
        try:
            archive = Archive(self.path)
        except Unfit as problem:
            yield Problem(self.place, str(problem))
            return
        try:
            yield from self._members(archive)
        finally:
            archive.close()

    def _members(self, archive):
        is_empty = True
        for parts, member in archive.members():
            found = found_in(archive, parts, member, self.place)
            if found:
                is_empty = False
                yield from found.notebooks()
        if is_empty:
            yield Problem(self.place, f"{NO_NOTEBOOK}. Cure: hand in the notebook")


@dataclass(frozen=True)
class FoundMember:
    """A notebook in a zip file.

    Args:
        place: Its path below the collection, to be shown.
        archive: The open `Archive`.
        member: The `zipfile.ZipInfo`.
    """

    place: str
    archive: Archive
    member: object

    def notebooks(self):
        """Yields the `Notebook`."""
        when = modified(self.member)
        yield Notebook(self.place, when, lambda: self.archive.read(self.member))


def found_in(archive, parts, member, above=""):
    """Says what a member of a zip file is.

    Args:
        archive: The open `Archive`.
        parts: Its path as a tuple of names.
        member: The `zipfile.ZipInfo`.
        above: What the path is below, to be shown.

    Returns:
        A `FoundMember`, a `Problem`, or None for what is hidden or no notebook.
    """
    if not parts or any(is_hidden(name) for name in parts):
        return None
    place = shown("/".join((above, *parts) if above else parts))
    suffix = suffix_of(parts[-1])
    if suffix == ".zip":
        return Problem(place, ZIP_IN_ZIP)
    return FoundMember(place, archive, member) if suffix else None
