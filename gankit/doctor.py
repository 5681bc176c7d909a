"""Is this machine ready? One finding per line: fine, or the one line that makes it so."""

import importlib
import os
import platform
import shutil
import sys

from gankit.diagnosis import Finding
from gankit.kernel_checks import check_kernel, check_package, check_versions
from gankit.quiet import LOG_LEVEL, notes_of_tensorflow_hidden

GIGABYTE = 1_000_000_000
INSTALL = "pip install -r requirements.txt -c constraints.txt"
OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 13)
LEAST_KERAS = (3, 13)


def check_python(version=sys.version_info):
    """Checks that this is a Python for which TensorFlow is built, 3.11 to 3.13."""
    text = ".".join(str(part) for part in version[:3])
    if tuple(version[:2]) > NEWEST_PYTHON:
        text += ", for which there is no TensorFlow yet"
    fix = "install Python 3.11, 3.12 or 3.13 from python.org and make the environment anew"
    return _finding("Python", OLDEST_PYTHON <= tuple(version[:2]) <= NEWEST_PYTHON, text, fix)


def check_processor():
    """Checks that this is no Intel Mac: TensorFlow, JAX and PyTorch are no longer built for it."""
    machine = f"{platform.system()} on {platform.machine()}"
    if machine != "Darwin on x86_64":
        return Finding("Processor", True, machine)
    value = "an Intel Mac, whose last TensorFlow is 2.16; gankit needs 2.18"
    return Finding("Processor", False, value, "use another machine, or a notebook service online")


def check_keras():
    """Checks that Keras 3 and its backend can be imported, and says their versions."""
    try:
        keras = importlib.import_module("keras")
        backend = keras.backend.backend()
        version = importlib.import_module(backend).__version__
    except ImportError as error:
        return Finding("Keras", False, f"can't be imported ({_one_line(error)})", INSTALL)
    except ValueError:
        name = os.environ.get("KERAS_BACKEND", "in ~/.keras/keras.json")
        fix = "export KERAS_BACKEND=tensorflow (or jax, torch)"
        return Finding("Keras", False, f"there is no backend {name}", fix)
    recent = tuple(int(part) for part in keras.__version__.split(".")[:2]) >= LEAST_KERAS
    return _finding("Keras", recent, f"{keras.__version__} on {backend} {version}", INSTALL)


def check_opencv():
    """Checks that OpenCV can be imported; its usual build needs the system's libGL."""
    try:
        return Finding("OpenCV", True, importlib.import_module("cv2").__version__)
    except ImportError as error:
        fix = "pip uninstall -y opencv-python && pip install opencv-python-headless"
        return Finding("OpenCV", False, f"can't be imported ({_one_line(error)})", fix)


def check_cores():
    """Checks that there are the two cores that the lessons' minutes are stated for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    fix = "none needed: training only takes longer than the lessons say"
    return _finding("Cores", cores >= 2, f"{cores}", fix, needed=False)


def check_memory(least=2 * GIGABYTE):
    """Checks that enough memory is free for a lesson."""
    try:
        free = importlib.import_module("psutil").virtual_memory().available
    except ImportError as error:
        return Finding("Memory", False, f"can't be measured ({_one_line(error)})", INSTALL)
    return _finding(
        "Memory", free >= least, f"{free / GIGABYTE:.1f} GB free", "close other programs"
    )


def check_disk(folder=".", least=GIGABYTE):
    """Checks that the disk of this folder has room for data and runs."""
    free = shutil.disk_usage(folder).free
    fix = f"free {(least - free) / GIGABYTE:.1f} GB, or work in a folder on another disk"
    return _finding("Disk", free >= least, f"{free / GIGABYTE:.1f} GB free here", fix)


def check_data():
    """Says which recorded data sets are at hand; without any, generated ones stand in."""
    try:
        data = importlib.import_module("gankit.data")
    except ImportError as error:
        return Finding("Data", False, f"can't be looked for ({_one_line(error)})", INSTALL)
    here = [row.name for row in data.catalogue() if row.here]
    fix = "gankit data fetch mnist"
    return _finding("Data", "mnist" in here, f"at hand: {', '.join(here)}", fix, needed=False)


def check_cache():
    """Says where downloads and decoded pictures are kept; a temporary folder may be emptied."""
    try:
        places = importlib.import_module("gankit.data.places")
    except ImportError as error:
        return Finding("Cache", False, f"can't be looked for ({_one_line(error)})", INSTALL)
    folder = places.cache_folder()
    kept = os.environ.get("XDG_CACHE_HOME") or folder.parent.name == ".cache"
    value = str(folder) if kept else f"{folder}, as the home folder can't be written"
    fix = "export XDG_CACHE_HOME=/a/folder/that/stays"
    return _finding("Cache", bool(kept), value, fix, needed=False)


def check_precision():
    """Says which precision `gankit train --precision auto` takes, and why."""
    try:
        name, reason = importlib.import_module("gankit.half_precision").choose()
    except (ImportError, ValueError) as error:
        return Finding("Precision", False, f"can't be measured ({_one_line(error)})", INSTALL)
    return Finding("Precision", True, f"--precision auto takes {name}: {reason}")


def check_program(name, package, purpose):
    """Checks that an optional program is on the path.

    Args:
        name: The program, such as `"bwrap"`.
        package: The Debian package that holds it.
        purpose: What it is for, in a few words.
    """
    place = shutil.which(name)
    value = place or f"not found; only for {purpose}"
    fix = f"sudo apt install {package}"
    return _finding(package.capitalize(), place is not None, value, fix, needed=False)


def check():
    """Looks, in a notebook, at all that a lesson needs; prints a line for each: ok, or its cure.

    The kernel, the package and its versions, the machine, the data sets at hand, and whether the
    processor computes in bfloat16.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", LOG_LEVEL)
    with notes_of_tensorflow_hidden():
        findings = [check_kernel(), check_package(), check_versions(), *examine_for_lessons()]
    print(*findings, sep="\n")
    wrong = sum(not finding.ok for finding in findings if finding.needed)
    print("Ready." if not wrong else f"Not ready: {wrong} to put right, marked WRONG above.")


def examine_for_lessons():
    """Runs the checks of what lessons need.

    Returns:
        A list of `Finding`.
    """
    return [
        check_python(),
        check_processor(),
        check_keras(),
        check_opencv(),
        check_cores(),
        check_memory(),
        check_disk(),
        check_data(),
        check_cache(),
        check_precision(),
    ]


def examine():
    """Runs every check.

    Returns:
        A list of `Finding`.
    """
    return [
        *examine_for_lessons(),
        check_versions(fix=INSTALL),
        check_program("chromium", "chromium", "browser tests"),
        check_program("bwrap", "bubblewrap", "grading strangers' code"),
    ]


def is_ready(findings):
    """Returns True if everything that is needed is fine."""
    return all(finding.ok for finding in findings if finding.needed)


def _finding(name, ok, value, fix, needed=True):
    return Finding(name, ok, value, "" if ok else fix, needed)


def _one_line(error):
    return " ".join(str(error).split())
