"""What a student notebook begins with: badges, and a cell that knows how to get the package."""

from gankit.course.masters import STUDENTS

IMPORT = "from gankit.quiet import hush_tensorflow\n"  # how the masters begin

HERE = """\
try:
    from gankit.quiet import hush_tensorflow
except ModuleNotFoundError:
    import sys

    raise ModuleNotFoundError(
        f"this notebook needs gankit, and {sys.executable}, which runs it, has none. Cure: in a "
        "terminal, in the folder that holds notebooks/ and pyproject.toml, let that Python do "
        "`python -m pip install -e .`; then restart the kernel. README.md has the whole set-up"
    ) from None
"""

# Services bring TensorFlow, NumPy and IPython, and a running kernel has loaded them: pip must not
# replace them, so nothing comes along that was not asked for by name.
ONLINE = """\
import importlib.util
import subprocess
import sys

if importlib.util.find_spec("gankit") is None:  # a new machine of Colab, Kaggle or Binder
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "{requirement}"], check=True)
    importlib.invalidate_caches()
    from gankit.online import missing

    subprocess.run([*pip, "--upgrade", *missing()], check=True) if missing() else None

from gankit.quiet import hush_tensorflow
"""


def add_opening(master, notebook, repository=None):
    """Lets a student notebook say, or do, what is needed where the package is not installed.

    Args:
        master: Its `Master`.
        notebook: A `NotebookNode`, changed in place: the first cell that begins with the import
            of `hush_tensorflow`, and the first heading. One that has neither stays as it is.
        repository: The `Repository` from which services install the package, and to which the
            badges lead; None for notebooks that are opened on a machine of one's own.
    """
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.startswith(IMPORT):
            cell.source = _beginning(repository) + cell.source.removeprefix(IMPORT)
            break
    if repository is not None:
        _add_badges(notebook, repository.badges((STUDENTS / master.file).as_posix()))


def _beginning(repository):
    return HERE if repository is None else ONLINE.format(requirement=repository.requirement)


def _add_badges(notebook, badges):
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            heading, _, rest = cell.source.partition("\n")
            cell.source = f"{heading}\n\n{badges}\n{rest}"
            return
