"""What is imported is declared, and each bound is said the same wherever it is said."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from gankit import doctor

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "gankit"
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
# Modules that are called otherwise than the package they come in.
PACKAGES = {
    "IPython": "ipython",
    "PIL": "pillow",
    "cv2": "opencv-python",
    "distributed": "dask",
    "zmq": "pyzmq",
}
# What only an instructor runs; all else has to do with the requirements.
OF_INSTRUCTORS = ("course", "grading", "cli")


def names(lines):
    return {re.match(r"[\w.-]+", line)[0] for line in lines if line.strip() and line[0] != "#"}


def requirements():
    return (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines()


def third_party():
    """Every module of others that the package imports, as (part of the package, package)."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules = [node.module]
            for module in {name.split(".")[0] for name in modules} - {"gankit"}:
                if module not in sys.stdlib_module_names:
                    package = PACKAGES.get(module, module.replace("_", "-"))
                    found.add((path.relative_to(PACKAGE).parts[0], package))
    return found


def test_each_module_that_is_imported_is_declared_where_it_is_used():
    base = names(requirements())
    others = names([*EXTRAS["jax"], *EXTRAS["torch"], *EXTRAS["video"]])
    found = third_party()
    assert len({package for _, package in found}) > 15
    undeclared = [
        f"{part}: {package}"
        for part, package in sorted(found)
        if package not in base | others
        and not (part in OF_INSTRUCTORS and package in names(EXTRAS["instructor"]))
    ]
    assert undeclared == []


@pytest.mark.parametrize(
    "package",
    ["tensorflow", "keras", "numpy", "matplotlib", "opencv-python", "jupyter", "nbval", "imageio"],
)
def test_the_course_s_own_packages_are_required(package):
    assert package in names(requirements())


def test_every_range_has_a_lower_bound():
    lines = [line for line in requirements() if line]
    lines += [line for extra in EXTRAS.values() for line in extra if "gankit[" not in line]
    assert [line for line in lines if not re.match(r"[\w.\[\]-]+>=\d", line)] == []


def test_the_doctor_asks_for_the_keras_that_the_requirements_ask_for():
    [bound] = [line for line in requirements() if line.startswith("keras>=")]
    least = re.match(r"keras>=(\d+)\.(\d+)", bound).groups()
    assert tuple(map(int, least)) == doctor.LEAST_KERAS


def test_doctor_makefile_and_package_admit_the_same_pythons():
    lower, upper = re.fullmatch(
        r">=3\.(\d+),<3\.(\d+)", PYPROJECT["project"]["requires-python"]
    ).groups()
    assert (3, int(lower)) == doctor.OLDEST_PYTHON
    assert (3, int(upper) - 1) == doctor.NEWEST_PYTHON
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert f"(3, {lower}) <= sys.version_info < (3, {upper})" in makefile


def test_constraints_pin_every_requirement_inside_its_range():
    packaging = pytest.importorskip("packaging.requirements")
    pins = dict(
        line.split("==")
        for line in (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    )
    lines = [*requirements(), *(line for extra in EXTRAS.values() for line in extra)]
    for line in filter(None, lines):
        requirement = packaging.Requirement(line)
        if requirement.name != "gankit":
            assert requirement.specifier.contains(pins[requirement.name]), line
