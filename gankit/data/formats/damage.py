"""A damaged or half file is refused by name, never half-read."""

import os
from contextlib import contextmanager
from pathlib import Path

import numpy as np


class DamagedFile(ValueError):
    """A file that is not what its name promises.

    Args:
        path: The file.
        reason: What is wrong with it.
        cure: What to do about it.
    """

    def __init__(self, path: str | os.PathLike, reason: str, cure: str = ""):
        self.path = Path(path)
        self.reason = reason
        message = f"{path} is damaged or incomplete: {reason}."
        super().__init__(f"{message} {cure}" if cure else message)

    def with_cure(self, cure: str) -> "DamagedFile":
        """Returns the same error with what to do about it."""
        return DamagedFile(self.path, self.reason, cure)


@contextmanager
def reading(path):
    """Turns whatever a reader raises on a bad file into a `DamagedFile` that names it.

    Args:
        path: The file that is read inside the `with` block.

    Raises:
        DamagedFile: If reading failed because of the file's content. A file that may not be
            opened at all (permissions, a bad disk) keeps its own `OSError`.
    """
    try:
        yield
    except (DamagedFile, MemoryError, ImportError):
        raise
    except OSError as error:
        if Path(path).is_dir():
            raise DamagedFile(path, "it is a folder, where a file is expected") from error
        if error.errno is not None:
            raise
        raise DamagedFile(path, str(error) or type(error).__name__) from error
    except Exception as error:
        raise DamagedFile(path, f"{type(error).__name__}: {error}") from error


def check_images(path, images, labels, shape, classes):
    """Refuses images and labels that do not fit together.

    Args:
        path: The file they came from, for the message.
        images: Array to check: uint8 `(N,) + shape`, at least one.
        labels: Array to check: integers `(N,)`, from 0 to `classes - 1`.
        shape: Expected shape of one image, such as `(28, 28)`.
        classes: How many classes there are.

    Raises:
        DamagedFile: If a dtype, a shape, a count or a label is not as expected.
    """
    if images.dtype != np.uint8 or images.shape[1:] != tuple(shape) or len(images) == 0:
        expected = ", ".join(map(str, shape))
        raise DamagedFile(
            path,
            f"expected uint8 images (N, {expected}), received {images.dtype} {images.shape}",
        )
    if labels.dtype.kind not in "iu" or labels.ndim != 1:
        raise DamagedFile(
            path, f"expected integer labels (N,), received {labels.dtype} {labels.shape}"
        )
    if len(labels) != len(images):
        raise DamagedFile(path, f"it holds {len(images)} images but {len(labels)} labels")
    if labels.min() < 0 or labels.max() >= classes:
        raise DamagedFile(
            path,
            f"expected labels 0 to {classes - 1}, received {labels.min()} to {labels.max()}",
        )
