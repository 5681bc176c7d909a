"""What XLA takes for a constant of compilation is not drawn anew at each step."""

import re
from pathlib import Path

import gankit

SLICES = re.compile(r"\bops\.(slice|slice_update)\(")


def test_no_step_takes_a_slice_by_its_start():
    # trap: TensorFlow hands the start to XLA as a constant; one that is drawn costs seconds a step
    package = Path(gankit.__file__).parent
    found = {
        f"{path.relative_to(package)}:{number}"
        for path in package.rglob("*.py")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if SLICES.search(line)
    }
    assert not found, f"use ops.take with ops.arange in place of ops.slice: {sorted(found)}"
