"""What root does before it stops being root: paths that only root can reach are made reachable.

Python may live below a folder that only root may enter, such as root's home. Root mounts each path
at a place of its own, in a mount namespace that ends with the box, and becomes another user, a new
one for each box. All of it is one process after another in the place of the first, so that the
kernel ends the box as soon as the grader is gone.
"""

import atexit
import functools
import itertools
import os
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "gankit-stage-"
FIRST_USER = 200_000  # far above the users of a system
A_GRADERS_USERS, GRADERS = 100, 10_000  # so that two graders on a machine share none, as a rule
SCRIPT = """
set -e
stage=$1 count=$2
shift 2
mount -t tmpfs -o mode=0755,size=1m stage "$stage"
for number in $(seq "$count"); do
    if [ -d "$1" ]; then mkdir "$stage/$number"; else : > "$stage/$number"; fi
    mount --rbind "$1" "$stage/$number"
    shift
done
exec "$@"
"""
_users = itertools.count()


def staged(paths):
    """Returns where a box finds paths once root has staged them.

    Args:
        paths: Tuple of paths.

    Returns:
        Dict from a path to its place.
    """
    return {path: str(_folder() / str(number)) for number, path in enumerate(paths, 1)}


def as_another_user(paths, command):
    """Returns a command line for root that stages paths and runs a command as another user.

    Args:
        paths: Tuple of paths.
        command: List of strings.
    """
    grader = os.getpid() % GRADERS
    user = FIRST_USER + A_GRADERS_USERS * grader + next(_users) % A_GRADERS_USERS
    mounting = ["unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", SCRIPT, "stage"]
    leaving = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    leaving += ["--inh-caps=-all", "--bounding-set=-all", "--no-new-privs", "--pdeathsig=KILL"]
    return [*mounting, str(_folder()), str(len(paths)), *paths, *leaving, *command]


@functools.cache
def _folder():
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    folder.chmod(0o755)
    atexit.register(_remove, folder, os.getpid())
    return folder


def sweep(folder=None):
    """Removes the empty folders of graders that were killed.

    Args:
        folder: `Path` of where they lie; that of temporary files by default.
    """
    for left in Path(folder or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        process = left.name.removeprefix(PREFIX).partition("-")[0]
        if process.isdecimal() and not Path("/proc", process).exists():
            with suppress(OSError):  # somebody else's, or not empty
                left.rmdir()


def _remove(folder, process):
    if os.getpid() == process:  # not where this process was copied
        with suppress(OSError):
            folder.rmdir()
