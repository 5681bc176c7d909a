"""What was found of a set in a folder where it is not whole, and why that did not do."""

import re

from gankit.data.layouts import locate, present

SHOWN = 4  # names in a message
COPY = re.compile(r"(?: ?\(\d+\)| copy| - Copy)(?=\.|$)")
SHARD = re.compile(r"-\d+-of-\d+$")
UNREAD = {
    (".pkl", ".pkl.gz", ".pickle", ".pt", ".pth"): "a pickle can run code, so it is not read",
    (".tar", ".tgz", ".gz", ".zip", ".rar", ".7z"): "an archive has to be unpacked",
    (".parquet", ".tfrecord", ".arrow"): "that format is not read",
}


def whats_there(entry, split, folder):
    """Says what of a set is in a folder.

    Args:
        entry: The `RecordedSet`.
        split: The split that was looked for.
        folder: The `Path` of the folder; it need not exist.

    Returns:
        The folder with what was found in it, in brackets.
    """
    if folder.is_file():
        return f"{folder} (a file, where the folder is expected that it lies in)"
    if not folder.is_dir():
        return f"{folder} (no such folder)"
    if locate(entry.layouts[split], folder):
        return f"{folder} (it holds no image of this split)"
    found, missing = _best(entry.layouts[split], folder)
    if found:
        return (
            f"{folder} ({_names(found, folder)} is there, but {' and '.join(missing)} is missing)"
        )
    wanted = " + ".join(_first(part) for part in entry.layouts[split][0])
    for other in entry.splits:
        paths = locate(entry.layouts[other], folder)
        if paths:
            return f"{folder} ({wanted} is missing; only {paths[0].name}, split {other}, is there)"
    return f"{folder} ({wanted} is missing; {_contents(entry, folder)})"


def _best(layouts, folder):
    """Returns what is there and what is missing of the layout of which most is there."""
    best = [], []
    for layout in layouts:
        paths = [present(part, folder) for part in layout]
        found = [path for path in paths if path]
        if len(found) > len(best[0]):
            missing = [_first(part) for part, path in zip(layout, paths, strict=True) if not path]
            best = found, missing
    return best


def _contents(entry, folder):
    """Says what lies in the folders that are called as the set, or else in the folder itself."""
    names = sorted(path.name for path in folder.iterdir() if path.name[0] != ".")
    own = [
        name for name in names if _plain(name) == _plain(entry.name) and (folder / name).is_dir()
    ]
    for name in own:
        inside = _inside(folder / name)
        return "; ".join([f"in {name}/ there is {_listed(inside)}", *_misspelt(entry, inside)])
    return "; ".join([f"there is {_listed(names)}", *_misspelt(entry, names)])


def _inside(folder):
    """Names what is in a folder; where that is folders alone, what is in these."""
    names = sorted(path.name for path in folder.iterdir())
    if not all((folder / name).is_dir() for name in names):
        return names
    return [f"{name}/{path.name}" for name in names for path in sorted((folder / name).iterdir())]


def _misspelt(entry, names):
    """Says which of the names are a file's but for capitals, or a browser's or copier's mark."""
    parts = [part for layouts in entry.layouts.values() for layout in layouts for part in layout]
    spellings = [one for part in parts for one in ([part] if isinstance(part, str) else part)]
    right = {one.lower(): one for one in (spelling.rsplit("/", 1)[-1] for spelling in spellings)}
    usual = {name: right.get(COPY.sub("", name).lower(), name) for name in names}
    return [f"rename {name!r} to {own}" for name, own in usual.items() if name != own][:SHOWN]


def _listed(names):
    if not names:
        return "nothing"
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    whole = [SHARD.sub("", name) for name in names]
    reasons = {_why_unread(name) for name in whole} - {None}
    return "; ".join([f"{', '.join(names[:SHOWN])}{more}", *sorted(reasons)])


def _why_unread(name):
    return next((reason for ends, reason in UNREAD.items() if name.endswith(ends)), None)


def _names(paths, folder):
    return " and ".join(path.relative_to(folder).as_posix() for path in paths)


def _first(part):
    return (part if isinstance(part, str) else part[0]).rsplit("/", 1)[-1]


def _plain(name):
    return re.sub(r"[\W_]", "", name).lower()
