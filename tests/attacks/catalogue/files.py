"""Reading what is nobody's business, and writing where nobody should."""
# ruff: noqa: F821

from tests.attacks.attack import in_a_cell, tell
from tests.attacks.cells import source_of


def secrets_in(content):
    """Returns the ends of all secrets in bytes: short, so that all of them fit into a message."""
    import re

    # in two parts, or the notebook would find itself
    return {
        one[-16:].decode()
        for one in re.findall(rb"gankit-" rb"secret-[a-z]+-[0-9a-f]{16}", content)
    }


SEARCHING = source_of(secrets_in)


@in_a_cell(before=SEARCHING, shows=r"told \(")
def search_the_file_system():
    """Looks for secrets in the name of every file and in every small file that is not a library."""
    import os
    import sys
    import time

    found, end = set(), time.monotonic() + 4
    libraries = ("/usr", sys.base_prefix, "/proc/sys", "/sys")
    starts = [SCHOOL, f"{SCHOOL}/report", "/etc", "/home", "/root", "/var", "/tmp", "/work", "/"]
    for folder, folders, files in (entry for start in starts for entry in os.walk(start)):
        if time.monotonic() > end:
            break
        if folder.startswith(libraries) or "site-packages" in folder:
            folders.clear()
            continue
        found.update(secrets_in(" ".join([folder, *folders, *files]).encode()))
        for name in files:
            path = os.path.join(folder, name)
            try:
                is_in_time = time.monotonic() < end  # some folders are large
                if is_in_time and os.path.isfile(path) and os.path.getsize(path) < 2_000_000:
                    with open(path, "rb") as file:
                        found.update(secrets_in(file.read(2_000_000)))
            except OSError:
                pass
    tell(" ".join(sorted(found)))


@in_a_cell(before=SEARCHING, shows=r"told \(")
def read_masters_and_grades_by_name():
    """Opens masters, gradebook, report, its key and other submissions where they really are."""
    import glob

    found = set()
    for path in glob.glob(f"{SCHOOL}/**", recursive=True, include_hidden=True):
        try:
            with open(path, "rb") as file:
                found.update(secrets_in(file.read()))
        except OSError:
            pass
    tell(" ".join(sorted(found)))


@in_a_cell(shows="told")
def secrets_in_a_picture():
    """Sends secrets out as bytes behind the beginning of a picture."""
    import base64
    import glob

    from IPython.display import publish_display_data

    content = b""
    for path in [*glob.glob(f"{SCHOOL}/**/*", recursive=True), *glob.glob("/proc/[0-9]*/environ")]:
        try:
            with open(path, "rb") as file:
                content += file.read(200_000)
        except OSError:
            pass
    png = b"\x89PNG\r\n\x1a\n" + content[:700_000]
    publish_display_data({"image/png": base64.b64encode(png).decode()})
    tell(len(content) > 0)


@in_a_cell(before=SEARCHING, shows=r"told of \d\d")
def read_environments():
    """Reads environment, command line, maps and memory of every process."""
    import glob

    found, read = set(), 0
    for name in ("environ", "cmdline", "maps", "mountinfo", "cwd", "stack", "auxv"):
        for path in glob.glob(f"/proc/[0-9]*/{name}"):
            try:
                with open(path, "rb") as file:
                    found.update(secrets_in(file.read()))
                    read += 1
            except OSError:
                pass
    tell(" ".join(sorted(found)))
    tell(f"of {read}")


@in_a_cell(shows=r"told others \[\] no passwd")
def read_processes_of_others():
    """Counts the processes that it sees and those whose files it can look into."""
    import os

    seen = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    names = set()
    for process in seen:
        try:
            with open(f"/proc/{process}/cmdline") as file:
                names.add(file.read().replace("\0", " ")[:40])
            os.listdir(f"/proc/{process}/root/etc")
            tell(f"etc by {process}")
        except OSError:
            pass
    others = [name for name in names if "gankit grade" in name or "evening" in name]
    tell(f"others {others}")
    tell("etc" if os.path.exists("/etc/passwd") else "no passwd")


@in_a_cell(shows=r"told \['/tmp', '/dev/shm', '/tmp/home'\]")
def write_everywhere():
    """Leaves a file in every folder that it can write to, libraries and the package included."""
    import os
    import site
    import sys

    import gankit

    folders = ["/", "/etc", "/etc/cron.d", "/root", "/home", "/var/tmp", "/usr/local/bin", "/dev"]
    folders += [sys.prefix, sys.base_prefix, *site.getsitepackages(), "/run", "/opt", "/work"]
    folders += [os.path.dirname(gankit.__file__), os.path.dirname(os.__file__), SCHOOL]
    folders += [f"{SCHOOL}/{name}" for name in ("report", "course", "submitted", "report/.grading")]
    folders += ["/tmp", "/dev/shm", os.path.expanduser("~"), os.getcwd()]
    written = []
    for folder in dict.fromkeys(folders):
        try:
            with open(f"{folder}/{TRACE}", "w") as file:
                file.write("planted")
            written.append(folder)
        except OSError:
            pass
    tell(written)


@in_a_cell(shows=r"told changed \[\]")
def edit_the_package():
    """Appends to the package's modules, the judges, NumPy and Keras, where it can."""
    import keras
    import numpy as np

    import gankit.exercises.verdict
    import gankit.grading.grader

    changed = []
    for one in (gankit.exercises.verdict, gankit.grading.grader, np, keras):
        try:
            with open(one.__file__, "a") as file:
                file.write("\n# gankit-attack-trace\n")
            changed.append(one.__name__)
        except OSError:
            pass
    tell(f"changed {changed}")


@in_a_cell(shows=r"told wrote \[\]")
def write_control_groups():
    """Writes to its control group: no limit on memory, out of the group."""
    import glob

    written = []
    for path in glob.glob("/sys/fs/cgroup/**", recursive=True):
        if path.endswith(("limit_in_bytes", ".max", "cgroup.procs", "release_agent")):
            try:
                with open(path, "w") as file:
                    file.write("-1")
                written.append(path)
            except OSError:
                pass
    tell(f"wrote {written[:3]}")
