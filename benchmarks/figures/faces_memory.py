"""How much memory does a training on faces need, and how does it grow with their number?

`python -m benchmarks.figures faces_memory`

Each row is a process of its own that opens the memory map of so many faces and trains a DCGAN on
them. `own` memory is what nobody else can have; `mapped` is the part of files (the faces' map and
the libraries) that lies in the process; the system takes it back when it needs room. As many faces
as the whole of CelebA are the 10,000, laid into a map again and again.
"""

import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import partial

import numpy as np

from benchmarks.figures.results import measured_once, stored_rows

COUNTS = (1_000, 3_000, 10_000, 200_000)
RECORDED = 10_000
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
    from gankit.data import shuffled_batches
    from gankit.runs.builders import Task
    from gankit.runs.dcgan_builders import build_dcgan

    faces = data.load("celeba", limit=min(count, RECORDED), download=False)
    if faces.is_generated:
        raise ValueError("Expected real CelebA. Point GANKIT_DATA at a folder with celeba/.")
    if count > RECORDED:
        faces = replace(faces, images=_repeated(faces.images, count))
    batches = shuffled_batches(faces, batch_size=32, seed=0)
    model = build_dcgan(Task(faces.images.shape[1:], latent_dim=100, seed=0, steps=300))
    model.fit(batches, steps_per_epoch=min(300, count // 32), verbose=0, shuffle=False)
    for _ in range(count // 32):  # the rest of a pass, so that every page was asked for
        next(batches)
    print(*(_status()[name] for name in ("VmHWM", "RssAnon", "RssFile")))


def _repeated(images, count):
    form = {"descr": "|u1", "fortran_order": False, "shape": (count, *images.shape[1:])}
    with tempfile.NamedTemporaryFile(suffix=".npy") as file:  # the map outlives its name
        np.lib.format.write_array_header_1_0(file, form)
        for start in range(0, count, len(images)):
            file.write(images[: count - start].tobytes())
        file.flush()
        return np.load(file.name, mmap_mode="r")


def _status():
    with open("/proc/self/status") as file:
        lines = [line.split() for line in file]
    return {words[0].rstrip(":"): words[1] for words in lines if len(words) > 1}


if __name__ == "__main__":
    _train(int(sys.argv[1]))
