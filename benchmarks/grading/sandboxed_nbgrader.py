"""Runs nbgrader on an attack in a sandbox, with a copy of a course in the place of the host.

nbgrader has no walls, so whatever it runs could do harm: here it is a user who is nobody, in
namespaces and a control group of its own, and all that it can write to is a small file system that
is thrown away.
"""

import base64
import json
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import gankit
from benchmarks.grading.attacked_course import ATTACKER, PORTS
from gankit.grading.box.groups import control_group
from gankit.grading.box.limits import GIGABYTE, MEGABYTE, Limits
from gankit.grading.box.walls import walls_of_this_python
from tests.attacks import school
from tests.grading.handed_in import hand_in

ROOT = Path(__file__).parents[2]
HOST = Path("/tmp/host")  # as it is called inside
LIMITS = Limits(memory=3 * GIGABYTE, processes=400)
LESSONS_OWN = re.compile(r"cell-\d+$")
SECONDS, DISK = 90, 400 * MEGABYTE
PARTS = ("masters", "gradebook", "submission", "outside")


def run_attack(attack, template, hidden):
    """Lets nbgrader autograde an attack.

    Args:
        attack: An `Attack`.
        template: Folder of a course of nbgrader's with secrets in it.
        hidden: Dict from place to secret.

    Returns:
        Dict of what came of it: `said` (None where the grader did not come back), `told` (places
        whose secrets came out), `changed` (files of the course) and `traces`.
    """
    with small_file_system() as folder:
        shutil.copytree(template, folder, dirs_exist_ok=True)
        shutil.copytree(
            Path(gankit.__file__).parent,
            folder / "lib/gankit",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        notebook = without_trainings(attack.notebook(HOST, PORTS))
        hand_in(folder / "submitted", ATTACKER, notebook, 5)
        _give_away(folder)
        before = _kept(folder)
        printed = _run(folder, hidden)
        after = _kept(folder)
        text = printed + "".join(_autograded(folder))
        return {
            "said": _said(printed),
            "told": school.places_in(text, hidden),
            "changed": [k.removeprefix(str(folder)) for k in school.differences(before, after)],
            "traces": [path.removeprefix(str(folder)) for path in school.traces([folder])],
        }


def without_trainings(notebook):
    """Leaves of a lesson's own cells only the first ones, the imports: no exercise needs others.

    Args:
        notebook: Dict; it is changed and returned.
    """
    notebook["cells"] = [
        cell
        for number, cell in enumerate(notebook["cells"])
        if number < 4 or "nbgrader" in cell["metadata"] or not LESSONS_OWN.match(cell["id"])
    ]
    return notebook


@contextmanager
def small_file_system():
    """Yields the folder of a file system in memory, which is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="gankit-host-"))
    size = f"size={DISK},nr_inodes=50000,mode=0777,nosuid,nodev"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "host", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


def _run(folder, hidden):
    """Returns what the course's process printed; ends all of it when its time is over."""
    group = control_group(f"attacked-{secrets.token_hex(4)}", LIMITS)
    command = _command(folder, hidden)
    with open(folder.with_suffix(".out"), "w+b") as printed:
        process = subprocess.Popen(
            group.joining(command) if group else command,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if group:
            group.remove()
        printed.seek(0, os.SEEK_END)
        printed.seek(max(0, printed.tell() - 100_000))
        text = printed.read().decode("utf-8", errors="replace")
    os.unlink(folder.with_suffix(".out"))
    return text


def _command(folder, hidden):
    walls = walls_of_this_python(are_a_judges=True)
    reads = (*walls.reads, str(ROOT / "tests"), str(ROOT / "benchmarks"), str(ROOT / "notebooks"))
    package = str(Path(gankit.__file__).parent)
    environment = walls.environment | {
        "PYTHONPATH": f"{HOST}/lib:{ROOT}",  # its own copy of the package, which may be written
        "GRADERS_SECRET": hidden["environment"],
        "JUPYTER_PLATFORM_DIRS": "1",
    }
    walls = replace(
        walls,
        reads=tuple(path for path in reads if path != package),
        environment=environment,
    )
    program = [sys.executable, "-s", "-P", "-m", "benchmarks.grading.attacked_course", str(HOST)]
    program = ["prlimit", f"--as={LIMITS.memory + 6 * GIGABYTE}", f"--fsize={DISK}", "--", *program]
    command = walls.command(program, DISK)
    place = command.index("--chdir")  # behind the file systems that it lies in
    return [*command[:place], "--bind", str(folder), str(HOST), *command[place:]]


def _give_away(folder):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)


def _kept(folder):
    """Returns what nbgrader itself has no reason to change."""
    parts = [folder / name for name in ("source", "release", "submitted", "lib")]
    return school.fingerprints(parts) | {
        "/notes.txt": (folder / "notes.txt").read_text() if (folder / "notes.txt").exists() else ""
    }


def _autograded(folder):
    for path in (folder / "autograded" / ATTACKER).rglob("*.ipynb"):
        if path.is_file() and not path.is_symlink():
            text = path.read_text("utf-8", errors="replace")
            yield text
            for picture in re.findall(r'"image/png": "([A-Za-z0-9+/=]+)', text):
                with suppress(ValueError):
                    yield base64.b64decode(picture).decode("latin-1")


def _said(printed):
    for line in reversed(printed.splitlines()):
        with suppress(ValueError):
            said = json.loads(line)
            if isinstance(said, dict) and "success" in said:
                return said
    return None


def timed(attack, template, hidden):
    """Returns `run_attack`'s dict with the seconds that it took."""
    start = time.monotonic()
    return run_attack(attack, template, hidden) | {"seconds": time.monotonic() - start}
