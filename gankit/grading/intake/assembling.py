"""From all that one student handed in to submissions: at most one for each lesson."""

from collections import Counter
from dataclasses import dataclass, replace
from operator import attrgetter

from gankit.grading.intake.found import Problem
from gankit.grading.intake.likeness import cells_of
from gankit.grading.intake.matching import is_same, match
from gankit.grading.intake.notebook import all_cells, parse
from gankit.grading.intake.ordering import put_in_order
from gankit.grading.intake.reading import UnfitFile
from gankit.grading.intake.turned import turned_back
from gankit.grading.submission import ANSWER, Origin, Refusal, Submission

MOST_NOTEBOOKS = 50
MOST_BYTES = 500_000_000
CLEARLY = 4  # times as many cells of one lesson as of all others
_TOO_MUCH = (
    f"and what follows was not read: a student may hand in {MOST_NOTEBOOKS} files and "
    f"{MOST_BYTES // 1_000_000} MB. Cure: remove what does not belong there"
)


@dataclass(frozen=True)
class _Read:
    """A submission with what decides between two of one lesson, in this order."""

    is_own: bool  # not out of what was read as a class's download, which anybody may have made
    written: int
    modified: float
    place: str
    submission: Submission


def submissions_of(student, found, lessons, lesson=None, notes=()):
    """Reads all notebooks of a student.

    Of two notebooks of one lesson, such as a copy, the one counts in which more answers are
    written, of two with as many the one that was modified last, and of two that are as old the one
    whose name comes last; the submission's repairs name the other. What lies under the student's
    own name counts before what a download of a class beside it says is that student's.

    Args:
        student: The name, as it is to appear.
        found: List of `(Sender, thing)`; a thing is a `Notebook`, a `StudentsZip` or a `Problem`.
        lessons: Dict from number to `Lesson`.
        lesson: Number of the one lesson that is asked for; None for all. Notebooks of others are
            refused only where there is none of it.
        notes: Lines that each submission's repairs begin with.

    Yields:
        `Submission`s by lesson, then `Refusal`s.
    """
    best, refusals = {}, []
    for sender, notebook, content in _contents(found):
        try:
            read = _read(student, sender, notebook, content, lessons, notes)
        except UnfitFile as problem:
            refusals.append(_refusal(student, notebook.place, problem))
        else:
            number = read.submission.lesson
            best[number] = _better(best.get(number), read)
    asked_for = [number for number in sorted(best) if lesson in (None, number)]
    if not asked_for:
        refusals += _of_other_lessons(student, best, lesson)
    yield from (best[number].submission for number in asked_for)
    yield from refusals


def assemble(content, lessons):
    """Reads, matches and repairs a notebook.

    Args:
        content: Bytes of the file.
        lessons: Dict from number to `Lesson`.

    Returns:
        `(number, cells, repairs)`: the lesson's number, a tuple of `Cell`, and a tuple of lines
        that say what was put right.

    Raises:
        UnfitFile: If it is no notebook of one of the lessons.
    """
    notebook, repairs = parse(content)
    handed_in, mended = all_cells(notebook)
    number, mixed = _lesson_of(handed_in, lessons)
    code, turned = turned_back(handed_in, lessons[number])
    placed, matched = match(code, lessons[number])
    cells, ordered = put_in_order(placed, lessons[number])
    return number, tuple(cells), (*repairs, *mended, *mixed, *turned, *matched, *ordered)


def _contents(found):
    """Yields senders and notebooks with their bytes, or with the `UnfitFile` that says why not."""
    total = 0
    notebooks = ((sender, notebook) for sender, one in found for notebook in one.notebooks())
    for count, (sender, notebook) in enumerate(notebooks):
        if count == MOST_NOTEBOOKS or total > MOST_BYTES:
            yield sender, notebook, UnfitFile(_TOO_MUCH)
            return
        try:
            content = _content(notebook)
        except UnfitFile as problem:
            yield sender, notebook, problem
        else:
            total += len(content)
            yield sender, notebook, content


def _content(notebook):
    if isinstance(notebook, Problem):
        raise UnfitFile(notebook.reason)
    return notebook.read()


def _read(student, sender, notebook, content, lessons, notes):
    if isinstance(content, UnfitFile):
        raise content
    number, cells, repairs = assemble(content, lessons)
    origin = Origin(sender.platform, sender.number, sender.is_late, notebook.came)
    submission = Submission(student, number, cells, (*notes, *repairs), origin)
    written = _written(cells, lessons[number])
    return _Read(not sender.download, written, notebook.modified, notebook.place, submission)


def _written(cells, lesson):
    """Counts the answers that are not as they were handed out."""
    blank = {cell.exercise: cell.handed_out for cell in lesson.cells if cell.role == ANSWER}
    answers = [cell for cell in cells if cell.role == ANSWER]
    return sum(not is_same(cell.source, blank[cell.exercise]) for cell in answers)


def _lesson_of(handed_in, lessons):
    found = {number: cells_of(handed_in, lesson) for number, lesson in sorted(lessons.items())}
    # The best evidence that there is: grade ids, else what the checks name, else cell ids.
    kind = next((kind for kind in range(3) if any(count[kind] for count in found.values())), 0)
    counts = Counter({number: count[kind] for number, count in found.items()})
    (number, most), *others = counts.most_common()
    foreign = {other: count for other, count in others if count}
    if not most:
        raise UnfitFile("is not a notebook of this course: no cell is one of its exercises'")
    if most < CLEARLY * sum(foreign.values()):
        numbers = ", ".join(map(str, sorted([number, *foreign])))
        raise UnfitFile(f"mixes lessons {numbers}. Cure: hand in one notebook for each lesson")
    return number, [
        f"Cells of lesson {other} stood in it: {count}. They run as your own cells."
        for other, count in sorted(foreign.items())
    ]


def _better(one, other):
    if one is None:
        return other
    left, kept = sorted((one, other), key=attrgetter("is_own", "written", "modified", "place"))
    why = "modified last"
    if left.is_own != kept.is_own:
        why = "which lies under the student's own name"
    elif left.written != kept.written:
        why = f"which has more answers ({kept.written}, not {left.written})"
    line = f"Lesson {kept.submission.lesson} was handed in twice: {kept.place}, {why}, "
    line += f"is graded; {left.place} is not."
    before = [repair for repair in left.submission.repairs if "was handed in twice" in repair]
    repairs = (*kept.submission.repairs, *before, line)
    return replace(kept, submission=replace(kept.submission, repairs=repairs))


def _of_other_lessons(student, best, lesson):
    for number, read in sorted(best.items()):
        reason = f"is a notebook of lesson {number}; lesson {lesson} was asked for"
        yield _refusal(student, read.place, f"{reason}. Cure: hand in lesson {lesson}")


def _refusal(student, place, problem):
    return Refusal(student, place, f"{place} {problem}."[:600])
