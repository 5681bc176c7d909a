"""How a box and the grader speak: packets of JSON with bytes behind it, through two pipes.

A packet is two lengths (four bytes each, big end first), the JSON, and the bytes. Whoever reads a
box's packets reads a stranger's words: the lengths are held against limits before anything is kept.
"""

import json
import os
import select
import struct
import time

LENGTHS = struct.Struct(">II")
LONGEST_HEADER = 1_000_000
LONGEST_BLOB = 16_000_000
_CHUNK = 65_536


class Ended(Exception):
    """The other side is gone."""


class Silent(Exception):
    """The other side said nothing for too long."""


class Garbled(ValueError):
    """The other side said something that is no packet, or far too much."""


def write_packet(descriptor, header, blob=b""):
    """Writes one packet.

    Args:
        descriptor: File descriptor of a pipe.
        header: Dict that JSON can hold.
        blob: Bytes.

    Raises:
        Ended: If nobody reads it any more.
    """
    text = json.dumps(header).encode()
    content = memoryview(LENGTHS.pack(len(text), len(blob)) + text + blob)
    try:
        while content:
            content = content[os.write(descriptor, content) :]
    except (BrokenPipeError, ConnectionResetError) as error:
        raise Ended from error


class PacketReader:
    """Reads packets from a pipe, each within a time limit, all of them within one size.

    Args:
        descriptor: File descriptor of a pipe.
        longest: Bytes that may come in all.
    """

    def __init__(self, descriptor, longest=4 * LONGEST_BLOB):
        self.descriptor = descriptor
        self.left = longest

    def read(self, deadline=None):
        """Reads the next packet.

        Args:
            deadline: Time of `time.monotonic` by which all of it must be there; None waits.

        Returns:
            `(header, blob)`: a dict and bytes.

        Raises:
            Ended: If the other side closed the pipe.
            Silent: If the deadline passed.
            Garbled: If it is no packet, or more than the limits allow.
        """
        header_length, blob_length = LENGTHS.unpack(self._take(LENGTHS.size, deadline))
        if header_length > LONGEST_HEADER or blob_length > LONGEST_BLOB:
            raise Garbled(f"a packet of {header_length} and {blob_length} bytes")
        header = _parsed(self._take(header_length, deadline))
        return header, self._take(blob_length, deadline)

    def _take(self, count, deadline):
        self.left -= count
        if self.left < 0:
            raise Garbled("more output than any notebook needs")
        taken = bytearray()
        while len(taken) < count:
            self._wait(deadline)
            chunk = os.read(self.descriptor, min(count - len(taken), _CHUNK))
            if not chunk:
                raise Ended
            taken += chunk
        return bytes(taken)

    def _wait(self, deadline):
        if deadline is None:
            return
        left = deadline - time.monotonic()
        poll = select.poll()  # select itself refuses descriptors above 1023
        poll.register(self.descriptor, select.POLLIN | select.POLLHUP)
        if left <= 0 or not poll.poll(left * 1000):
            raise Silent


def _parsed(text):
    try:
        header = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Garbled("no JSON") from error
    if not isinstance(header, dict):
        raise Garbled("JSON, but no object")
    return header
