"""The first moments of a program in a box."""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4


def private_pipes():
    """Moves the pipes away from 0 and 1, which programs inherit, and shuts all others out.

    Returns:
        Two file descriptors: to read from and to write to.
    """
    read, write = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
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
