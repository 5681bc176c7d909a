"""Taking all memory, all disk, all inodes."""

from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT
from tests.attacks.attack import RIGHT, in_a_cell, tell


@in_a_cell(answers=RIGHT, shows="told refused")
def fifty_gigabytes_at_once():
    """Asks for fifty gigabytes in one array."""
    import numpy as np

    try:
        np.ones(50 * 2**30 // 8)
        tell("fifty")
    except MemoryError:
        tell("refused")


@in_a_cell(shows="told no addresses left", ends_by=(OUT_OF_MEMORY, TIMEOUT))
def fifty_gigabytes_in_pieces():
    """Takes memory in pieces, none of them large, in several processes."""
    import os
    from contextlib import suppress

    kept = []
    with suppress(OSError):  # the first ones may have left no room for one more
        for _ in range(3):
            os.fork()
    while True:
        try:
            while True:  # within the try: an interrupt comes where a loop turns
                kept.append(b"x" * 2**24)
        except KeyboardInterrupt:  # on a slow machine it comes before the memory is used up
            continue
        except MemoryError:  # whoever outlives the others meets the wall of one process first
            kept.clear()
            tell("no addresses left")
            break


@in_a_cell(shows="told 256 MB", ends_by=(OUT_OF_MEMORY, TIMEOUT))
def fill_shared_memory():
    """Fills /dev/shm, and System V's shared memory."""
    import ctypes

    written = 0
    try:
        with open("/dev/shm/gankit-attack-trace", "wb") as file:
            while written < 50_000:
                written += file.write(bytes(2**20)) // 2**20
    except OSError:
        pass
    system = ctypes.CDLL(None)
    segments = [system.shmget(7654 + n, 2**20, 0o1666) for n in range(50)]
    tell(f"{written} MB, {sum(one >= 0 for one in segments)} segments")


@in_a_cell(shows=r"told \d+ files|No space left", ends_by=(OUT_OF_MEMORY, TIMEOUT))
def fill_the_disk():
    """Writes to /tmp until it is full, in large files and in many small ones."""
    import os

    os.makedirs("/tmp/many", exist_ok=True)
    count = written = 0
    try:
        while count < 100_000:
            os.mknod(f"/tmp/many/{count}")
            count += 1
    except OSError:
        pass
    try:
        for number in range(200):
            with open(f"/tmp/gankit-attack-trace-{number}", "wb") as file:
                for _ in range(200):
                    written += file.write(bytes(2**20)) // 2**20
    except OSError:
        pass
    tell(f"{count} files, {written} MB")
