"""What tests of boxes need."""

import shutil

import pytest

from gankit.grading.box.walls import require_walls, walls_of_this_python


@pytest.fixture(scope="session")
def walls():
    """The walls of this Python, where bubblewrap can build them."""
    if shutil.which("bwrap") is None:
        pytest.skip("needs bubblewrap: apt install bubblewrap")
    walls = walls_of_this_python()
    try:
        require_walls(walls)
    except ValueError as problem:
        pytest.skip(str(problem))
    return walls
