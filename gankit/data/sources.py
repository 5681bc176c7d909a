"""All data sets by name. Each is a module; this page says what such a module offers.

Every module has `NAME`, `SUMMARY`, `TERMS`, `CLASSES` and `SPLITS`. A generated set adds
`generate(split, *, size, limit) -> Content`. A recorded set adds

- `SIZE`: the download's size, in words;
- `FILES`: split to `RemoteFile`s; empty if it can't be downloaded, then `BY_HAND` says how
  to get it;
- `LAYOUTS`: split to the sets of files in which it is recognised in a folder;
- `read(paths, split, *, size, limit) -> Content`;
- `stand_in(split, *, size, limit) -> Content`, for when the set is not to be had.
"""

from gankit.data import celeba, digits, faces, fashion_mnist, grid, mnist, mnist_m, ring, svhn, usps

RECORDED = {source.NAME: source for source in (mnist, fashion_mnist, usps, svhn, mnist_m, celeba)}
GENERATED = {source.NAME: source for source in (digits, faces, ring, grid)}


def names():
    """Returns the names that `load` knows, recorded sets first, as a tuple."""
    return (*RECORDED, *GENERATED)


def source_named(name):
    """Returns the module of a data set.

    Args:
        name: One of `names()`.

    Raises:
        ValueError: If there is no such set; the message lists those there are.
    """
    source = RECORDED.get(name) or GENERATED.get(name)
    if source is None:
        raise ValueError(f"name: expected one of {', '.join(names())}; received {name!r}.")
    return source
