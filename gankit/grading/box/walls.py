"""What a box sees of the machine: a command line for bubblewrap.

In a student's box there is of gankit's exercises only what runs beside an answer: no lesson, and so
no judge, no right answer and nothing that draws inputs.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from matplotlib import get_cachedir

import gankit
from gankit.data.places import places
from gankit.grading.box.calls import entering
from gankit.grading.box.enter import FILTER_DESCRIPTOR
from gankit.grading.box.environment import EVIDENCE, HOME, MATPLOTLIB, environment
from gankit.grading.box.limits import MEGABYTE
from gankit.grading.box.stage import as_another_user, staged

EVIDENCE_BYTES = 64 * MEGABYTE
BESIDE_AN_ANSWER = (  # of gankit.exercises
    "__init__.py",
    "checking.py",
    "evidence.py",
    "exercise.py",
    "judging.py",
    "probing.py",
    "recording",
    "registry.py",
    "scoreboard.py",
    "showing.py",
    "unfinished.py",
    "verdict.py",
)
SYSTEM = ("/bin", "/lib", "/lib32", "/lib64", "/sbin")

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
        hidden: Dict from folders in these to the tuple of names that alone are seen in them.
        fonts: Tuple of matplotlib's lists of fonts, which take seconds to make anew.
        environment: Dict of all environment variables.
    """

    reads: tuple[str, ...]
    hidden: dict = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    environment: dict = field(default_factory=dict)

    def command(self, program, disk):
        """Returns the command line that starts a program behind the walls.

        Args:
            program: List of strings.
            disk: Bytes of each temporary file system.
        """
        paths = (*self.reads, *self._seen_again(), *self.fonts)
        if os.geteuid() == 0:
            return entering(as_another_user(paths, self._box(program, disk, staged(paths))))
        return entering(self._box(program, disk, dict(zip(paths, paths, strict=True))))

    def _seen_again(self):
        """Returns what is seen in folders that are hidden but for it."""
        return [f"{folder}/{name}" for folder, names in self.hidden.items() for name in names]

    def _box(self, program, disk, places):
        # --clearenv comes too late for bubblewrap itself, whose /proc/1/environ a box can read
        command = ["env", "-i", f"PATH={os.environ.get('PATH', os.defpath)}"]
        command += ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns"]
        command += ["--die-with-parent", "--new-session", "--clearenv", *_system()]
        command += ["--hostname", "box", "--seccomp", str(FILTER_DESCRIPTOR)]
        command += ["--proc", "/proc", "--dev", "/dev"]
        for folder, size in {"/dev/shm": disk, "/tmp": disk, EVIDENCE: EVIDENCE_BYTES}.items():
            command += ["--size", str(size), "--tmpfs", folder]
        for path in self.reads:  # after /tmp, where a course may lie too
            command += [*_folders_above(path), "--ro-bind", places[path], path]
        for folder in self.hidden:
            command += ["--size", "1000000", "--tmpfs", folder]
        for path in self._seen_again():
            command += ["--ro-bind", places[path], path]
        for folder in self.hidden:
            command += ["--remount-ro", folder]
        command += ["--dir", HOME, "--chdir", HOME, "--dir", MATPLOTLIB]
        for path in self.fonts:
            command += ["--ro-bind", places[path], f"{MATPLOTLIB}/{Path(path).name}"]
        command += ["--remount-ro", "/dev", "--remount-ro", "/"]
        for name, value in self.environment.items():
            command += ["--setenv", name, value]
        return [*command, "--", *program]


def walls_of_this_python(are_a_judges=False):
    """Returns the walls for this Python, its packages, the data folders, and nothing else.

    Args:
        are_a_judges: Whether exercises of lessons are seen, which no student's code may see.
    """
    package = Path(gankit.__file__).resolve().parent
    python = {Path(sys.base_prefix).resolve(), Path(sys.prefix), Path(sys.prefix).resolve()}
    data = [place.folder.resolve() for place in places()]
    reads = [path for path in [*python, package, *data] if path.exists()]
    fonts = sorted(str(path) for path in Path(get_cachedir()).glob("fontlist-*.json"))
    exercises = {str(package / "exercises"): BESIDE_AN_ANSWER}
    hidden = {} if are_a_judges else exercises
    return Walls(_outermost(reads), hidden, tuple(fonts), environment(package.parent))


def require_walls(walls):
    """Refuses to go on where no walls can be built.

    Args:
        walls: The `Walls`.

    Raises:
        ValueError: If bubblewrap or libseccomp is missing, or does not work; the message holds the
            cure.
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


def _system():
    """Returns mounts of the system's programs, read-only."""
    mounts = ["--ro-bind", "/usr", "/usr"]
    for path in SYSTEM:
        if os.path.islink(path):
            mounts += ["--symlink", os.readlink(path), path]
        elif os.path.isdir(path):
            mounts += ["--ro-bind", path, path]
    return mounts


def _folders_above(path):
    """Returns words that make the folders above a path; by itself bubblewrap makes them closed."""
    folders = [str(above) for above in reversed(Path(path).parents[:-1])]
    return [word for folder in folders for word in ("--perms", "0755", "--dir", folder)]
