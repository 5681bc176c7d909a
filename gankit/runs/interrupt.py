"""Ctrl-C ends a training between two steps; pressed again, it ends it at once.

So do the signals by which machines ask a program to end: SIGTERM (a cluster's time limit, a
container that is stopped) and SIGHUP (a terminal that was closed).
"""

import contextlib
import signal
import sys

from gankit.signals import on_ending_signals


class Interrupt:
    """Whether the training was asked to end."""

    def __init__(self):
        self.received = False

    def callback(self):
        """Returns a Keras callback that ends `fit` after the step in which it was asked for.

        It prints the progress, too: Keras' own line would count the steps left out as taken.
        """
        import keras

        class StopOnInterrupt(keras.callbacks.ProgbarLogger):
            def on_train_batch_end(callback, batch, logs=None):
                super().on_train_batch_end(batch, logs)
                callback.model.stop_training = callback.model.stop_training or self.received

            def on_epoch_end(callback, epoch, logs=None):
                if callback.model.stop_training:
                    callback.target = None  # Keras then takes the steps that it has seen
                super().on_epoch_end(epoch, logs)

        return StopOnInterrupt()

    def handle(self, signal_number, frame):
        """Notes the first request; another one raises `KeyboardInterrupt`."""
        if self.received:
            raise KeyboardInterrupt
        self.received = True
        # Nobody may read it any more, and what is being printed just now can't be printed into.
        with contextlib.suppress(OSError, RuntimeError, ValueError, AttributeError):
            name = signal.Signals(signal_number).name.replace("SIGINT", "Ctrl-C")
            print(f"\n{name}: ending the run after this step (again: at once)", file=sys.stderr)


@contextlib.contextmanager
def interrupt_between_steps():
    """Holds Ctrl-C and the like back inside the block.

    Keras keeps no weights of a step that was cut in the middle (on JAX the model is then unusable),
    so the step is finished first.

    Yields:
        An `Interrupt`.
    """
    interrupt = Interrupt()
    with on_ending_signals(interrupt.handle):
        yield interrupt
