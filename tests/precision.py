"""Half precision for what is built within, and for nothing after it."""

from contextlib import contextmanager

import keras


@contextmanager
def built_in_half_precision():
    """Models built within this context compute in bfloat16; later ones as before."""
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)
