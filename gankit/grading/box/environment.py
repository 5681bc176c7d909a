"""The environment variables of a box."""

import os
import sys
from pathlib import Path

HOME = "/tmp/home"
MATPLOTLIB = f"{HOME}/.config/matplotlib"
EVIDENCE = "/evidence"  # apart from /tmp, which a student may fill
SMALL = {  # boxes share the cores, one each
    "GANKIT_SCALE": "smoke",
    "GANKIT_STRICT": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
}


def environment(above_package):
    """Returns the environment of a box behind walls: nothing of the grader's own comes along.

    Args:
        above_package: The folder in which gankit's package lies.
    """
    fixed = {
        "HOME": HOME,
        "MPLCONFIGDIR": MATPLOTLIB,
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(above_package),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GANKIT_EVIDENCE": EVIDENCE,
    }
    passed = {name: os.environ[name] for name in ("KERAS_BACKEND",) if name in os.environ}
    folder = os.environ.get("GANKIT_DATA")
    data = {"GANKIT_DATA": str(Path(folder).expanduser().resolve())} if folder else {}
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return (
        fixed | SMALL | passed | data | {"XDG_CACHE_HOME": str(Path(cache).expanduser().resolve())}
    )


def environment_without_walls():
    """Returns the environment of a box that has none: the grader's own, and what all boxes have."""
    return os.environ | SMALL
