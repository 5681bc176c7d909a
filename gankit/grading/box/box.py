"""One box: started, spoken to, ended; never used twice."""

import fcntl
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress

from gankit.grading.box.environment import environment_without_walls
from gankit.grading.box.groups import control_group
from gankit.grading.box.scope import has_scopes, in_scope, ran_out_of_memory
from gankit.grading.box.watch import Watch
from gankit.grading.packets import PacketReader, write_packet

START_SECONDS = 180
LEAST_DESCRIPTOR = 10  # of pipes: those below are used on the way into a box


class NotStarted(Exception):
    """A box that did not come up: a fault of the machine, never of a student."""


class Box:
    """A Python program behind walls. Start it early: it warms itself up while nobody waits.

    Only the thread that made a box may use it, and it has to outlive it: the box ends with it.

    Args:
        module: What runs in it, such as `"gankit.grading.inside.runner"`.
        limits: Its `Limits`.
        walls: Its `Walls`; None runs it without any, for notebooks that are trusted.
    """

    def __init__(self, module, limits, walls):
        self.limits = limits
        given, self._questions, self._answers = _pipes()
        pipes = f"PIPES={given[0]},{given[1]}"
        command = program = [sys.executable, "-s", "-P", "-m", module, pipes]
        if walls:
            command = walls.command([*program, *limits.as_arguments()], limits.disk)
        self._folder = None if walls else tempfile.TemporaryDirectory()
        self._group = control_group(secrets.token_hex(8), limits) if walls else None
        self._has_scope = bool(walls) and not self._group and has_scopes()
        if self._group:
            command = self._group.joining(command)
        if self._has_scope:
            command = in_scope(command, limits)
        self._process = subprocess.Popen(
            command,
            # trap: bubblewrap's own process in the box keeps 0 to 2, where a student may open them
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=given,
            cwd=self._folder and self._folder.name,
            env=None if walls else environment_without_walls(),
            start_new_session=True,
        )
        for descriptor in given:
            os.close(descriptor)
        self._reader = PacketReader(self._answers.fileno())
        self._watch = None
        if not self._group:
            self._watch = Watch(self._process.pid, limits.memory, self._kill)

    def wait_until_ready(self, seconds=START_SECONDS):
        """Waits until the box has warmed up.

        Args:
            seconds: How long.

        Raises:
            NotStarted: If it does not come up.
        """
        try:
            header, _ = self._reader.read(time.monotonic() + seconds)
        except Exception as error:  # ended, silent or garbled: whatever it is, it never began
            self.end()
            raise NotStarted(f"a box did not start ({type(error).__name__})") from error
        if header.get("kind") != "ready":
            self.end()
            raise NotStarted("a box began with something else than expected")

    def send(self, header, blob=b""):
        """Sends one packet; see `packets.write_packet`."""
        write_packet(self._questions.fileno(), header, blob)

    def read(self, deadline):
        """Reads one packet; see `packets.PacketReader.read`."""
        return self._reader.read(deadline)

    def end(self):
        """Ends everything in the box and says whether it had used up its memory.

        Returns:
            Boolean.
        """
        ran_out = self._has_scope and ran_out_of_memory(self._process.pid)
        self._kill()
        self._process.wait()
        self._questions.close()
        self._answers.close()
        ran_out = ran_out or bool(self._watch and self._watch.was_too_much)
        if self._folder:
            self._folder.cleanup()
        if self._watch:
            self._watch.stop()
        if self._group:
            ran_out = self._group.ran_out_of_memory()
            self._group.remove()
            self._group = None
        return ran_out

    def _kill(self):
        # The process is bubblewrap, whose end ends all that is in its process namespace.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            self._process.kill()


def _pipes():
    """Makes the two pipes of a box.

    Returns:
        The two descriptors that it gets, to read from and to write to; what writes to the first,
        what reads from the second.
    """
    (read, questions), (answers, write) = _pipe(), _pipe()
    return (read, write), open(questions, "wb", buffering=0), open(answers, "rb", buffering=0)


def _pipe():
    low = os.pipe()
    high = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, LEAST_DESCRIPTOR) for one in low]
    for descriptor in low:
        os.close(descriptor)
    return high
