"""In which precision a network computes: float32, or its products in bfloat16.

bfloat16 keeps the range of float32 and three of its digits. Weights stay float32 (Micikevicius et
al. 2017). Where the processor has no instructions for it, it is several times slower.
"""

import platform
import statistics
import time
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

PRECISIONS = ("auto", "float32", "bfloat16")
INSTRUCTIONS = ("amx_bf16", "avx512_bf16")
# Less than this is not worth other rounding, and a busy machine would draw lots.
LEAST_GAIN = 1.15


class Choice(NamedTuple):
    """A precision, and why it was taken.

    Args:
        name: `"float32"` or `"bfloat16"`.
        reason: A few words.
    """

    name: str
    reason: str


def choose(flags=None, gain=None):
    """Says which precision `auto` takes on this machine.

    Args:
        flags: Names of the processor's abilities; by default those of this one.
        gain: Function of no argument that returns how many times as fast a convolution learns in
            bfloat16; by default it is measured, which takes some seconds.

    Returns:
        A `Choice`.

    Example: `choose(flags=set())` -> `Choice("float32", "this processor has no instructions ...")`.
    """
    found = [
        name for name in INSTRUCTIONS if name in (processor_flags() if flags is None else flags)
    ]
    if not found:
        return Choice("float32", "this processor has no instructions for bfloat16")
    times = (gain or measured_gain)()
    reason = f"this processor has {found[0]}, with which a convolution is {times:.2f} times as fast"
    return Choice("bfloat16" if times >= LEAST_GAIN else "float32", reason)


def processor_flags(path="/proc/cpuinfo"):
    """Reads what the processor can do; an empty set where the system does not say.

    Args:
        path: The file in which Linux says it.

    Returns:
        Set of names, such as `{"avx2", "avx512_bf16"}`.
    """
    if platform.system() != "Linux" or not Path(path).exists():
        return set()
    lines = Path(path).read_text(errors="replace").splitlines()
    flags = next((line for line in lines if line.startswith("flags")), "")
    return set(flags.partition(":")[2].split())


def measured_gain(rounds=7):
    """Measures how many times as fast a small convolutional network learns in bfloat16.

    Args:
        rounds: How often both take turns; the medians of their processor times are compared.

    Returns:
        Float, above 1 where bfloat16 is faster.
    """
    steps = [_learning_step(name) for name in ("float32", "bfloat16")]
    times = [[_seconds(step) for step in steps] for _ in range(rounds)]
    in_float32, in_bfloat16 = (statistics.median(column) for column in zip(*times, strict=True))
    return in_float32 / in_bfloat16


@contextmanager
def built_in(name):
    """Lets what is built in this context compute in a precision, and nothing built later.

    Args:
        name: `"float32"` or `"bfloat16"`.
    """
    import keras

    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy("mixed_bfloat16" if name == "bfloat16" else name)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)


def _learning_step(name):
    import keras
    import numpy as np
    from keras import layers

    with built_in(name):
        convolutions = [layers.Conv2D(width, 4, 2, "same") for width in (32, 64, 128)]
        network = keras.Sequential([keras.Input((64, 64, 3)), *convolutions, layers.Flatten()])
        network.compile("sgd", "mse", jit_compile=False)
    images = np.zeros((32, 64, 64, 3), "float32")
    goal = np.zeros((32, *network.output_shape[1:]), "float32")

    def step():
        network.train_on_batch(images, goal)

    step()  # compiles
    return step


def _seconds(step):
    start = time.process_time()
    step()
    return time.process_time() - start
