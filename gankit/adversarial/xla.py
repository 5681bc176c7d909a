"""Whether a step is compiled with XLA where nobody has said so."""

import keras

from gankit.scale import scaled


def resolved_jit(model, asked, run_eagerly):
    """Decides what `jit_compile="auto"` means for a model.

    On a CPU under TensorFlow XLA makes dense networks faster and convolutional ones slower
    (`python -m benchmarks.speed`), and compiling takes longer than a run at smoke scale.

    Args:
        model: The `AdversarialModel`; its `xla_on_cpu` decides where it is not None.
        asked: What `compile` was asked for: True, False or `"auto"`.
        run_eagerly: Whether there is a graph to compile at all.

    Returns:
        True, False, or `"auto"` where Keras' own choice is a good one.
    """
    if asked != "auto":
        return asked
    if run_eagerly:
        return False
    if keras.backend.backend() != "tensorflow" or _tensorflow_sees_an_accelerator():
        return "auto"
    # The kernel of a two-dimensional convolution is the only one with four axes.
    dense = all(len(variable.shape) < 4 for variable in model.trainable_variables)
    suited = dense if model.xla_on_cpu is None else model.xla_on_cpu
    return scaled(smoke=False, lesson=suited, full=suited)


def _tensorflow_sees_an_accelerator():
    import tensorflow as tf

    return any(device.device_type != "CPU" for device in tf.config.list_physical_devices())
