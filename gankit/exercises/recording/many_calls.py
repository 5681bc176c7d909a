"""Calls an answer that says little at a time so often that together it says something."""

from dataclasses import dataclass

import numpy as np

from gankit.exercises.evidence import Unusable
from gankit.exercises.recording.call import Call
from gankit.exercises.recording.returned import Kind


@dataclass(frozen=True)
class ManyCalls:
    """Calls an answer once for each case; what it returns becomes one array, a row for each.

    Args:
        result: How evidence and messages call what is returned.
        kind: A `Kind`, what is asked for.
    """

    result: str = "the result"
    kind: Kind = Kind.NUMBERS

    def __call__(self, answer, *cases):
        call = Call(self.result, kind=self.kind)
        returned = [call(answer, case)[self.result] for case in cases]
        if len({array.shape for array in returned}) > 1:
            raise Unusable("It returns now one number, now several: always return the same form.")
        return {self.result: np.stack(returned)}
