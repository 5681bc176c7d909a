import subprocess
import sys

import pytest

HEAVY = ("keras", "tensorflow", "numpy", "matplotlib", "cv2", "scipy", "PIL")


def imported_by(statement):
    code = f"import sys; {statement}; print(*sys.modules)"
    output = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    return set(output.split())


@pytest.mark.parametrize("statement", ["import gankit", "import gankit.cli, gankit.scale"])
def test_nothing_heavy_is_imported_before_it_is_needed(statement):
    assert not imported_by(statement).intersection(HEAVY)


@pytest.mark.parametrize("module", ["gankit.data", "gankit.images", "gankit.doctor", "gankit.runs"])
def test_data_and_pictures_need_no_framework(module):
    assert not imported_by(f"import {module}").intersection({"keras", "tensorflow", "matplotlib"})


def test_the_check_sees_a_heavy_import():
    assert "numpy" in imported_by("import numpy")
