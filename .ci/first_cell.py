"""Opens a lesson as Colab would: its first cell installs this project, and replaces nothing else.

Run it with a Python that has what the service brings, and not this package.
"""

import importlib.util
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import nbformat
from nbclient import NotebookClient

PROJECT = Path(__file__).parents[1]
KEPT = ("tensorflow", "keras", "numpy", "ipython", "notebook")


def versions():
    """Returns the versions of what a running kernel has loaded."""
    return {name: metadata.version(name) for name in KEPT}


def first_cell():
    """Returns the first cell of a notebook that is opened online; this folder is its source."""
    path = PROJECT / "gankit" / "course" / "opening.py"
    spec = importlib.util.spec_from_loader("opening", loader=None)
    opening = importlib.util.module_from_spec(spec)
    source = path.read_text(encoding="utf-8").replace("from gankit.course.masters", "#")
    exec(compile(source, str(path), "exec"), opening.__dict__)  # the package is not installed here
    return opening.ONLINE.format(requirement=PROJECT) + "\nhush_tensorflow()"


def main():
    """Runs the cell, then a small training in the same kernel; exits with 1 where it fails."""
    subprocess.run([sys.executable, "-m", "pip", "uninstall", "-q", "-y", "gankit"], check=True)
    before = versions()
    cells = [first_cell(), (PROJECT / ".ci" / "small_training.py").read_text(encoding="utf-8")]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=900).execute(cwd=folder)
    print(*(output.get("text", "") for output in notebook.cells[1].outputs))
    after = versions()
    if after != before:
        sys.exit(f"the first cell replaced packages: {before} became {after}")
    print(f"the first cell installed the package and left {before} as they were")


if __name__ == "__main__":
    main()
