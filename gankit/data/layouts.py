"""The forms in which people have a set: folders of many names, files packed and unpacked.

A layout is a tuple of parts that belong together. A part is a path, or a tuple of paths of which
one will do. `locate` takes the first layout that is there whole.
"""

from pathlib import Path


def in_folders(folders, *parts):
    """Returns a layout for each folder in which its parts may lie.

    Args:
        folders: Names of folders; `""` for the folder itself.
        *parts: Names of files, each a string or a tuple of spellings of one.

    Returns:
        Tuple of layouts.

    Example: `in_folders(("mnist", ""), "a.npz")` -> `(("mnist/a.npz",), ("a.npz",))`.
    """
    return tuple(tuple(_below(folder, part) for part in parts) for folder in folders)


def homes(*names):
    """Returns folders and the same folders nested twice, as archive programs unpack them.

    Example: `homes("usps")` -> `("usps/usps", "usps")`.
    """
    return tuple(home for name in names for home in (f"{name}/{name}", name))


def idx_spellings(name):
    """Returns how an IDX file is called: as published, unpacked, by Kaggle.

    Args:
        name: As published, without `.gz`: `"train-images-idx3-ubyte"`.
    """
    dotted = name.replace("-idx", ".idx")
    return (f"{name}.gz", f"{name}/{dotted}", name, dotted, f"{dotted}.gz")


def csv_spellings(name):
    """Returns how a table is called, packed and unpacked."""
    return (f"{name}.csv", f"{name}.csv.gz", f"{name}.csv.zip")


def locate(layouts, folder):
    """Returns the paths of the first layout that is there whole.

    Args:
        layouts: Tuple of layouts, the preferred one first.
        folder: The folder that they are relative to.

    Returns:
        A tuple of paths, or None if no layout is there whole.
    """
    for layout in layouts:
        paths = tuple(present(part, folder) for part in layout)
        if all(paths):
            return paths
    return None


def present(part, folder):
    """Returns the path of the first spelling of a part that is there, or None.

    Where a file lies in a folder of its own name, as some programs unpack it, the file is meant.

    Args:
        part: A relative path, or a tuple of them.
        folder: The folder that they are relative to.
    """
    spellings = (part,) if isinstance(part, str) else part
    paths = (_unwrapped(Path(folder) / spelling) for spelling in spellings)
    return next((path for path in paths if path.exists()), None)


def _unwrapped(path):
    inner = path / path.name
    return inner if inner.is_file() else path


def _below(folder, part):
    if isinstance(part, str):
        return f"{folder}/{part}" if folder else part
    return tuple(_below(folder, spelling) for spelling in part)
