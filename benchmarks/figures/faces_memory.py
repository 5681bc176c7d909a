"""How much memory does a training on faces need, and how does it grow with their number?

`python -m benchmarks.figures faces_memory`

Each row is a process of its own that opens the memory map of so many faces and trains a DCGAN on
them. `own` memory is what nobody else can have; `mapped` is the part of files (the faces' map and
the libraries) that the system has in memory while there is room, and takes back when there is not.
"""

import subprocess
import sys
from functools import partial

from benchmarks.figures.results import measured_once, stored_rows

COUNTS = (1_000, 3_000, 10_000)
MEGABYTE = 1024  # kilobytes, in which Linux counts


def measure_all():
    """Trains on ever more faces and returns the rows."""
    for count in COUNTS:
        measured_once("faces_memory", {"faces": count}, partial(_measure, count))
    return stored_rows("faces_memory")


def _measure(count):
    command = [sys.executable, "-m", "benchmarks.figures.faces_memory", str(count)]
    last = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-3:]
    whole, own, mapped = (round(int(value) / MEGABYTE) for value in last)
    return {"resident (MB)": whole, "own (MB)": own, "mapped (MB)": mapped}


def _train(count):
    """Trains for one pass over the faces, 300 steps at most, and prints what is resident then."""
    from gankit import data
    from gankit.runs.batches import shuffled_batches
    from gankit.runs.builders import Task, build_dcgan

    faces = data.load("celeba", limit=count, download=False)
    if faces.is_generated:
        raise ValueError("Expected real CelebA. Point GANKIT_DATA at a folder with celeba/.")
    batches = shuffled_batches(faces, batch_size=32, seed=0)
    model = build_dcgan(Task(faces.images.shape[1:], latent_dim=100, seed=0, steps=300))
    model.fit(batches, steps_per_epoch=min(300, count // 32), verbose=0, shuffle=False)
    for _ in range(count // 32):  # the rest of a pass, so that every page was asked for
        next(batches)
    print(*(_status()[name] for name in ("VmHWM", "RssAnon", "RssFile")))


def _status():
    with open("/proc/self/status") as file:
        lines = [line.split() for line in file]
    return {words[0].rstrip(":"): words[1] for words in lines if len(words) > 1}


if __name__ == "__main__":
    _train(int(sys.argv[1]))
