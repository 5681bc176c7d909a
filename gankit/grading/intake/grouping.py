"""Whose is what: files by student, also those that lie in a download of a whole class.

Such a download may be a folder or a zip file beside students' own. It is told from a student's by
the names in it: see `platforms`.
"""

from collections import defaultdict
from dataclasses import replace

from gankit.grading.intake.found import Problem, StudentsZip, place_of
from gankit.grading.intake.names import same_name, stem_of, student_in
from gankit.grading.intake.platforms import Sender, sender_in, told_apart

SEVERAL = 3  # files of one lesson in a zip file, each with a name of its own, are a class's
_NO_NOTEBOOK = "is no notebook (.ipynb). Cure: hand in the notebook"


def by_student(found, name, lesson_names):
    """Groups what was found by the students whose it is.

    Args:
        found: Iterable of `(parts, thing)`, as `finding.find_in_folder` yields.
        name: Name of the collection, whose is what names nobody else.
        lesson_names: Names of the lessons' notebooks.

    Returns:
        Dict from a student's name, as `same_name` gives it, to a list of `(Sender, thing)`, where
        a thing is a `Notebook`, a `StudentsZip` or a `Problem`; `""` is nobody.
    """
    tops, sent, others = defaultdict(list), [], {}
    for parts, thing in found:
        tops[parts[0] if parts else ""].append((parts, thing))
    for top, files in tops.items():
        for parts, thing, download in _of_class(top, files, lesson_names):
            sender = _sender(parts, name, lesson_names, download)
            if thing:
                sent.append((sender, thing))
            elif sender.platform:
                others.setdefault(sender, Problem(place_of((download, *parts)), _NO_NOTEBOOK))
    there = {sender for sender, _ in sent}
    sent += [(sender, problem) for sender, problem in others.items() if sender not in there]
    called, grouped = told_apart(sender for sender, _ in sent), defaultdict(list)
    for sender, thing in sent:
        grouped[called[sender]].append((sender, thing))
    return dict(grouped)


def _of_class(top, files, lesson_names):
    """Yields `(parts, thing, download)`; of a class's download the parts are those below it."""
    inner = []
    if top and not sender_in(top):
        inner = _members(files) or [(parts[1:], thing) for parts, thing in files if parts[1:]]
    # A student's folder may hold one file with a platform's name, downloaded and handed in again.
    few = 1 if _is_zip(files) else 2
    if _senders(inner) >= few or (_is_zip(files) and _has_several(inner, lesson_names)):
        yield from ((parts, thing, top) for parts, thing in inner)
    else:
        yield from ((parts, thing, "") for parts, thing in files)


def _is_zip(files):
    return len(files) == 1 and isinstance(files[0][1], StudentsZip) and len(files[0][0]) == 1


def _members(files):
    """Returns what a zip file holds, without a folder that all of it lies in."""
    inner = files[0][1].members() if _is_zip(files) else None
    while inner and len({parts[0] for parts, _ in inner}) == 1 and all(p[1:] for p, _ in inner):
        if sender_in(inner[0][0][0]):
            break
        inner = [(parts[1:], thing) for parts, thing in inner]
    return inner


def _senders(inner):
    """Counts whom a platform's names tell; none where a notebook has another name."""
    senders = {sender_in(parts[0]) for parts, thing in inner if thing}
    return 0 if None in senders else len({(one.name, one.number) for one in senders})


def _has_several(inner, lesson_names):
    students = defaultdict(set)
    for parts, thing in inner:
        if not thing:
            continue
        stem = stem_of(parts[-1])
        for lesson in lesson_names:
            before = student_in(stem, [lesson])
            if before != stem:  # the lesson's name is in it
                students[lesson].add(parts[0] if parts[1:] else before)
    return any(len(names - {""}) >= SEVERAL for names in students.values())


def _sender(parts, name, lesson_names, download):
    """Says whose a file is: its first folder tells, else its own name, else the collection's."""
    if not parts:
        return Sender("")
    if sender := sender_in(parts[0], download):
        return replace(sender, name=same_name(sender.name))
    if len(parts) > 1:
        return Sender(same_name(parts[0]), download=download)
    student = student_in(stem_of(parts[0]), lesson_names) or student_in(name, lesson_names)
    return Sender(same_name(student or name), download=download)
