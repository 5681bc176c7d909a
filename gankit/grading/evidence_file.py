"""Reads what a box says a probe found: bytes that a stranger may have written."""

import io
import json
import math
import zipfile

import numpy as np
from numpy.lib import format as npy

from gankit.exercises.evidence import Evidence, Unusable, as_numbers
from gankit.exercises.verdict import NOT_ATTEMPTED, OUT_OF_MEMORY, TIMEOUT, WRONG, Verdict, wrong
from gankit.grading.printable import one_line

MOST_ARRAYS = 200
MOST_VERDICTS, LONGEST_VERDICTS = 20, 20_000  # one for each seed; bytes of JSON
LONGEST_MESSAGE = 600
WITHOUT_POINTS = (NOT_ATTEMPTED, TIMEOUT, OUT_OF_MEMORY)
_LARGEST_NUMBER = 16  # bytes


class Unreadable(ValueError):
    """Bytes that no probe wrote."""


def read_evidence(content):
    """Reads the file that `inside.kernel.bring_out` writes; nothing is unpickled or unpacked.

    Args:
        content: Bytes of an `.npz` file, without compression.

    Returns:
        List of `Evidence`, one for each seed that was probed.

    Raises:
        Unreadable: If the bytes are anything else.
    """
    try:
        arrays = _arrays(content)
        verdicts = _verdicts(arrays.pop("verdicts"))
        return [_evidence(n, verdict, arrays) for n, verdict in enumerate(verdicts)]
    except Unusable as problem:
        return [Evidence(verdict=wrong(_line(str(problem))))]
    except Exception as error:  # each library has its own ways to refuse
        raise Unreadable("what came out of the box is not what a probe writes") from error


def _verdicts(letters):
    if letters.size > LONGEST_VERDICTS:
        raise Unreadable("verdicts longer than any message")
    verdicts = json.loads(bytes(letters.astype("uint8")))
    if len(verdicts) > MOST_VERDICTS:
        raise Unreadable("more verdicts than seeds")
    return verdicts


def _evidence(number, verdict, arrays):
    if verdict is not None:
        status, message = verdict
        # whatever it claims, a verdict out of a box is never "right"
        known = status if status in WITHOUT_POINTS else WRONG
        return Evidence(verdict=Verdict(known, _line(message)))
    prefix = f"{number}/"
    mine = {
        name.removeprefix(prefix): as_numbers(array, _line(name.removeprefix(prefix)))
        for name, array in arrays.items()
        if name.startswith(prefix)
    }
    return Evidence(arrays=mine)


def _arrays(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        stored = all(member.compress_type == zipfile.ZIP_STORED for member in members)
        if not stored or len(members) > MOST_ARRAYS:
            raise Unreadable("compressed, or too many")
        if sum(member.file_size for member in members) > len(content):
            raise Unreadable("members that overlap")
        return {
            member.filename.removesuffix(".npy"): _array(archive.read(member)) for member in members
        }


def _array(content):
    file = io.BytesIO(content)
    if npy.read_magic(file) != (1, 0):
        raise Unreadable("another version of the format")
    shape, by_columns, dtype = npy.read_array_header_1_0(file)
    if dtype.kind not in "buif" or dtype.itemsize > _LARGEST_NUMBER:
        raise Unreadable("no numbers")
    numbers = content[file.tell() :]
    if math.prod(shape) * dtype.itemsize != len(numbers):
        raise Unreadable("a shape that does not fit")
    return np.frombuffer(numbers, dtype).reshape(shape, order="F" if by_columns else "C")


def _line(text):
    return one_line(str(text), LONGEST_MESSAGE)
