"""What a user finds: names by the Tab key, one meaning each, and notebooks that need no others."""

import ast
import importlib
import inspect
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import gankit

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "gankit"
MASTERS = sorted((PROJECT / "notebooks" / "masters").glob("*.ipynb"))
# Those that are opened from a notebook; the others belong to the command.
PUBLIC_PACKAGES = sorted(name for name in gankit.__all__ if (PACKAGE / name).is_dir())
# A verb of the command is called after what it runs; what is in a lesson after its exercise.
ROOMS_WITH_NAMES_OF_THEIR_OWN = ("cli", "exercises")
ANNOTATED = (
    *("animation", "data", "exercises", "images", "metrics", "runs", "scale"),
    *("data.drawn.grid", "data.drawn.ring", "runs.panels"),
)


@pytest.mark.parametrize("package", PUBLIC_PACKAGES)
def test_the_tab_key_shows_the_public_names_and_nothing_else(package):
    module = importlib.import_module(f"gankit.{package}")
    assert sorted(dir(module)) == sorted(module.__all__)
    for name in module.__all__:
        assert getattr(module, name) is not None


def test_the_tab_key_shows_the_parts_of_the_kit():
    assert dir(gankit) == sorted([*gankit.__all__, "__version__"])
    for name in gankit.__all__:
        assert getattr(gankit, name).__name__ == f"gankit.{name}"


@pytest.mark.parametrize("package", ["gankit", "gankit.animation", "gankit.models", "gankit.runs"])
def test_a_name_that_is_not_there_is_an_attribute_error(package):
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'nothing'"):
        importlib.import_module(package).nothing  # noqa: B018


def test_all_recorders_are_seen_before_keras_is_imported():
    code = "import sys, gankit.animation as it; print(*dir(it), 'keras' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout.split() == [
        "Animation",
        "CriticFieldRecorder",
        "FieldRecorder",
        "FrameRecorder",
        "GrowthRecorder",
        "False",
    ]


def is_public(module, name):
    """Whether `from module import name` asks for public names alone."""
    *packages, last = [*module.split("."), name]
    current = gankit
    for part in [*packages[1:], last]:
        public = getattr(current, "__all__", None)
        if public is None:  # a module without a list: what it defines itself, without underscore
            found = getattr(current, part, None)
            origin = getattr(found, "__module__", current.__name__)
            return not (part[0] == "_" or inspect.ismodule(found) or origin != current.__name__)
        if part not in public:
            return False
        current = getattr(current, part)
    return True


def imports(notebook):
    """Every name that a notebook imports from the kit, as (module, name)."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        lines = "".join(cell["source"]).splitlines()
        source = "\n".join(line for line in lines if not line.startswith(("%", "!")))
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] == "gankit":
                yield from ((node.module, alias.name) for alias in node.names)
            elif isinstance(node, ast.Import):
                names = (alias.name for alias in node.names)
                yield from (name.rpartition(".")[::2] for name in names if "gankit." in name)


@pytest.mark.parametrize("notebook", MASTERS, ids=lambda path: path.stem)
def test_a_notebook_imports_public_names_alone(notebook):
    found = list(imports(notebook))
    assert len(found) > 5
    assert [line for line in found if not is_public(*line)] == []


@pytest.mark.parametrize(
    ("module", "name", "expected"),
    [
        ("gankit", "data", True),
        ("gankit.data", "ring", True),
        ("gankit.data", "places", False),
        ("gankit.data.loading", "load", False),
        ("gankit.models", "dcgan", True),
        ("gankit.models.gan", "GAN", True),
        ("gankit.models.gan", "keras", False),
        ("gankit.runs.race", "speedup", False),
        ("gankit.scale", "scaled", True),
        ("gankit.files", "whole_file", False),
    ],
)
def test_what_is_public_is_told_from_what_is_not(module, name, expected):
    assert is_public(module, name) is expected


def test_no_two_modules_have_one_name():
    places = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        # `animation.animation` has the package's one thing.
        if parts and parts[0] not in ROOMS_WITH_NAMES_OF_THEIR_OWN and parts[-1] not in parts[:-1]:
            places[parts[-1]].append(".".join(parts))
    assert {name: there for name, there in places.items() if len(there) > 1} == {}


def public_functions(name):
    """The public functions of a part of the kit, with the methods and properties of its classes."""
    module = importlib.import_module(f"gankit.{name}")
    names = getattr(module, "__all__", [key for key in vars(module) if key[0] != "_"])
    for public in names:
        found = getattr(module, public)
        bases = found.__mro__ if inspect.isclass(found) else ()
        members = [pair for base in bases for pair in vars(base).items()] or [(public, found)]
        for key, member in members:
            function = inspect.unwrap(getattr(member, "fget", getattr(member, "__func__", member)))
            own = (getattr(function, "__module__", None) or "").startswith(f"gankit.{name}")
            if own and inspect.isfunction(function) and (key == "__init__" or key[0] != "_"):
                yield function


@pytest.mark.parametrize("name", ANNOTATED)
def test_public_functions_say_what_they_take_and_return(name):
    bare = []
    for function in public_functions(name):
        signature = inspect.signature(function)
        missing = [
            key
            for key, parameter in signature.parameters.items()
            if parameter.annotation is parameter.empty and key not in ("self", "cls")
        ]
        if signature.return_annotation is signature.empty and function.__name__ != "__init__":
            missing.append("return")
        if missing:
            bare.append(f"{function.__qualname__}: {', '.join(missing)}")
    assert bare == []


def test_the_package_says_that_it_is_annotated():
    assert (PACKAGE / "py.typed").read_text() == ""
    assert "py.typed" in (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
