"""Control groups: one limit for all that a box does together, where this process may set one.

A group also has its weight: however many processes it spins, together they get one share of the
processors and disks, and a smaller one than the grader and its judge.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
PREFIX = "gankit-box"
SHARE = 50  # of processors and disks, in per cent of what a group has by default


class ControlGroup:
    """A group with a limit on memory and one on processes, and weights where there are any.

    Args:
        folders: Dict from a setting's file name to the folder that holds it.
        values: Dict from the file name to what is written there.
        weights: Dict as `values`, of settings that a system may lack.
    """

    def __init__(self, folders, values, weights):
        self.folders = []
        try:
            for name, value in values.items():
                self._set(folders[name] / name, value)
        except OSError:
            self.remove(seconds=0.0)
            raise
        for name, value in weights.items():
            with suppress(OSError):
                self._set(folders[name] / name, value)

    def _set(self, file, value):
        if file.parent not in self.folders:
            file.parent.mkdir()
            self.folders.append(file.parent)
        file.write_text(str(value))

    def joining(self, command):
        """Returns a command line whose processes are in the group from the start on."""
        joins = "".join(f'echo $$ > "{folder}/cgroup.procs" && ' for folder in self.folders)
        return ["/bin/sh", "-c", f'{joins}exec "$@"', "sh", *command]

    def ran_out_of_memory(self):
        """Says whether the kernel had to end one of the group's processes."""
        for folder in self.folders:
            for name in ("memory.oom_control", "memory.events"):
                if (folder / name).exists():
                    words = (folder / name).read_text().split()
                    return int(dict(zip(words[::2], words[1::2], strict=False))["oom_kill"]) > 0
        return False

    def remove(self, seconds=5.0):
        """Removes the group, for which its processes have to be gone."""
        end = time.monotonic() + seconds
        for folder in self.folders:
            while folder.exists():
                with suppress(OSError):
                    folder.rmdir()
                    break
                if time.monotonic() > end:
                    break
                time.sleep(0.02)


def control_group(name, limits, root=ROOT):
    """Makes a control group, if this process may.

    Args:
        name: A word that no other box uses.
        limits: The box's `Limits`.
        root: Where the system shows its control groups.

    Returns:
        A `ControlGroup`, or None where there are none to be had.
    """
    name = f"{PREFIX}-{os.getpid()}-{name}"
    for make in (_of_version_two, _of_version_one):
        with suppress(OSError, KeyError):
            return make(name, limits, root)
    return None


def _of_version_two(name, limits, root):
    if not {"memory", "pids"} <= set((root / "cgroup.subtree_control").read_text().split()):
        raise OSError("the controllers are not handed down")
    values = {"memory.max": limits.memory, "memory.swap.max": 0, "pids.max": limits.processes}
    weights = {"cpu.weight": SHARE, "io.weight": SHARE}  # of 100
    return ControlGroup(dict.fromkeys([*values, *weights], root / name), values, weights)


def _of_version_one(name, limits, root):
    mine = {}
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        mine |= dict.fromkeys(controllers.split(","), path)
    values = {"memory.limit_in_bytes": limits.memory, "pids.max": limits.processes}
    weights = {"cpu.shares": SHARE * 1024 // 100, "blkio.weight": SHARE * 10}
    folders = {}
    for setting in (*values, *weights):
        kind = setting.partition(".")[0]
        if setting in values or (root / kind / mine.get(kind, "").strip("/") / setting).exists():
            folders[setting] = root / kind / mine[kind].strip("/") / name
    weights = {setting: value for setting, value in weights.items() if setting in folders}
    return ControlGroup(folders, values, weights)


def sweep(root=ROOT):
    """Removes the groups that graders left behind when they were killed."""
    for folder in root.glob(f"**/{PREFIX}-*"):
        process = folder.name.removeprefix(f"{PREFIX}-").partition("-")[0]
        if not Path("/proc", process).exists():
            with suppress(OSError):
                folder.rmdir()
