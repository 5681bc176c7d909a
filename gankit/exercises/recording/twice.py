"""Calls an answer twice, to see whether it draws afresh."""

from dataclasses import dataclass

from gankit.exercises.recording.call import Call


@dataclass(frozen=True)
class Twice:
    """Calls an answer twice on the same arguments.

    Args:
        call: The `Call` that is made twice.

    Example: `Twice(Call("the latents"))` gives the evidence `the latents` and `a second draw`.
    """

    call: Call

    def __call__(self, answer, *arguments):
        first, second = (self.call(answer, arguments) for _ in range(2))
        return first | {"a second draw": second[self.call.result]}
