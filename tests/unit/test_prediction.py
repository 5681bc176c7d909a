"""Arrays through a network: whole, in order, in full precision."""

import keras
import numpy as np

from gankit.prediction import predict_arrays


def test_more_arrays_than_a_batch_holds_come_back_in_order_as_float32():
    network = keras.Sequential([keras.Input((2,)), keras.layers.Activation("linear")])
    inputs = np.arange(1_000, dtype="float32").reshape(500, 2)
    assert np.array_equal(predict_arrays(network, inputs), inputs)


def test_arrays_that_belong_together_are_cut_alike():
    first, second = keras.Input((2,)), keras.Input((2,))
    inputs = [np.full((500, 2), 1.0, "float32"), np.arange(1_000.0).reshape(500, 2)]
    added = predict_arrays(keras.Model([first, second], first + second), inputs)
    assert np.array_equal(added, inputs[0] + inputs[1])


def test_every_output_of_a_network_in_half_precision_is_float32():
    inputs = keras.Input((2,), dtype="float32")
    outputs = [keras.layers.Activation("linear", dtype=d)(inputs) for d in ("bfloat16", "float32")]
    arrays = predict_arrays(keras.Model(inputs, outputs), np.ones((3, 2), "float32"))
    assert [array.dtype for array in arrays] == [np.float32, np.float32]
    assert np.array_equal(arrays, np.ones((2, 3, 2)))
