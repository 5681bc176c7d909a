"""Judges evidence, in a box of its own: no student's code is here, only what one may have written.

`python -m gankit.grading.inside.judge_server PIPES=10,13` says `ready`. Then it answers each packet
of `{lesson, exercise, seeds}` and evidence by `{status, message, share}`, until its pipe is closed.
"""

import dataclasses
import os
from contextlib import suppress

from gankit.exercises import registry
from gankit.exercises.judging import judged
from gankit.exercises.verdict import least, wrong
from gankit.grading.evidence_file import Unreadable, read_evidence
from gankit.grading.inside.start import limit, private_pipes
from gankit.grading.packets import Ended, PacketReader, write_packet

NO_EVIDENCE = "Your code put something else in the place of what the probe had found."


def main():
    """Answers until there are no more questions."""
    questions, answers = private_pipes()
    limit()
    import keras  # noqa: F401  seconds nobody waits for later

    write_packet(answers, {"kind": "ready"})
    reader = PacketReader(questions, longest=float("inf"))
    with suppress(Ended):
        while True:
            question, content = reader.read()
            verdict = verdict_on(content, **question)
            write_packet(answers, dataclasses.asdict(verdict))
    os._exit(0)


def verdict_on(content, lesson, exercise, seeds):
    """Judges evidence as `gankit.exercises.check` does: right with every seed, or not right.

    Args:
        content: Bytes of an evidence file.
        lesson: Number of the lesson.
        exercise: Id of the exercise.
        seeds: The seeds that the probe was given.

    Returns:
        A `Verdict`.
    """
    (known,) = (one for one in registry.of_lesson(lesson) if one.id == exercise)
    try:
        found = read_evidence(content)
    except Unreadable:
        return wrong(NO_EVIDENCE)
    pairs = zip(found, seeds, strict=False)
    verdict = least(judged(known, evidence, seed) for evidence, seed in pairs)
    if verdict is None or verdict.is_right and len(found) != len(seeds):
        return wrong(NO_EVIDENCE)
    return verdict


if __name__ == "__main__":
    main()
