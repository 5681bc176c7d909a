"""The usual recorder: calls the answer on each of its cases, with gradients where they matter."""

from collections.abc import Callable
from dataclasses import dataclass

import keras

from gankit.exercises.recording.differentiation import gradients_for_arrays
from gankit.exercises.recording.returned import Kind, checked_return, checked_returns


@dataclass(frozen=True)
class Call:
    """Calls an answer once for each case of its arguments.

    Args:
        result: How evidence and messages call what is returned, such as `"the loss"`; a tuple of
            names where several things are returned.
        differentiated: Positions of the arguments that gradients are taken for.
        tensors: How many of the first arguments are handed over as tensors on PyTorch, whose
            functions do not take an array beside a tensor; elsewhere they stay the arrays that the
            notebooks hold. Those with gradients are tensors everywhere.
        kind: A `Kind`, what the next cells of the notebook need.
        build: Function from a case to the answer's arguments, where these are not plain data, such
            as networks of drawn weights. None hands the case over as it is.

    Example: `Call("the loss", differentiated=(0, 1))` on one case gives the evidence `the loss`,
    `its gradient 0` and `its gradient 1`; on a second case ` of case 1` is put behind each name.
    """

    result: str | tuple[str, ...] = "the result"
    differentiated: tuple[int, ...] = ()
    tensors: int = 0
    kind: Kind = Kind.NUMBERS
    build: Callable | None = None

    def __call__(self, answer, *cases):
        evidence = {}
        for number, case in enumerate(cases):
            for name, array in self._called(answer, self.arguments(case)).items():
                evidence[name + case_suffix(number)] = array
        return evidence

    @property
    def names(self):
        """What the evidence of the first case is called, gradients aside."""
        return (self.result,) if isinstance(self.result, str) else self.result

    def arguments(self, case):
        """Returns the answer's arguments for a case."""
        return case if self.build is None else self.build(*case)

    def results(self, evidence, cases):
        """Returns what was recorded of each case, where one thing is returned.

        Args:
            evidence: Dict from name to array.
            cases: The cases that were called.

        Returns:
            List of arrays.
        """
        return [evidence[self.result + case_suffix(number)] for number in range(len(cases))]

    def _called(self, answer, arguments):
        handed = self._handed(arguments)
        chosen = [arguments[n] for n in self.differentiated]

        def of_the_chosen(*tensors):
            places = dict(zip(self.differentiated, tensors, strict=True))
            return answer(*(places.get(n, one) for n, one in enumerate(handed)))

        # Looked at before it is differentiated: what else than numbers an answer may return.
        evidence = self._returned(of_the_chosen(*map(keras.ops.convert_to_tensor, chosen)))
        slopes = gradients_for_arrays(of_the_chosen, chosen) if chosen else []
        names = [f"its gradient {n}" for n in self.differentiated]
        return evidence | dict(zip(names, slopes, strict=True))

    def _handed(self, arguments):
        if _mixes_arrays_and_tensors():
            return arguments
        tensors = map(keras.ops.convert_to_tensor, arguments[: self.tensors])
        return [*tensors, *arguments[self.tensors :]]

    def _returned(self, value):
        if isinstance(self.result, str):
            return {self.result: checked_return(value, self.result, self.kind)}
        return checked_returns(value, self.result, self.kind)


def case_suffix(number):
    """What stands behind the names of a case's evidence; nothing for the first one."""
    return f" of case {number}" if number else ""


def _mixes_arrays_and_tensors():
    return keras.backend.backend() != "torch"
