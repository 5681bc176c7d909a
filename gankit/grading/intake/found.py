"""What was found in a folder or a zip file: each kind knows how to be read, later."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace

from gankit.grading.intake.names import is_hidden, stem_of, suffix_of
from gankit.grading.intake.reading import Archive, UnfitFile, modified
from gankit.grading.printable import printable

LONGEST_PLACE = 200
NO_NOTEBOOK = "holds no notebook (.ipynb)"
_ZIP_IN_ZIP = "is a zip inside a zip, which is not opened. Cure: unpack the outer one"


@dataclass(frozen=True)
class Notebook:
    """A notebook, not read yet.

    Args:
        place: Its path below the collection, to be shown.
        modified: When it was last changed, in seconds since the epoch.
        read: Function without arguments: returns its bytes or raises `UnfitFile`.
        linked: What is the same for all names of a file that has several; None where it has one.
        packed: When the student's zip file in which it lies was last changed, or 0: what stands in
            that file of its members' times is the student's own word.
    """

    place: str
    modified: float
    read: object
    linked: tuple | None = None
    packed: float = 0.0

    @property
    def came(self):
        """When it was handed in, in seconds since the epoch, as far as the file's times tell."""
        return max(self.modified, self.packed)

    def notebooks(self):
        """Yields itself."""
        yield self


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
        """Yields itself, in the place of a notebook."""
        yield self


@dataclass(frozen=True)
class StudentsZip:
    """A student's zip file in a folder, not opened yet.

    Args:
        place: Its path below the collection, to be shown.
        path: The file.
        linked: As in `Notebook`.
    """

    place: str
    path: str
    linked: tuple | None = None

    def notebooks(self):
        """Yields a `Notebook` or a `Problem` for each of its members that is one."""
        try:
            archive = Archive(self.path)
        except UnfitFile as problem:
            yield Problem(self.place, str(problem))
            return
        try:
            found = [one for _, one in find_in_zip(archive, above=(self.place,)) if one]
            nothing = Problem(self.place, f"{NO_NOTEBOOK}. Cure: hand in the notebook")
            yield from map(self._packed, found or [nothing])
        finally:
            archive.close()

    def members(self):
        """Returns what `find_in_zip` yields, as a list; None where it can't be opened.

        Each notebook opens it again: a class may have handed in hundreds of zip files.
        """
        try:
            archive = Archive(self.path)
        except UnfitFile:
            return None
        try:
            return list(find_in_zip(archive, (self.place,), stem_of(self.place), self._read))
        finally:
            archive.close()

    def _packed(self, found):
        with suppress(OSError):  # it was there a moment ago
            if isinstance(found, Notebook):
                return replace(found, packed=os.stat(self.path).st_mtime)
        return found

    def _read(self, member):
        archive = Archive(self.path)
        try:
            return archive.read(member)
        finally:
            archive.close()


def find_in_zip(archive, above=(), own_folder=None, read=None):
    """Finds notebooks in a zip file.

    Args:
        archive: The open `Archive`.
        above: Tuple of names: what their paths are below, to be shown.
        own_folder: Name of the folder in which all may lie; it is nobody's.
        read: Function from a member to its bytes; the archive's own by default.

    Yields:
        `(parts, found)`: the path as a tuple of names, and a `Notebook`, a `Problem`, or None for
        a file that is neither a notebook nor a zip file.
    """
    for parts, member in archive.members():
        if not parts or any(map(is_hidden, parts)):
            continue
        suffix, found = suffix_of(parts[-1]), None
        if suffix:
            place = place_of((*above, *parts))
            found = _found_member(read or archive.read, member, suffix, place)
        is_inside = len(parts) > 1 and parts[0] == own_folder
        yield parts[is_inside:], found


def place_of(parts):
    """Returns a path, given as names, as it is shown to people."""
    return printable("/".join(parts), LONGEST_PLACE)


def _found_member(read, member, suffix, place):
    if suffix == ".zip":
        return Problem(place, _ZIP_IN_ZIP)
    return Notebook(place, modified(member), lambda: read(member))
