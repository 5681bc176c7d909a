"""The first moments of a program in a box."""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4


def private_pipes():
    """Takes the pipes from the first argument, such as `PIPES=10,13`, and shuts all others out.

    Returns:
        Two file descriptors: to read from and to write to.
    """
    read, write = map(int, sys.argv.pop(1).removeprefix("PIPES=").split(","))
    for descriptor in (read, write):
        os.set_inheritable(descriptor, False)
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # no box outlives its grader
        # else another process of the same user could open the pipes
        system.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    return read, write


def leave_out_address_grammar():
    """Spares a second of computing: the grammar of web addresses that jsonschema compiles.

    To read notebooks is to import jsonschema, and with it this package where it is installed: it
    checks addresses in JSON, of which a notebook's schema has none.
    """
    sys.modules["rfc3987_syntax"] = None  # to import it is an ImportError, which jsonschema expects


def limit():
    """Takes hard limits from the arguments, such as `NOFILE=1024`, for all that is started."""
    for argument in sys.argv[1:]:
        name, _, value = argument.partition("=")
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (int(value), int(value)))
