"""The one batch that all tests of attacks look at."""

import fcntl
import json
import os
import shutil
from pathlib import Path

import pytest

from gankit.grading.box.walls import require_walls, walls_of_this_python


@pytest.fixture(scope="session")
def batch(tmp_path_factory):
    """What was observed of one batch with all attacks; run once, however many workers test."""
    if shutil.which("bwrap") is None:
        pytest.skip("needs bubblewrap: apt install bubblewrap")
    try:
        require_walls(walls_of_this_python())
    except ValueError as problem:
        pytest.skip(str(problem))
    from tests.attacks.observed import observe

    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with open(shared / "attacks.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = Path(shared, "attacks.json")
        if not kept.exists():
            folder = shared / "gankit-school"
            folder.mkdir()
            kept.write_text(json.dumps(observe(folder)), "utf-8")
            shutil.rmtree(folder)
    return json.loads(kept.read_text("utf-8"))
