import importlib
import os
import platform
import shutil
from types import SimpleNamespace

import pytest

from gankit import cli, doctor
from gankit.doctor import Finding


@pytest.fixture
def imports(monkeypatch):
    """Plants modules, or errors in their place, for what the doctor imports."""
    planted = {}
    real_import = importlib.import_module

    def import_module(name):
        outcome = planted.get(name)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome or real_import(name)

    monkeypatch.setattr(importlib, "import_module", import_module)
    return planted


def fake_keras(version, backend="tensorflow"):
    return SimpleNamespace(__version__=version, backend=SimpleNamespace(backend=lambda: backend))


def test_a_finding_says_ok_or_the_fix():
    assert str(Finding("Python", True, "3.12.1")) == "ok        Python      3.12.1"
    wrong = str(Finding("Disk", False, "0.1 GB free", "free 0.9 GB"))
    assert wrong.startswith("WRONG") and wrong.endswith("fix: free 0.9 GB")
    assert str(Finding("Chromium", False, "absent", "install", needed=False)).startswith("optional")


def test_what_is_optional_does_not_make_a_machine_unfit():
    fine, missing = Finding("a", True, ""), Finding("b", False, "", "fix it")
    optional = Finding("c", False, "", "fix it", needed=False)
    assert doctor.is_ready([fine, optional])
    assert not doctor.is_ready([fine, missing])


@pytest.mark.parametrize(
    ("version", "ok"),
    [((3, 10, 14), False), ((3, 11, 0), True), ((3, 13, 2), True), ((3, 14, 0), False)],
)
def test_a_python_without_tensorflow_is_found(version, ok):
    finding = doctor.check_python(version)
    assert finding.ok is ok
    assert ("3.11, 3.12 or 3.13" in finding.fix) is not ok
    assert ("no TensorFlow yet" in finding.value) is (version > (3, 14))


@pytest.mark.parametrize(
    ("system", "machine", "ok"),
    [
        ("Darwin", "x86_64", False),
        ("Darwin", "arm64", True),
        ("Linux", "x86_64", True),
        ("Windows", "AMD64", True),
    ],
)
def test_an_intel_mac_is_told_that_its_tensorflow_is_too_old(monkeypatch, system, machine, ok):
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    finding = doctor.check_processor()
    assert finding.ok is ok
    assert ("2.16" in finding.value) is not ok


@pytest.mark.parametrize("module", ["psutil", "gankit.data"])
def test_nothing_installed_yet_is_a_finding_and_no_error(imports, module):
    imports[module] = ModuleNotFoundError("No module named 'numpy'")
    check = {"psutil": doctor.check_memory, "gankit.data": doctor.check_data}[module]
    assert not check().ok and check().needed
    assert "requirements.txt" in check().fix


def test_keras_is_reported_with_its_backend(imports):
    imports["keras"] = fake_keras("3.15.1", "torch")
    imports["torch"] = SimpleNamespace(__version__="2.13.0")
    finding = doctor.check_keras()
    assert finding.ok
    assert finding.value == "3.15.1 on torch 2.13.0"


def test_an_old_keras_is_found(imports):
    imports["keras"] = fake_keras("3.6.0")
    imports["tensorflow"] = SimpleNamespace(__version__="2.18.0")
    finding = doctor.check_keras()
    assert not finding.ok
    assert "requirements.txt" in finding.fix


@pytest.mark.parametrize("module", ["keras", "tensorflow"])
def test_a_missing_keras_or_backend_is_found(imports, module):
    imports["keras"] = fake_keras("3.15.1")
    imports[module] = ModuleNotFoundError(f"No module named {module!r}")
    finding = doctor.check_keras()
    assert not finding.ok
    assert f"No module named '{module}'" in finding.value


def test_a_backend_that_does_not_exist_is_found(imports, monkeypatch):
    monkeypatch.setenv("KERAS_BACKEND", "tensorfow")
    imports["keras"] = ValueError("Unable to import backend : tensorfow")
    finding = doctor.check_keras()
    assert not finding.ok
    assert "tensorfow" in finding.value
    assert "KERAS_BACKEND=tensorflow" in finding.fix


def test_an_opencv_without_libgl_is_found(imports):
    imports["cv2"] = ImportError("libGL.so.1: cannot open shared object file")
    finding = doctor.check_opencv()
    assert not finding.ok
    assert "libGL.so.1" in finding.value
    assert "opencv-python-headless" in finding.fix


def test_one_core_is_reported_but_does_no_harm(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0}, raising=False)
    finding = doctor.check_cores()
    assert (finding.ok, finding.needed, finding.value) == (False, False, "1")


def test_too_little_memory_is_found(imports):
    memory = SimpleNamespace(available=500_000_000)
    imports["psutil"] = SimpleNamespace(virtual_memory=lambda: memory)
    finding = doctor.check_memory()
    assert not finding.ok
    assert finding.value == "0.5 GB free"


def test_a_full_disk_is_found(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=100_000_000))
    finding = doctor.check_disk()
    assert not finding.ok
    assert finding.fix.startswith("free 0.9 GB")


def test_absent_data_is_reported_with_the_command_that_gets_it(monkeypatch):
    from gankit import data

    rows = [SimpleNamespace(name="mnist", here=False), SimpleNamespace(name="digits", here=True)]
    monkeypatch.setattr(data, "catalogue", lambda: rows)
    finding = doctor.check_data()
    assert (finding.ok, finding.needed) == (False, False)
    assert finding.value == "at hand: digits"
    assert finding.fix == "gankit data fetch mnist"


def test_an_absent_program_is_optional_and_named_by_its_package(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    finding = doctor.check_program("bwrap", "bubblewrap", "grading")
    assert (finding.ok, finding.needed) == (False, False)
    assert finding.fix == "sudo apt install bubblewrap"


@pytest.mark.parametrize(("ok", "exit_code"), [(True, 0), (False, 1)])
def test_the_exit_code_says_whether_the_machine_is_ready(monkeypatch, capsys, ok, exit_code):
    monkeypatch.setattr(doctor, "examine", lambda: [Finding("Python", ok, "3", "a new one")])
    assert cli.main(["doctor"]) == exit_code
    assert "Python" in capsys.readouterr().out


def test_every_finding_about_this_machine_is_one_line():
    for finding in doctor.examine():
        assert "\n" not in str(finding)
        assert finding.ok or finding.fix


def test_the_precision_that_auto_takes_is_told_with_its_reason(imports):
    imports["gankit.half_precision"] = SimpleNamespace(
        choose=lambda: ("bfloat16", "1.40 times as fast")
    )
    finding = doctor.check_precision()
    assert finding.ok
    assert finding.value == "--precision auto takes bfloat16: 1.40 times as fast"
    imports["gankit.half_precision"] = ImportError("no keras")
    assert not doctor.check_precision().ok
