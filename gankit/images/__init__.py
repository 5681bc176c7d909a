"""Images: value ranges, grids and notebook pictures. No Keras in here.

Three value ranges are used in the course, and every function says which one it takes:

| name   | dtype   | values   | used by                                     |
|--------|---------|----------|---------------------------------------------|
| bytes  | uint8   | 0 to 255 | files, grids, plots, animations             |
| unit   | float32 | 0 to 1   | autoencoders, whose decoder ends in sigmoid |
| signed | float32 | -1 to 1  | generators, which end in tanh               |

A range is never guessed from an image's maximum: one dark image would flip the answer.
"""

from gankit.images.grids import checked_batch, image_grid, pair_grid, rows_grid
from gankit.images.palette import OKABE_ITO
from gankit.images.picture import Picture
from gankit.images.plots import plot_labels, show_figure, show_images, show_reconstructions
from gankit.images.ranges import (
    bytes_to_signed,
    bytes_to_unit,
    checked_bytes,
    signed_to_bytes,
    signed_to_unit,
    unit_to_bytes,
    unit_to_signed,
)

__all__ = [
    "OKABE_ITO",
    "Picture",
    "bytes_to_signed",
    "bytes_to_unit",
    "checked_batch",
    "checked_bytes",
    "image_grid",
    "pair_grid",
    "plot_labels",
    "rows_grid",
    "show_figure",
    "show_images",
    "show_reconstructions",
    "signed_to_bytes",
    "signed_to_unit",
    "unit_to_bytes",
    "unit_to_signed",
]


def __dir__():
    return __all__
