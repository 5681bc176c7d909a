"""What an instructor may want to read: code that looks behind the scenes, that changes what it
imports, and code that is alike.

Nothing here costs anybody a point. Strangers' code is looked at, never run.
"""

import itertools
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from gankit.grading.noticing.changing import changes_in
from gankit.grading.submission import ANSWER, OWN

WORDS = {
    "gankit.exercises": re.compile(r"\bgankit\s*\.\s*exercises\b"),
    "gankit.grading": re.compile(r"\bgankit\s*\.\s*grading\b"),
    "_getframe": re.compile(r"\b_getframe\b"),
    "inspect": re.compile(r"\binspect\b"),
    "ctypes": re.compile(r"\bctypes\b"),
    "run_cell": re.compile(r"\b(?:run_cell|run_code|runsource|runcode)\b"),
    "settrace": re.compile(r"\bset(?:trace|profile)\b"),
    # the clock of a race counts the seconds of the notebook's own process
    "subprocess": re.compile(r"\bsubprocess\b"),
    "multiprocessing": re.compile(r"\bmultiprocessing\b|\bProcessPoolExecutor\b"),
    "fork": re.compile(r"\b(?:fork|posix_spawnp?)\b"),
}
_AS_HANDED_OUT = re.compile(
    r"^from gankit\.exercises import (?:(?:check|hint|progress)(?:, )?)+ *$", re.MULTILINE
)
ALIKE = 0.9  # share of the pieces of two texts that both have
PIECE = 6  # words and signs; shorter pieces are anybody's
LEAST_PIECES = 60  # of a submission that is compared: two short right answers are alike by nature
MOST_PIECES = 300  # that are compared; the same ones of every text that holds them
LONGEST_TEXT = 200_000  # letters of a text whose pieces are looked at; answers have some thousand
MOST_COMPARED = 400  # submissions of one lesson, each with each
# letters of other scripts that look like Latin ones
_LOOK = str.maketrans(
    "абвеикмнорстухѕіјһԁԛԝӏαβεηικμνορτυχϲ" + "0135",
    "abbeukmhopctyxsijhdqwlabenikuvoptuxc" + "oles",
)


@dataclass(frozen=True)
class Noticed:
    """What was noticed in a batch.

    Args:
        naming: List of `(student, lesson, words)`: whose code names what no lesson asks for.
        changing: List of `(student, lesson, names)`: whose code changes what it imports.
        alike: List of `(lesson, students, share)`, the most alike first: all whose text is the
            same, then one of these and one of those whose texts are nearly so.
        look_alike: List of tuples of students whose names look the same and are not.
        uncompared: Dict from lesson to how many submissions were too many to be compared.
    """

    naming: list
    changing: list
    alike: list
    look_alike: list
    uncompared: dict


def noticed_in(submissions, handed_out):
    """Looks through submissions.

    Args:
        submissions: Iterable of `Submission`, read once.
        handed_out: Dict from exercise to its answer's cell as it was handed out.

    Returns:
        A `Noticed`.
    """
    naming, changing, students, texts = [], [], set(), defaultdict(list)
    for submission in submissions:
        student, lesson = submission.student, submission.lesson
        cells = _cells(submission, handed_out)
        text = "\n".join(source for source, is_written in cells if is_written)
        students.add(student)
        if words := named_in(text):
            naming.append((student, lesson, words))
        if names := changes_in(cells):
            changing.append((student, lesson, names))
        texts[lesson].append((student, pieces_of(text)))
    alike = [pair for lesson, several in sorted(texts.items()) for pair in _alike(lesson, several)]
    too_many = {number: len(one) - MOST_COMPARED for number, one in sorted(texts.items())}
    uncompared = {number: count for number, count in too_many.items() if count > 0}
    alike.sort(key=lambda group: -group[2])
    return Noticed(naming, changing, alike, look_alike(students), uncompared)


def named_in(text):
    """Returns which of `WORDS` code names, beside the import that every notebook begins with.

    Example: `"import inspect"` -> `["inspect"]`
    """
    text = _AS_HANDED_OUT.sub("", text)
    return [name for name, pattern in WORDS.items() if pattern.search(text)]


def pieces_of(text):
    """Returns the set of hashes of a text's pieces; of many, always the same ones."""
    words = re.findall(r"\w+|[^\w\s]", text[:LONGEST_TEXT])
    pieces = {hash(tuple(words[n : n + PIECE])) for n in range(len(words) - PIECE + 1)}
    return frozenset(sorted(pieces)[:MOST_PIECES])


def look_alike(names):
    """Finds names that look the same: capitals, other scripts' letters, digits for letters.

    Example: `{"ada", "Ada", "bob"}` -> `[("Ada", "ada")]`
    """
    groups = defaultdict(list)
    for name in sorted(names):
        plain = unicodedata.normalize("NFKD", name).casefold().translate(_LOOK)
        bare = "".join(one for one in plain if one.isalnum())
        groups[bare or name].append(name)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _cells(submission, handed_out):
    """Returns `(source, is_written)` of each cell: whether the student wrote it."""
    return [(cell.source, _is_written(cell, handed_out)) for cell in submission.cells]


def _is_written(cell, handed_out):
    blank = handed_out.get(cell.exercise, "")
    return cell.role == OWN or cell.role == ANSWER and cell.source.strip() != blank.strip()


def _alike(lesson, texts):
    groups = defaultdict(list)  # a class may hand in one text sixty times: not pair by pair
    for student, pieces in texts[:MOST_COMPARED]:
        if len(pieces) >= LEAST_PIECES:
            groups[pieces].append(student)
    yield from ((lesson, tuple(one), 1.0) for one in groups.values() if len(one) > 1)
    for pieces, others in itertools.combinations(groups, 2):
        share = len(pieces & others) / len(pieces | others)
        if share >= ALIKE:
            yield lesson, (groups[pieces][0], groups[others][0]), share
