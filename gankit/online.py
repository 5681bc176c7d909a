"""On Colab, Kaggle and the like: what the package needs and the service does not bring."""

from importlib import metadata

from packaging.requirements import Requirement

# A running kernel has them loaded, or is one. What a service brings of them is taken as it is.
KEPT = {"tensorflow", "numpy", "ipython", "jupyter"}
NOT_NEEDED = {"nbval"}  # only tests run notebooks by it
ALSO_CALLED = {"opencv-python": "opencv-python-headless", "tensorflow": "tensorflow-cpu"}


def missing() -> list[str]:
    """Returns the requirements that this Python lacks, or has too old, as pip takes them.

    TensorFlow, NumPy, IPython and Jupyter are never among them: whoever replaces these below a
    running kernel breaks it.

    Returns:
        List of strings such as `"imageio>=2.34,<3"`; empty where nothing is missing.

    Raises:
        PackageNotFoundError: If gankit itself is not installed, as in a folder that was copied.
    """
    wanted = []
    for line in metadata.requires("gankit") or []:
        if "extra ==" in line:
            continue
        name = Requirement(line).name.lower()
        if name not in KEPT | NOT_NEEDED and not _is_here(line, name):
            wanted.append(line)
    return wanted


def _is_here(line, name):
    for called in (name, ALSO_CALLED.get(name, name)):
        try:
            version = metadata.version(called)
        except metadata.PackageNotFoundError:
            continue
        return Requirement(line).specifier.contains(version, prereleases=True)
    return False
