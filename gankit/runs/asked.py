"""What a run is asked for, in the form that its record can hold."""

import operator
import os

import numpy as np

from gankit import data
from gankit.files import with_home

LARGEST_SIDE = 1_024  # pixels; a thousand images of that side are 3 GB


def whole_number(name, value, least=1, most=10**9):
    """Returns a whole number of any type, such as NumPy's, as Python's own.

    Args:
        name: What the number is for.
        value: What was given; None stays None.
        least, most: Its bounds.

    Returns:
        int, or None.

    Raises:
        ValueError: If it is no whole number, or beyond a bound. 0 is not taken for "not given".
    """
    if value is None:
        return None
    try:
        # trap: NumPy 1 takes its own truth values for indices
        number = None if isinstance(value, (bool, np.bool_)) else operator.index(value)
    except TypeError:
        number = None
    if number is None or not least <= number <= most:
        raise ValueError(
            f"expected {name} to be a whole number from {least} to {most}; received {value!r}"
        )
    return number


def set_name(name, more=()):
    """Returns the name of a data set as it is, and that of a folder as its whole path.

    Args:
        name: String, path object or None.
        more: Names that are taken here beside those of the data sets.

    Returns:
        String, or None. A path object stays a path: `Path("mnist")` is no data set.

    Example: in `/home/ada` `"mnist"` -> `"mnist"`, `"./horses"` -> `"/home/ada/horses"`.
    """
    if name is None or isinstance(name, str) and name in (*data.names(), *more):
        return name
    return os.path.abspath(with_home(name)) if data.names_a_folder(name) else name
