"""How far something long has come: a moving bar for people, a few lines for a file or pipe."""

import contextlib
import sys

LINES = 10  # in a file or a pipe, whatever the length


def progress(count, unit):
    """Returns what is told how much is done.

    Args:
        count: How much there is to do.
        unit: What is counted, such as `"pictures"`.

    Returns:
        Function of how much is done, at most `count`.
    """
    if is_watched():
        from keras.utils import Progbar

        return Progbar(count, unit_name=unit.removesuffix("s")).update
    told = 0

    def tell(done):
        nonlocal told
        if done * LINES // count > told:
            told = done * LINES // count
            print(f"  {done:,} of {count:,} {unit}", flush=True)

    return tell


def is_watched():
    """Says whether the output is a terminal or a notebook, where a line can be written over."""
    if sys.stdout is None:
        return False
    kernel = sys.modules.get("IPython")
    return sys.stdout.isatty() or (kernel is not None and kernel.get_ipython() is not None)


@contextlib.contextmanager
def bars_of_keras_hidden():
    """Keeps the bars that Keras draws by itself out of a file or a pipe; elsewhere they stay."""
    if is_watched():
        yield
        return
    from keras import config

    was_on = config.is_interactive_logging_enabled()
    config.disable_interactive_logging()
    try:
        yield
    finally:
        if was_on:
            config.enable_interactive_logging()
