"""Saying clearly what is missing, where it was looked for, and how to get it."""

from gankit.data.places import locate


class SplitMissing(LookupError):
    """A place holds the set, but nothing of the split that was asked for."""


def by_hand(source, folder):
    """Returns how to get a set that can't be downloaded, and that it belongs into `folder`."""
    return source.BY_HAND.format(folder=folder)


def explain(source, split, searched, reason):
    """Returns the warning for a stand-in: what is missing, where, why, and what comes instead.

    Args:
        source: The set's module.
        split: The split that was asked for.
        searched: The `Place`s that were looked in.
        reason: Why it could not be downloaded.

    Returns:
        One paragraph of text.
    """
    stand_in = "drawn faces" if source.NAME == "celeba" else "drawn digits"
    if hasattr(source, "STAND_IN_CLASSES"):
        stand_in += f", NOT {source.SUMMARY.split(',')[0]},"
    looked = "; ".join(_looked(source, split, place.folder) for place in searched)
    return (
        f"{source.NAME} ({split}) is not at hand: GENERATED images ({stand_in}) stand in for it, "
        f"and no result from them says anything about {source.NAME}. Looked in {looked}. "
        f"Not downloaded: {reason}"
    )


def _looked(source, split, folder):
    if not folder.is_dir():
        return f"{folder} (no such folder)"
    if locate(source.LAYOUTS[split], folder):
        return f"{folder} (it holds no image of this split)"
    wanted = " + ".join(part.rsplit("/", 1)[-1] for part in source.LAYOUTS[split][0])
    for other in source.SPLITS:
        paths = locate(source.LAYOUTS[other], folder)
        if paths:
            return f"{folder} ({wanted} is missing; only {paths[0].name}, split {other}, is there)"
    return f"{folder} ({wanted} is missing)"
