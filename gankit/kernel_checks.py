"""What can be wrong with the kernel of a notebook: its environment, its gankit, its versions."""

import importlib.metadata
import os
import re
import sys
from pathlib import Path

import gankit
from gankit.diagnosis import Finding

PACKAGE = Path(gankit.__file__).resolve().parent


def check_kernel():
    """Checks that the kernel is of the environment in which Jupyter was started."""
    started_in = os.environ.get("VIRTUAL_ENV")
    if started_in and Path(started_in).resolve() != Path(sys.prefix).resolve():
        inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        program = Path(started_in, *inside)
        fix = (
            f"{program} -m ipykernel install --user --name gankit, then take that kernel (menu "
            "Kernel, Change Kernel)"
        )
        value = f"runs in {sys.prefix}, Jupyter was started in {started_in}"
        return Finding("Kernel", False, value, fix, needed=False)
    return Finding("Kernel", True, sys.executable)


def check_package(folder="."):
    """Checks that the gankit that was imported is that of the course's folder.

    Args:
        folder: Where the notebook runs; the course is this folder or one above it.
    """
    above = Path(folder).resolve()
    course = next(
        (one for one in (above, *above.parents) if (one / "gankit" / "__init__.py").is_file()), None
    )
    value = f"{gankit.__version__} from {PACKAGE}"
    if course is None or (course / "gankit").resolve() == PACKAGE:
        return Finding("gankit", True, value)
    fix = f'%pip install -e "{course}", then restart the kernel'
    return Finding("gankit", False, f"{value}, not the one of {course}", fix)


def check_versions(requirements=None, fix=None):
    """Checks that each package that gankit needs is here, in a version that it works with.

    Args:
        requirements: Lines such as `"keras>=3.13,<4"`; by default gankit's own.
        fix: What cures it; by default a line for a cell of a notebook.
    """
    lines = _own_requirements() if requirements is None else requirements
    unfit = [line for line in lines if not _is_met(line)]
    if not unfit:
        return Finding("Versions", True, f"{len(lines)} packages, each as gankit needs it")
    found = ", ".join(f"{_name(line)} {_version(_name(line)) or 'is missing'}" for line in unfit)
    words = " ".join(f'"{line}"' for line in unfit)
    fix = fix or f"%pip install {words}, then restart the kernel"
    return Finding("Versions", False, found, fix)


def _own_requirements():
    """Returns the requirements of the course's folder, or those that gankit was installed with."""
    file = PACKAGE.parent / "requirements.txt"
    if file.is_file():
        return [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    try:
        lines = importlib.metadata.requires("gankit") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [line for line in lines if "extra ==" not in line]


def _is_met(line):
    version = _version(_name(line))
    if version is None:
        return False
    bounds = re.findall(r"(>=|<)\s*([\d.]+)", line)
    return all((_parts(version) < _parts(bound)) == (sign == "<") for sign, bound in bounds)


def _name(line):
    return re.match(r"[\w.-]+", line)[0]


def _version(name):
    """Returns the version of a package that is installed, or None."""
    for known_as in (name, f"{name}-headless", f"{name}-cpu"):  # OpenCV, TensorFlow
        try:
            return importlib.metadata.version(known_as)
        except importlib.metadata.PackageNotFoundError:
            continue
    return None


def _parts(version):
    """Example: "3.15.1rc0" -> [3, 15, 1]."""
    numbers = re.match(r"\d+(\.\d+)*", version)[0].split(".")
    return [int(number) for number in numbers]
