"""What learning platforms write into the names of what they let an instructor download.

Moodle: `Ada Lovelace_12345_assignsubmission_file` is a folder, with one more underscore before the
file's own name where students have no folders. The number is the student's in that one assignment.

Canvas: `lovelaceada_LATE_4711_90210_05_gan_basics-1.ipynb`: the student's name without spaces,
whether it was late, the student's number in all of Canvas, the file's, and its own name.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

MOODLE, CANVAS = "Moodle", "Canvas"
LONGEST = 500  # letters of a name that is looked at
_MOODLE = re.compile(
    r"(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_.*)?", re.DOTALL
)
_CANVAS = re.compile(
    r"(?P<name>.+?)(?P<late>_late)?_(?P<number>[1-9]\d{2,})_[1-9]\d{2,}_.+",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True)
class Sender:
    """Who handed something in, as far as names say.

    Args:
        name: The student's name; `""` where nobody is named.
        platform: `MOODLE`, `CANVAS` or `""`.
        number: The platform's number for the student, or `""`.
        is_late: Whether the platform says so.
        download: Name of the folder or zip file of a class that it came in, or `""`.
    """

    name: str
    platform: str = ""
    number: str = ""
    is_late: bool = False
    download: str = ""


def sender_in(name, download=""):
    """Reads the name of a folder or file that a platform made.

    Example: `"ann_LATE_123_111_05_gan_basics.ipynb"` -> `Sender("ann", "Canvas", "123", True)`

    Args:
        name: The name, with its suffix.
        download: Name of the folder or zip file of a class that it is in.

    Returns:
        A `Sender`, or None where no platform made the name.
    """
    if len(name) > LONGEST:
        return None
    if found := _MOODLE.fullmatch(name):
        return Sender(found["name"].strip(), MOODLE, found["number"], False, download)
    if found := _CANVAS.fullmatch(name):
        late = found["late"] is not None
        return Sender(found["name"], CANVAS, found["number"], late, download)
    return None


def told_apart(senders):
    """Names students so that two of one name are two where the platform's numbers say so.

    Moodle's numbers are an assignment's own: in two downloads one student has two of them.

    Example: Anns 7 and 8 of one download -> `"ann 7"` and `"ann 8"`; Ann alone -> `"ann"`.

    Args:
        senders: Iterable of `Sender`.

    Returns:
        Dict from each to a name.
    """
    senders, numbers = set(senders), defaultdict(set)
    for sender in senders:
        download = sender.download if sender.platform == MOODLE else ""
        numbers[sender.name, sender.platform, download].add(sender.number)
    shared = {
        name for (name, platform, _), several in numbers.items() if platform and len(several) > 1
    }
    numbered = {one for one in senders if one.name in shared and one.number}
    taken = {one.name for one in senders - numbered}
    return {one: _numbered(one, taken) if one in numbered else one.name for one in senders}


def _numbered(sender, taken):
    """Returns a name with a number that nobody has, even who foresaw it and is called so."""
    name = f"{sender.name} {sender.number}"
    while name in taken:
        name += "+"
    return name
