"""The feedback pages: one for each student, with all lessons."""

from collections import defaultdict

from gankit.exercises.verdict import NOT_ATTEMPTED, WRONG
from gankit.grading.printable import one_line
from gankit.grading.report.pages import exercises_by_id, page_names, require_file_name, write_page


def feedback_names(ledger, refusals):
    """Names the pages of all students, those with nothing but refused files too.

    Args:
        ledger: A `Ledger`.
        refusals: List of `Refusal`.

    Returns:
        Dict from student to file name.
    """
    return page_names(dict.fromkeys([*ledger.students(), *_refused(refusals)]))


def write_feedback(folder, ledger, refusals, names):
    """Writes a page for each student.

    Args:
        folder: `Path` of an existing folder.
        ledger: A `Ledger`.
        refusals: List of `Refusal`.
        names: Dict from student to file name.
    """
    refused = _refused(refusals)
    for student, name in names.items():
        write_page(
            folder / name,
            "feedback.html",
            student=student,
            lessons=list(ledger.submissions(student)),
            figures_of=ledger.figures,
            hint_of=first_hint,
            refusals=refused.get(student, []),
        )


def first_hint(lesson, exercise):
    """Chooses the hint that goes with a verdict.

    Args:
        lesson: Its number.
        exercise: An `ExerciseResult`.

    Returns:
        The exercise's first hint if the answer is wrong or missing, else None. An only hint is
        also the last one, which is near the solution, and stays shut.
    """
    known = exercises_by_id(lesson).get(exercise.exercise)
    is_open = exercise.verdict in (WRONG, NOT_ATTEMPTED)
    return known.hints[0] if is_open and known and len(known.hints) > 1 else None


def _refused(refusals):
    """Groups refusals by the students who can have a page.

    A name that can't name a file is often the reason of the refusal itself: the summary has it.
    """
    grouped = defaultdict(list)
    for refusal in refusals:
        try:
            require_file_name(refusal.student)
        except ValueError:
            continue
        lines = {"file": one_line(refusal.file), "reason": one_line(refusal.reason)}
        grouped[refusal.student].append(lines)
    return grouped
