"""What a look at this machine found: fine, or the one line that makes it so."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What one check found.

    Args:
        name: What was looked at.
        ok: Whether it is as it should be.
        value: What was found, in a few words.
        fix: The one line that cures it; empty where nothing is wrong.
        needed: False for what only adds something, such as a browser for the browser tests.
    """

    name: str
    ok: bool
    value: str
    fix: str = ""
    needed: bool = True

    def __str__(self):
        verdict = "ok" if self.ok else "WRONG" if self.needed else "optional"
        line = f"{verdict:<9} {self.name:<11} {self.value}"
        return line if self.ok else f"{line}; fix: {self.fix}"
