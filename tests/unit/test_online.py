"""On a service: what is missing is named, and what a running kernel has loaded is never touched."""

from importlib import metadata

import pytest

from gankit import online

REQUIRED = [
    "tensorflow<3,>=2.18",
    "keras<4,>=3.13",
    "numpy<3,>=1.26",
    "opencv-python<6,>=4.9",
    "imageio<3,>=2.34",
    "ipython>=8.20",
    "jupyter<2,>=1.0",
    "nbval<1,>=0.11",
    'torch>=2.6; extra == "torch"',
]
# What Colab brought in the autumn of 2025.
COLAB = {
    "tensorflow": "2.20.0",
    "keras": "3.13.0",
    "numpy": "2.1.3",
    "opencv-python": "4.12.0.88",
    "imageio": "2.37.0",
    "ipython": "7.34.0",
}


@pytest.fixture
def missing(monkeypatch):
    """What is missing where these distributions are installed."""

    def asked(here):
        def version(name):
            if name not in here:
                raise metadata.PackageNotFoundError(name)
            return here[name]

        monkeypatch.setattr(online.metadata, "requires", lambda name: REQUIRED)
        monkeypatch.setattr(online.metadata, "version", version)
        return online.missing()

    return asked


def test_nothing_is_missing_on_colab(missing):
    assert missing(COLAB) == []


def test_what_is_not_there_is_named_with_its_range(missing):
    without = {name: version for name, version in COLAB.items() if name != "imageio"}
    assert missing(without) == ["imageio<3,>=2.34"]


def test_what_is_too_old_is_named(missing):
    assert missing({**COLAB, "keras": "3.10.0"}) == ["keras<4,>=3.13"]


def test_opencv_by_another_name_is_opencv(missing):
    here = {name: version for name, version in COLAB.items() if name != "opencv-python"}
    assert missing({**here, "opencv-python-headless": "4.12.0.88"}) == []


def test_what_the_kernel_has_loaded_is_never_named(missing):
    names = {line.split("<")[0].split(">")[0] for line in missing({})}
    assert names == {"keras", "opencv-python", "imageio"}


def test_the_package_s_own_requirements_are_read():
    assert [line for line in online.missing() if "extra" in line] == []
