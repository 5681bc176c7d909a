"""Hard links: one file under several names, so that whoever changes one changes all of them.

They are read, since programs that save room make them too, and told.
"""

from collections import defaultdict


def links_of(found):
    """Finds the files that have several names.

    Args:
        found: Dict from student to a list of `(Sender, thing)`, as `grouping.by_student` returns.

    Returns:
        Dict from what a file's names have in common to the sorted list of its places.
    """
    links = defaultdict(list)
    for several in found.values():
        for _, thing in several:
            if linked := getattr(thing, "linked", None):
                links[linked].append(thing.place)
    return {linked: sorted(places) for linked, places in links.items()}


def notes_on_links(found, links):
    """Returns lines on a student's files that have other names too.

    Args:
        found: List of `(Sender, thing)`.
        links: As `links_of` returns them.

    Returns:
        Tuple of strings.
    """
    things = [thing for _, thing in found if getattr(thing, "linked", None)]
    return tuple(_note(thing.place, links[thing.linked]) for thing in things)


def _note(place, places):
    others = ", ".join(other for other in places if other != place)
    return f"{place} is a hard link, the same file as {others or 'one outside the submissions'}."
