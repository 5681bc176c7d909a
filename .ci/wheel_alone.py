"""Uses what `make dist` made, in an environment that has nothing else of this project.

The wheel trains, animates and checks an answer; in the unpacked course it releases a lesson and
grades it.
"""

import os
import shutil
import subprocess
import sysconfig
import tempfile
import venv
import zipfile
from pathlib import Path

PROJECT = Path(__file__).parents[1]
DIST = PROJECT / "dist"
PACKAGES = sysconfig.get_path("purelib")
NOT_TAKEN = ("gankit*", "__editable__*", "pip", "pip-*")


def environment(folder):
    """Makes an environment with the wheel and, of this Python's, only other people's packages."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    [wheel] = DIST.glob("*.whl")
    subprocess.run([python, "-m", "pip", "install", "-qq", "--no-deps", wheel], check=True)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    inside = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    # Files, not a path: a box of the grader binds this environment and nothing outside of it.
    shutil.copytree(
        PACKAGES,
        inside.stdout.strip(),
        copy_function=link_or_copy,
        ignore=left_out,
        dirs_exist_ok=True,
    )
    return python


def left_out(folder, names):
    """Names what is not copied: this project, pip, which is there, and what was compiled."""
    # Of the packages alone: a module called pipeline is a part of one.
    patterns = NOT_TAKEN if folder == PACKAGES else ()
    return shutil.ignore_patterns("__pycache__", *patterns)(folder, names)


def link_or_copy(source, target):
    """Gives a file a second name, or copies it to another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def main():
    """Goes the whole way; the first command that fails ends it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = environment(folder / "venv")
        settings = {**os.environ, "GANKIT_SCALE": "smoke", "TF_CPP_MIN_LOG_LEVEL": "2"}
        settings.pop("PYTHONPATH", None)

        def run(*words, cwd=folder):
            print("$", *words, flush=True)
            subprocess.run([python, *words], check=True, cwd=cwd, env=settings)

        run("-c", f"import gankit; assert gankit.__file__.startswith({str(folder)!r})")
        gankit = ("-m", "gankit")
        run(*gankit, "train", "gan", "--data", "ring", "--steps", "5", "--out", "run")
        run(*gankit, "animate", "run", "--to", "run.webp")
        run(PROJECT / ".ci" / "small_training.py", cwd=folder / "venv")
        with zipfile.ZipFile(DIST / "gankit-course.zip") as archive:
            archive.extractall(folder)
        course = folder / "gankit-course"
        for path in (course / "gankit").rglob("*.py"):
            path.unlink()  # so that the wheel's package is the one that runs
        (course / "gankit").rename(folder / "not-used")
        run(*gankit, "release", "--lesson", "5", cwd=course)
        box = [] if shutil.which("bwrap") else ["--trusted"]
        run(*gankit, "grade", "notebooks", "--lesson", "5", "--out", "report", *box, cwd=course)
        print((course / "report" / "grades.csv").read_text(encoding="utf-8").splitlines()[1])


if __name__ == "__main__":
    main()
