"""The package has floors, and every import points down: read from the source, nothing is run."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "gankit"

FLOORS = {
    "adversarial": 0,
    "files": 0,
    "dependencies": 0,
    "diagnosis": 0,
    "kernel_checks": 1,
    "lazy": 0,
    "losses": 0,
    "labels": 1,
    "layers": 0,
    "metrics": 0,
    "scale": 0,
    "schedules": 0,
    "signals": 0,
    "teaching": 0,
    "templates": 0,
    "embedding": 0,
    "half_precision": 0,
    "prediction": 0,
    "quiet": 0,
    "refusals": -1,
    "online": 0,
    "penalties": 1,
    "regularisers": 1,
    "data": 1,
    "images": 1,
    "animation": 1,
    "models": 2,
    "evaluation": 3,
    "exercises": 3,
    "runs": 3,
    "doctor": 3,
    "course": 4,
    "grading": 5,
    "cli": 6,
    "__main__": 7,
}
SAME_FLOOR = {
    ("animation", "images"),  # a film is made of pictures
    ("regularisers", "penalties"),  # a penalty with its weight
    (
        "adversarial",
        "scale",
    ),  # the dial imports nothing; at smoke scale XLA would cost more than it saves
}


def module_name(file, package):
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_names(file, module):
    """Every dotted name that a file imports, inside functions too."""
    base = module.split(".") if file.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = base[: len(base) - node.level + 1] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def arrows(package):
    """All imports between modules of a package, as (importing module, imported module)."""
    files = {module_name(file, package): file for file in package.rglob("*.py")}
    found = set()
    for module, file in files.items():
        for name in imported_names(file, module):
            # `from gankit.models import gan` names a module, `... import GAN` something inside one.
            target = name if name in files else name.rpartition(".")[0]
            if target in files and target != module:
                found.add((module, target))
    return found


def unit(module):
    return (module.split(".") + [""])[1]


def upward_arrows(package):
    """The imports that don't point down, as lines for a reader."""
    wrong = []
    for module, target in sorted(arrows(package)):
        here, there = unit(module), unit(target)
        if here == there or there == "" or (here, there) in SAME_FLOOR:
            continue
        if here == "" or FLOORS[here] <= FLOORS[there]:
            wrong.append(f"{module} imports {target}")
    return wrong


def circle(package):
    """One circle of imports as a list of modules, or an empty list."""
    targets = {}
    for module, target in arrows(package):
        targets.setdefault(module, []).append(target)
    done = set()

    def search(module, path):
        if module in path:
            return [*path[path.index(module) :], module]
        if module in done:
            return []
        for target in targets.get(module, []):
            if found := search(target, [*path, module]):
                return found
        done.add(module)
        return []

    return next((found for module in sorted(targets) if (found := search(module, []))), [])


def test_every_part_of_the_package_has_its_floor():
    entries = (path for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir())
    parts = {path.stem for path in entries} - {"__init__", "__pycache__"}
    assert not parts - FLOORS.keys(), "give the new part a floor in FLOORS above"


def test_every_import_points_down():
    assert upward_arrows(PACKAGE) == []


def test_no_imports_run_in_a_circle():
    assert circle(PACKAGE) == []


def planted(folder, **sources):
    """A small package with the given lines in its modules."""
    package = folder / "gankit"
    for name, source in {"__init__": "", **sources}.items():
        file = package / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(source)
    return package


@pytest.mark.parametrize(
    "line",
    [
        "from gankit import runs",
        "from gankit.runs import Run",
        "import gankit.runs",
        "from . import runs",
        "from .runs import Run",
        "def later():\n    from gankit.runs import Run",
    ],
)
def test_an_upward_arrow_is_seen_however_it_is_written(tmp_path, line):
    package = planted(tmp_path, losses=line, runs="Run = 1")
    assert upward_arrows(package) == ["gankit.losses imports gankit.runs"]


def test_an_arrow_between_neighbours_is_seen_but_for_the_one_allowed(tmp_path):
    package = planted(
        tmp_path,
        losses="from gankit import metrics",
        metrics="",
        animation="from gankit import images",
        images="",
    )
    assert upward_arrows(package) == ["gankit.losses imports gankit.metrics"]


def test_the_root_imports_no_part(tmp_path):
    package = planted(tmp_path, __init__="from gankit import losses", losses="")
    assert upward_arrows(package) == ["gankit imports gankit.losses"]


def test_an_arrow_down_is_fine(tmp_path):
    package = planted(tmp_path, runs="from gankit import losses, __version__", losses="")
    assert upward_arrows(package) == []
    assert circle(package) == []


def test_a_circle_is_seen(tmp_path):
    package = planted(
        tmp_path,
        **{
            "models/__init__": "",
            "models/a": "from gankit.models import b",
            "models/b": "from gankit.models.c import thing",
            "models/c": "def later():\n    import gankit.models.a",
        },
    )
    assert upward_arrows(package) == []
    found = circle(package)
    assert found[0] == found[-1]
    assert set(found) == {"gankit.models.a", "gankit.models.b", "gankit.models.c"}
