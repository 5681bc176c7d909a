"""A class that was never taught: three lessons, sixty students, nasty names and every verdict."""

import random
import struct
import zlib

from gankit.exercises import registry
from gankit.exercises.verdict import NOT_ATTEMPTED, OUT_OF_MEMORY, RIGHT, TIMEOUT, WRONG
from gankit.grading.result import (
    CRASHED,
    INFRASTRUCTURE,
    ExerciseResult,
    Figure,
    SubmissionResult,
)
from gankit.grading.submission import Refusal

LESSONS = (1, 2, 5)
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}"
NASTY_NAMES = (
    "<script>alert(1)<script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("https:evil.example","click")',
    "+cmd|' C'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tTab first",
    "'already quoted",
    "semicolon;=1+1",
    "Ünï çødé 学生",
    "\u202egnp.elif \u202dmarks",
    "مريم الطالبة",
    "anna",
    "Anna",
    "part-anna",
    "O'Brien, Pat",
    "{{ 7 * 7 }}",
    "con",
    "a very long name " * 9,
)
FIRST = (
    "Ada",
    "Ben",
    "Chloe",
    "Dev",
    "Eli",
    "Fatima",
    "Goran",
    "Hana",
    "Ivo",
    "Jun",
    "Kofi",
    "Mei",
)
LAST = ["Abel", "Brandt", "Costa", "Dlamini", "Eriksen"]
NAMES = NASTY_NAMES + tuple(f"{FIRST[i % 12]} {LAST[i % 5]}" for i in range(60 - len(NASTY_NAMES)))
MISTAKES = (
    lambda dice: (
        "The discriminator moved in the generator's turn: it learns to call fakes real. "
        "Set `discriminator.trainable = False` before the call."
    ),
    lambda dice: f"On 8 images it is {dice.random():.4f}, expected {dice.random():.4f}.",
    lambda dice: f"The shape is ({dice.randrange(9)}, 4), expected ({dice.randrange(9)}, 28, 28).",
    lambda dice: "One number for a whole image: every pixel needs its own draw.",
)
STOPPED = {
    TIMEOUT: "Its cells took more than 120 seconds: is there a loop that never ends?",
    OUT_OF_MEMORY: "It asked for more than 4 GB of memory.",
    CRASHED: f"ValueError: {SCRIPT}",
    INFRASTRUCTURE: "No box could be started in 2 tries: bwrap: No space left on device",
}


def png(width=320, height=200, seed=0):
    """A picture: a slope of grey, drawn without a library."""
    rows = b"".join(
        b"\0" + bytes((x * 255 // width + y * seed) % 256 for x in range(width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def submissions():
    """All results, the same every time; the class can be gone through again and again."""
    for index, student in enumerate(NAMES):
        dice = random.Random(index)
        for lesson in LESSONS:
            if dice.random() < 0.93:
                yield submission(student, lesson, dice, index)


def submission(student, lesson, dice, index):
    skill = dice.betavariate(4, 1.6)
    exercises = tuple(graded(exercise, skill, dice) for exercise in registry.of_lesson(lesson))
    pictures = (
        Figure("cell 12", png(seed=index % 7 + 1)),
        Figure(SCRIPT, png(400, 300, seed=3)),
        Figure("cell 20", b"GIF89a not a picture"),
    )
    return SubmissionResult(
        student,
        lesson,
        exercises,
        repairs=REPAIRS[: dice.choice((0, 0, 0, 1, 2, 3))],
        figures=pictures[: index % 4],
        seconds=round(dice.lognormvariate(3, 0.6), 2),
        tries=dice.choice((1, 1, 1, 2)),
        comment=SCRIPT if index % 5 == 0 else "",
        answers={one.exercise: f"def answer():\n\treturn {SCRIPT!r}\u202e" for one in exercises},
    )


REPAIRS = (
    "cell check-gan-phases was changed: the released one is run",
    "7 outputs were dropped",
    f"a cell was called {SCRIPT}",
)


def graded(exercise, skill, dice):
    verdict, message = outcome(skill, dice)
    points = None if verdict == INFRASTRUCTURE else float(exercise.points * (verdict == RIGHT))
    return ExerciseResult(exercise.id, points, exercise.points, verdict, message, dice.random() * 9)


def outcome(skill, dice):
    if dice.random() < skill:
        return RIGHT, "As it should be."
    if dice.random() < 0.62:
        return WRONG, dice.choice(MISTAKES)(dice)
    if dice.random() < 0.7:
        return NOT_ATTEMPTED, "Nothing here yet: fill in the blank, then run both cells again."
    verdict = dice.choice((TIMEOUT, OUT_OF_MEMORY, CRASHED, CRASHED, INFRASTRUCTURE))
    return verdict, STOPPED[verdict]


REFUSALS = [
    Refusal("anna", "anna/08/training.ipynb", "It is no JSON: line 1 column 4. Ask for it again."),
    Refusal("", f"{SCRIPT}.ipynb", "It is larger than 20 MB."),
    Refusal("../../etc", "../../etc/passwd.ipynb", "Its name leads out of the folder."),
    Refusal("late and only", "late and only/05/x.ipynb", "It is a symbolic link."),
]
