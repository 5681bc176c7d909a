"""A school to attack: masters, gradebook, report and other submissions, with secrets in each."""

import hashlib
import json
import os
import secrets
import socket
import threading
from dataclasses import dataclass, field
from pathlib import Path

from gankit.grading.report import write_gradebook
from gankit.grading.result import SubmissionResult
from gankit.grading.store import KEY_BYTES
from tests.attacks.attack import LESSON, TRACE
from tests.grading.handed_in import NOTEBOOKS, filled, hand_in, notebook_name, right_sources

PLACES = ("masters", "gradebook", "key", "submission", "environment", "outside")
HONEST = "honest"


def new_secrets():
    """Draws a secret for each place: strings that are found nowhere else."""
    return {place: f"gankit-secret-{place}-{secrets.token_hex(8)}" for place in PLACES}


def places_in(text, hidden):
    """Returns the places whose secret, or its end, is in a text."""
    return [place for place, secret in hidden.items() if secret.rpartition("-")[2] in text]


def write_school(folder, hidden):
    """Writes course, gradebook and a report that was begun, each with its secret.

    Args:
        folder: `Path` of an empty folder.
        hidden: Dict from place to secret, see `new_secrets`.
    """
    masters = folder / "course/notebooks/masters"
    masters.mkdir(parents=True)
    name = f"{notebook_name(LESSON)}.ipynb"
    master = json.loads((NOTEBOOKS / "masters" / name).read_text("utf-8"))
    first = next(cell for cell in master["cells"] if cell["cell_type"] == "markdown")
    first["source"] = [*first["source"], f"\n{hidden['masters']}"]
    (masters / name).write_text(json.dumps(master), "utf-8")
    kept = folder / "report/.grading"
    kept.mkdir(parents=True)
    (kept / "key").write_text(hidden["key"][-KEY_BYTES:], "utf-8")  # of other sizes it is torn
    student = SubmissionResult(hidden["gradebook"], LESSON, ())  # whose name is the secret
    write_gradebook(folder / "gradebook.db", [student], {LESSON: notebook_name(LESSON)})
    (folder / "notes.txt").write_text(hidden["outside"], "utf-8")


def hand_in_honest(folder, student, secret):
    """Hands in the master's answers, with a secret beside them."""
    notebook = filled(LESSON, right_sources(LESSON))
    notebook["cells"][-1]["source"] = f"progress()  # {student} {secret}"
    hand_in(folder / "submitted", student, notebook, LESSON)


def fingerprints(folders):
    """Returns a dict from file to the SHA-256 of its content, or to where a link leads."""
    found = {}
    for folder in folders:
        for above, names, files in os.walk(folder):
            names[:] = [name for name in names if name != "__pycache__"]
            for name in files:
                path = Path(above, name)
                content = os.readlink(path).encode() if path.is_symlink() else path.read_bytes()
                found[str(path)] = hashlib.sha256(content).hexdigest()
    return found


def changes_of(folders):
    """Returns a dict from file to what changes with it: times, size and number, not content.

    A file's change time is the kernel's own: nobody sets it back.
    """
    found = {}
    for folder in folders:
        for above, names, files in os.walk(folder):
            names[:] = [name for name in names if name != "__pycache__"]
            for name in files:
                facts = os.lstat(os.path.join(above, name))
                found[os.path.join(above, name)] = [facts.st_ctime_ns, facts.st_size, facts.st_ino]
    return found


def differences(before, after):
    """Returns the keys whose values differ, or that only one has."""
    return sorted(k for k in before.keys() | after.keys() if before.get(k) != after.get(k))


def traces(folders):
    """Returns the paths of what attacks left behind: whatever has their name."""
    return sorted(
        os.path.join(above, name)
        for folder in folders
        for above, names, files in os.walk(folder)
        if "/proc/" not in above
        for name in [*names, *files]
        if TRACE in name
    )


@dataclass
class Listeners:
    """Listens on loopback and on an abstract socket, and counts who comes.

    Args:
        ports: Where, on IPv4 and IPv6; 0 for any that is free.
        reached: Of what family each connection was.
    """

    ports: tuple = (0, 0)
    reached: list = field(default_factory=list)

    def __enter__(self):
        families = (socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")
        servers = [_server(*one, port) for one, port in zip(families, self.ports, strict=True)]
        self.ports = [server.getsockname()[1] if server else 1 for server in servers]
        abstract = socket.socket(socket.AF_UNIX)
        abstract.bind(f"\0gankit-attack-listener-{self.ports[0]}")
        abstract.listen()
        self._servers = [server for server in (*servers, abstract) if server]
        for server in self._servers:
            threading.Thread(target=self._listen, args=(server,), daemon=True).start()
        return self

    def __exit__(self, *_):
        for server in self._servers:
            server.close()

    def _listen(self, server):
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            self.reached.append(str(server.family.name))
            connection.close()


def _server(family, address, port):
    try:
        return socket.create_server((address, port), family=family)
    except OSError:  # a machine without IPv6
        return None
