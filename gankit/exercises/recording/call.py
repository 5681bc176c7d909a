"""The usual recorder: calls the answer on each of its cases, with gradients where they matter."""

from dataclasses import dataclass

import keras
import numpy as np

from gankit.exercises.evidence import Unusable
from gankit.exercises.recording.differentiation import value_and_gradients
from gankit.exercises.recording.returned import Kind, checked_return


@dataclass(frozen=True)
class Call:
    """Calls an answer once for each case of its arguments.

    Args:
        result: How evidence and messages call what is returned, such as `"the loss"`.
        slopes: How many of the first arguments gradients are taken for.
        tensors: How many of the first arguments are handed over as tensors of the backend; those
            with gradients always are.
        kind: A `Kind`, what the next cells of the notebook need.

    Example: `Call("the loss", slopes=2)` on one case gives the evidence `the loss`,
    `its gradient 0` and `its gradient 1`; on a second case ` of case 1` is put behind each name.
    """

    result: str = "the result"
    slopes: int = 0
    tensors: int = 0
    kind: Kind = Kind.NUMBERS

    def __call__(self, answer, *cases):
        evidence = {}
        for number, arguments in enumerate(cases):
            suffix = case_suffix(number)
            for name, array in self._called(answer, arguments).items():
                evidence[name + suffix] = array
        return evidence

    def _called(self, answer, arguments):
        before = [np.copy(one) for one in arguments if isinstance(one, np.ndarray)]
        if self.slopes:
            rest = arguments[self.slopes :]
            value, gradients = value_and_gradients(
                lambda *tensors: answer(*tensors, *rest), arguments[: self.slopes]
            )
        else:
            tensors = map(keras.ops.convert_to_tensor, arguments[: self.tensors])
            value, gradients = answer(*tensors, *arguments[self.tensors :]), []
        _refuse_changes(before, arguments)
        evidence = {self.result: checked_return(value, self.result, self.kind)}
        return evidence | {f"its gradient {n}": slope for n, slope in enumerate(gradients)}


def case_suffix(number):
    """What stands behind the names of a case's evidence; nothing for the first one."""
    return f" of case {number}" if number else ""


def _refuse_changes(before, arguments):
    arrays = [one for one in arguments if isinstance(one, np.ndarray)]
    if not all(np.array_equal(*pair, equal_nan=True) for pair in zip(before, arrays, strict=True)):
        raise Unusable(
            "It changes an array that was passed in: whoever calls it would find other numbers in "
            "it afterwards. Work on a copy, or compute a new array."
        )
