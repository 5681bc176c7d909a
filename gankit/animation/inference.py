"""A model's own call, compiled, in inference, that leaves no trace in the model."""

import keras


def inference_call(model):
    """Returns a compiled function that calls a model without changing it.

    The call runs in a `keras.StatelessScope`: whatever it writes (a dropout's or a sampling
    layer's seed, a moving statistic) is dropped. `predict_on_batch` would keep it, and a recorded
    training would then differ from one that was not recorded.

    Args:
        model: A `keras.Model`, built or not.

    Returns:
        A function from the model's inputs (an array or a list of arrays) to a NumPy array of
        float32, whatever the model's dtype policy; a list of arrays where it has several outputs.
    """

    def call(values, inputs):
        with keras.StatelessScope(state_mapping=list(zip(model.variables, values, strict=True))):
            outputs = model(inputs, training=False)
            return keras.tree.map_structure(lambda x: keras.ops.cast(x, "float32"), outputs)

    compiled = _compile(call)

    def run(inputs):
        if not model.built:
            with keras.StatelessScope():
                model(inputs, training=False)
        values = [variable.value for variable in model.variables]
        outputs = compiled(values, inputs)
        return keras.tree.map_structure(keras.ops.convert_to_numpy, outputs)

    return run


def _compile(function):
    if keras.backend.backend() == "tensorflow":
        import tensorflow

        return tensorflow.function(function)
    if keras.backend.backend() == "jax":
        import jax

        return jax.jit(function)
    import torch

    return torch.no_grad()(function)
