"""Files for Docker, dev containers, Binder and the public CI: read and compared, not built."""

import json
import re
from pathlib import Path

import pytest

from gankit import doctor

PROJECT = Path(__file__).parents[2]
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")


def pythons_in(text):
    return {tuple(map(int, found)) for found in re.findall(r"\b(3)\.(\d\d)\b", text)}


@pytest.mark.parametrize(
    "name",
    ["Dockerfile", ".devcontainer/devcontainer.json", ".binder/runtime.txt", ".ci/colab.txt"],
)
def test_every_python_that_is_named_is_one_that_the_kit_runs_on(name):
    text = (PROJECT / name).read_text(encoding="utf-8")
    text = "\n".join(line for line in text.splitlines() if "==" not in line)
    found = pythons_in(text)
    assert found
    assert all(doctor.OLDEST_PYTHON <= python <= doctor.NEWEST_PYTHON for python in found)


def test_what_the_image_copies_is_there():
    copied = re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert copied
    missing = [name for row in copied for name in row.split() if not (PROJECT / name).exists()]
    assert missing == []


def test_the_image_starts_jupyterlab_as_an_ordinary_user():
    user, start = DOCKERFILE.rindex("\nUSER "), DOCKERFILE.rindex("\nCMD ")
    assert user < start
    assert re.search(r"^USER (?!root|0)\w+", DOCKERFILE[user + 1 :])
    assert '"jupyter", "lab"' in DOCKERFILE[start:]
    assert "--allow-root" not in DOCKERFILE


def test_masters_are_not_among_the_notebooks_that_the_image_opens():
    assert "rm -rf /home/learner/course/masters" in DOCKERFILE


def test_the_dev_container_is_no_root_and_makes_a_target_that_is_there():
    settings = json.loads((PROJECT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    assert settings["remoteUser"] != "root"
    made = re.search(r"make (\S+)", settings["postCreateCommand"])[1]
    assert made == ".venv/.kit-test"
    assert "$(VENV)/.kit-%:" in (PROJECT / "Makefile").read_text(encoding="utf-8")


def test_binder_installs_the_package_with_the_versions_that_were_tested():
    folder = PROJECT / ".binder"
    lines = (folder / "requirements.txt").read_text(encoding="utf-8").split()
    assert [(folder / name).resolve() for name in lines[1:4:2]] == [
        PROJECT / "requirements.txt",
        PROJECT / "constraints.txt",
    ]
    assert lines[4:] == ["-e", "."]  # pip takes this path from where it is started


def test_the_public_ci_runs_targets_that_are_there_on_three_systems():
    yaml = pytest.importorskip("yaml")
    path = PROJECT / ".github/workflows/check.yml"
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    systems = workflow["jobs"]["unit"]["strategy"]["matrix"]["system"]
    assert {name.split("-")[0] for name in systems} == {"ubuntu", "macos", "windows"}
    assert "schedule" in workflow[True]  # YAML reads `on` as true
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"run: make (\S+)", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_colab_s_versions_lie_in_the_ranges_of_the_kit():
    packaging = pytest.importorskip("packaging.requirements")
    ranges = {}
    for line in (PROJECT / "requirements.txt").read_text(encoding="utf-8").split():
        requirement = packaging.Requirement(line)
        ranges[requirement.name] = requirement.specifier
    pins = re.findall(r"^([\w-]+)==(\S+)$", (PROJECT / ".ci/colab.txt").read_text(), re.MULTILINE)
    assert len(pins) >= 3
    assert all(ranges[name].contains(pin) for name, pin in pins if name in ranges)
