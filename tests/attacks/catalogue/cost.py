"""Costing others time and memory: evidence, code and notebooks that are dear to read."""
# ruff: noqa: F821

import json

from gankit.exercises.verdict import OUT_OF_MEMORY, TIMEOUT
from tests.attacks.attack import RIGHT, in_a_cell, in_the_notebook, tell
from tests.attacks.catalogue.evidence import FORGING, REFUSED
from tests.attacks.cells import put_own_cell


@in_a_cell(before=FORGING, shows=REFUSED)
def millions_of_verdicts():
    """Brings out two million verdicts and two hundred arrays, each looked at for each."""
    import numpy as np

    arrays = {f"zzzz{number}": np.zeros(1) for number in range(190)}
    forge(lambda exercise, cases, path: write_npz(path, [None] * 2_000_000, arrays))
    tell("forged")


@in_a_cell(before=FORGING, shows=r"wrong: The matrix has the shape \(1, 740000\)")
def the_dearest_arrays():
    """Brings out arrays as large as may be, of shapes that a judge might multiply."""
    import numpy as np

    # nine times as much is as much as a box may say in all
    arrays = {"0/the matrix": np.ones((1, 740_000)), "1/the loss": np.ones((50_000, 2))}
    forge(lambda exercise, cases, path: write_npz(path, [None, None], arrays))
    tell("forged")


@in_a_cell(before=FORGING, shows="Received shapes: a{40}")
def names_of_arrays_without_end():
    """Brings out arrays whose names are as long as a file may be."""
    import numpy as np

    arrays = {f"0/{letter * 60_000}": np.zeros(1) for letter in "abcdef"}
    forge(lambda exercise, cases, path: write_npz(path, [None, None], arrays))
    tell("forged")


@in_the_notebook(shows="told nested_calls", answers=RIGHT)
def nested_calls(notebook):
    """Nests calls around thirty thousand names, which a careless reader reads once for each."""
    put_own_cell(notebook, "if False: " + "f(" * 90 + ",".join(["a"] * 30_000) + ")" * 90)


@in_the_notebook(shows="told short_lines", answers=RIGHT)
def short_lines(notebook):
    """Holds four hundred thousand short lines, for which a parser takes a gigabyte."""
    put_own_cell(notebook, "if False:\n" + "    a=b+c\n" * 400_000)


@in_the_notebook(shows="told deep_brackets", answers=RIGHT)
def deep_brackets(notebook):
    """Nests brackets, minus signs and attributes as deep as no parser goes."""
    for source in ("(" * 5_000, "-" * 60_000 + "1", "a" + ".b" * 60_000):
        put_own_cell(notebook, source)


@in_the_notebook(shows="told thousands_of_cells", ends_by=(TIMEOUT,), answers=RIGHT)
def thousands_of_cells(notebook):
    """Holds fifteen hundred cells, each with an error of its own."""
    for number in range(1_500):
        put_own_cell(notebook, f"undefined_{number}")


@in_the_notebook(shows="told metadata_without_end", answers=RIGHT)
def metadata_without_end(notebook):
    """Holds two megabytes of metadata, keys that stand twice, and outputs to match."""
    notebook["metadata"]["x"] = json.loads("[" * 400 + "]" * 400)
    notebook["metadata"]["y"] = {f"k{number}": number for number in range(100_000)}


@in_a_cell(answers=RIGHT, shows="told 4 refused", ends_by=(OUT_OF_MEMORY, TIMEOUT))
def shared_memory_in_one_piece():
    """Takes four gigabytes that are shared with nobody but could be."""
    import mmap

    try:
        memory = mmap.mmap(-1, 4 << 30)
    except (OSError, ValueError):
        return_value = "refused"
        tell(f"4 {return_value}")
    else:
        for page in range(0, 4 << 30, 4096):
            memory[page] = 1
        tell("four gigabytes")


@in_a_cell(answers=RIGHT, shows="", ends_by=(OUT_OF_MEMORY, TIMEOUT))
def shared_memory_in_many_processes():
    """Takes half a gigabyte in each of eight processes, shared by two and two."""
    import mmap
    import os
    import time

    children = []
    for _ in range(8):
        memory = mmap.mmap(-1, 1 << 29)
        children.append(os.fork())
        if not children[-1]:
            for _ in range(1 << 9):
                memory.write(b"x" * (1 << 20))
            time.sleep(20)
            os._exit(0)
        del memory
    for child in children:
        os.waitpid(child, 0)
    tell("four gigabytes")


@in_a_cell(answers=RIGHT, ends_by=(TIMEOUT,))
def three_hundred_spinning_processes():
    """Spins in three hundred processes, to slow its neighbours."""
    import os
    import time

    for _ in range(300):
        try:
            if os.fork() == 0:
                end = time.monotonic() + 4
                while time.monotonic() < end:
                    pass
                os._exit(0)
        except OSError:
            break
    tell("spinning")
