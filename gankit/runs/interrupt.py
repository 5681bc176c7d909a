"""Ctrl-C ends a training between two steps; pressed again, it ends it at once."""

import signal
import sys
import threading
from contextlib import contextmanager


class Interrupt:
    """Whether Ctrl-C was pressed."""

    def __init__(self):
        self.received = False

    def callback(self):
        """Returns a Keras callback that ends `fit` after the step in which Ctrl-C was pressed."""
        import keras

        class StopOnInterrupt(keras.callbacks.Callback):
            def on_train_batch_end(callback, batch, logs=None):
                callback.model.stop_training = callback.model.stop_training or self.received

        return StopOnInterrupt()

    def handle(self, signal_number, frame):
        """Notes the first Ctrl-C; from then on another one raises `KeyboardInterrupt`."""
        self.received = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        print("\nCtrl-C: ending the run after this step (again: at once)", file=sys.stderr)


@contextmanager
def interrupt_between_steps():
    """Holds Ctrl-C back inside the block.

    Keras keeps no weights of a step that was cut in the middle (on JAX the model is then unusable),
    so the step is finished first. Outside the main thread, where Python allows no signal handler,
    nothing is changed.

    Yields:
        An `Interrupt`.
    """
    interrupt = Interrupt()
    if threading.current_thread() is not threading.main_thread():
        yield interrupt
        return
    before = signal.signal(signal.SIGINT, interrupt.handle)
    try:
        yield interrupt
    finally:
        signal.signal(signal.SIGINT, before)
