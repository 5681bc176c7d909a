"""The attacks, by what they go for; importing a module notes them in `tests.attacks.attack`."""

from tests.attacks.attack import ATTACKS
from tests.attacks.catalogue import (  # noqa: F401
    evidence,
    files,
    kernel,
    memory,
    network,
    notebook,
    output,
    patches,
    privileges,
    processes,
    startup,
    time,
)

__all__ = ["ATTACKS"]
