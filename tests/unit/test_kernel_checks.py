"""The doctor in a notebook: which kernel, which gankit, which versions, each with its cure."""

import os
import sys
from pathlib import Path

import pytest

import gankit
from gankit import doctor, kernel_checks
from gankit.doctor import Finding
from gankit.kernel_checks import check_kernel, check_package, check_versions


def test_a_kernel_of_another_environment_is_told_with_the_way_to_the_right_one(monkeypatch):
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere/.venv")
    finding = check_kernel()
    assert (finding.ok, finding.needed) == (False, False)
    assert sys.prefix in finding.value and "/elsewhere/.venv" in finding.value
    assert "ipykernel install" in finding.fix


def test_the_kernel_of_the_environment_or_of_none_is_fine(monkeypatch):
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    assert check_kernel().ok
    monkeypatch.delenv("VIRTUAL_ENV")
    assert check_kernel().value == sys.executable


def test_a_gankit_that_is_not_the_courses_is_told(tmp_path):
    (tmp_path / "gankit").mkdir()
    (tmp_path / "gankit" / "__init__.py").touch()
    (tmp_path / "notebooks").mkdir()
    finding = check_package(tmp_path / "notebooks")
    assert not finding.ok and str(tmp_path) in finding.value
    assert finding.fix == f'%pip install -e "{tmp_path}", then restart the kernel'


@pytest.mark.parametrize("folder", [Path(gankit.__file__).parents[1] / "notebooks", Path("/")])
def test_the_gankit_of_the_course_or_without_a_course_is_fine(folder):
    assert check_package(folder).ok
    assert gankit.__version__ in check_package(folder).value


@pytest.mark.parametrize(
    ("line", "installed", "ok"),
    [
        ("keras>=3.13,<4", "3.13.0", True),
        ("keras>=3.13,<4", "3.9.2", False),
        ("keras>=3.13,<4", "4.0", False),
        ("keras>=3.13,<4", "3.14.0rc1", True),
        ("shtab", "0.1", True),
        ("keras>=3.13,<4", None, False),
    ],
)
def test_a_version_out_of_range_is_told_with_the_command(line, installed, ok, monkeypatch):
    monkeypatch.setattr(kernel_checks, "_version", lambda name: installed)
    finding = check_versions([line])
    assert finding.ok is ok
    if not ok:
        assert (installed or "is missing") in finding.value
        assert finding.fix == f'%pip install "{line}", then restart the kernel'


def test_the_command_line_tells_a_version_out_of_range_with_a_cure_for_a_shell(monkeypatch):
    monkeypatch.setattr(doctor, "examine_for_lessons", list)
    monkeypatch.setattr(kernel_checks, "_version", lambda name: "0.1")
    finding = next(one for one in doctor.examine() if one.name == "Versions")
    assert not finding.ok and finding.needed and "keras 0.1" in finding.value
    assert finding.fix == doctor.INSTALL


def test_nothing_that_tensorflow_notes_reaches_the_notebook(monkeypatch, capfd):
    monkeypatch.delenv("TF_CPP_MIN_LOG_LEVEL", raising=False)
    monkeypatch.setattr(doctor, "examine_for_lessons", lambda: os.write(2, b"I0000 oneDNN") and [])
    doctor.check()
    assert capfd.readouterr().err == ""


def test_the_versions_here_are_those_of_the_requirements():
    assert check_versions().value.endswith("packages, each as gankit needs it")


@pytest.mark.parametrize(("ok", "word"), [(True, "Ready."), (False, "Not ready: 1 to put right")])
def test_the_check_prints_each_finding_and_what_comes_of_it(ok, word, monkeypatch, capsys):
    found = [Finding("Disk", ok, "some", "free some")]
    monkeypatch.setattr(doctor, "examine_for_lessons", lambda: found)
    assert doctor.check() is None
    *lines, last = capsys.readouterr().out.splitlines()
    assert last.startswith(word) and str(found[0]) in lines
    assert [line.split()[1] for line in lines] == ["Kernel", "gankit", "Versions", "Disk"]


def test_a_cache_that_may_be_emptied_is_told_with_the_variable(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("gankit.data.places.cache_folder", lambda: tmp_path / "gankit-12345")
    finding = doctor.check_cache()
    assert (finding.ok, finding.needed) == (False, False)
    assert "XDG_CACHE_HOME" in finding.fix
    monkeypatch.setattr("gankit.data.places.cache_folder", lambda: tmp_path / ".cache" / "gankit")
    assert doctor.check_cache().ok
