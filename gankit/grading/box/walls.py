"""What a box sees of the machine: a command line for bubblewrap."""

import itertools
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from matplotlib import get_cachedir

import gankit
from gankit.data.places import places

HOME = "/tmp/home"
MATPLOTLIB = f"{HOME}/.config/matplotlib"
FIRST_USER = 200_000  # far above the users of a system
_SYSTEM = ("/bin", "/lib", "/lib32", "/lib64", "/sbin")
_numbers = itertools.count()

NO_BUBBLEWRAP = (
    "bubblewrap is not installed, and strangers' notebooks are only run behind its walls. "
    "Cure: sudo apt install bubblewrap. Where all notebooks are your own, say --trusted"
)
NO_NAMESPACES = (
    "bubblewrap can't build its walls here: {reason}. Cure: allow user namespaces (on Ubuntu: "
    "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0), or grade on another machine; "
    "docs/instructors.md says more. Where all notebooks are your own, say --trusted"
)


@dataclass(frozen=True)
class Walls:
    """The walls of a box, for one folder of Python and one of data.

    Args:
        reads: Tuple of paths that are seen, read-only; nothing else of the machine's files is.
        fonts: Tuple of matplotlib's lists of fonts, which take seconds to make anew.
        environment: Dict of all environment variables.
    """

    reads: tuple[str, ...]
    fonts: tuple[str, ...] = ()
    environment: dict = field(default_factory=dict)

    def command(self, program, disk):
        """Returns the command line that starts a program behind the walls.

        Args:
            program: List of strings.
            disk: Bytes of each temporary file system.
        """
        if os.geteuid() == 0:
            return [*self._stage(), *self._box(program, disk)]
        return self._box(program, disk)

    def _box(self, program, disk):
        command = ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns"]
        command += ["--die-with-parent", "--new-session", "--clearenv", *_mounts(self.reads)]
        command += ["--proc", "/proc", "--dev", "/dev"]
        for folder in ("/dev/shm", "/tmp"):
            command += ["--size", str(disk), "--tmpfs", folder]
        command += ["--dir", HOME, "--chdir", HOME, "--dir", MATPLOTLIB]
        for path in self.fonts:
            command += ["--ro-bind", path, f"{MATPLOTLIB}/{Path(path).name}"]
        command += ["--remount-ro", "/dev", "--remount-ro", "/"]
        for name, value in self.environment.items():
            command += ["--setenv", name, value]
        return [*command, "--", *program]

    def _stage(self):
        """Returns what root runs first: a view of the paths, and then no root any more.

        A folder below one that only root may enter (such as a Python in root's home) could not be
        mounted by anybody else. Each box gets a user of its own.
        """
        user = FIRST_USER + next(_numbers) % FIRST_USER
        stage = ["bwrap", *_mounts(self.reads + self.fonts), "--dir", "/tmp"]
        stage += ["--dev-bind", "/dev", "/dev", "--bind", "/proc", "/proc", "--"]
        stage += ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        return [*stage, "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs"]


def walls_of_this_python():
    """Returns the walls for this Python, its packages, the data folders, and nothing else."""
    package = Path(gankit.__file__).resolve().parent
    python = {Path(sys.base_prefix).resolve(), Path(sys.prefix), Path(sys.prefix).resolve()}
    data = [place.folder.resolve() for place in places()]
    reads = [path for path in [*python, package, *data] if path.exists()]
    fonts = sorted(str(path) for path in Path(get_cachedir()).glob("fontlist-*.json"))
    return Walls(_outermost(reads), tuple(fonts), environment(package.parent))


def environment(above_package):
    """Returns the environment of a box: nothing of the grader's own comes along.

    Args:
        above_package: The folder that holds the package `gankit`.
    """
    fixed = {
        "HOME": HOME,
        "MPLCONFIGDIR": MATPLOTLIB,
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(above_package),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GANKIT_SCALE": "smoke",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
        "OMP_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",  # boxes share the cores one each
        "TF_NUM_INTEROP_THREADS": "1",
    }
    passed = {name: os.environ[name] for name in ("KERAS_BACKEND",) if name in os.environ}
    folder = os.environ.get("GANKIT_DATA")
    data = {"GANKIT_DATA": str(Path(folder).expanduser().resolve())} if folder else {}
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return fixed | passed | data | {"XDG_CACHE_HOME": str(Path(cache).expanduser().resolve())}


def require_walls(walls):
    """Refuses to go on where no walls can be built.

    Args:
        walls: The `Walls`.

    Raises:
        ValueError: If bubblewrap is missing or does not work; the message holds the cure.
    """
    if shutil.which("bwrap") is None:
        raise ValueError(NO_BUBBLEWRAP)
    tried = subprocess.run(walls.command(["/bin/true"], disk=1_000_000), capture_output=True)
    if tried.returncode:
        lines = tried.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        raise ValueError(NO_NAMESPACES.format(reason=lines[-1].removeprefix("bwrap: ")))


def _outermost(paths):
    """Returns the paths, in order, without those that lie below another one or below /usr."""
    kept = []
    for path in sorted(set(paths)):
        if not any(path.is_relative_to(above) for above in [*kept, Path("/usr")]):
            kept.append(path)
    return tuple(str(path) for path in kept)


def _mounts(paths):
    """Returns what shows the system's programs and the paths, read-only."""
    mounts, made = ["--ro-bind", "/usr", "/usr"], set()
    for path in _SYSTEM:
        if os.path.islink(path):
            mounts += ["--symlink", os.readlink(path), path]
        elif os.path.isdir(path):
            mounts += ["--ro-bind", path, path]
    for path in paths:
        for above in reversed(Path(path).parents[:-1]):
            if above not in made and not above.is_relative_to("/usr"):
                # by itself bubblewrap makes folders that only their owner may enter
                mounts += ["--perms", "0755", "--dir", str(above)]
                made.add(above)
        mounts += ["--ro-bind", path, path]
    return mounts
