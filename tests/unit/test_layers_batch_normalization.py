"""Our batch normalisation does what Keras' own does: learning, at rest, saved, frozen, averaged."""

import keras
import numpy as np
import pytest

from gankit.adversarial.gradients import loss_and_gradients
from gankit.layers import BatchNormalization
from gankit.models.gan import GAN
from tests.precision import built_in_half_precision

SHAPES = [(6, 4, 5, 3), (7, 3)]  # feature maps, which are fused on TensorFlow, and vectors


def inputs_of(shape):
    return (np.random.default_rng(0).standard_normal(shape) * 2 + 1).astype("float32")


def twins(shape, **settings):
    """Our layer and Keras' of equal weights that are none of the usual zeros and ones."""
    random = np.random.default_rng(1)
    weights = [random.uniform(0.5, 2, shape[-1]).astype("float32") for _ in range(4)]
    made = []
    for kind in (BatchNormalization, keras.layers.BatchNormalization):
        layer = kind(**settings)
        layer.build(shape)
        layer.set_weights(weights)
        made.append(layer)
    return made


# What the fused operation does not take: Keras' own is at work behind the same name.
UNFUSED = {
    "no scale": ((6, 4, 5, 3), {"scale": False}),
    "no centre": ((6, 4, 5, 3), {"center": False}),
    "neither": ((6, 4, 5, 3), {"scale": False, "center": False}),
    "rows": ((6, 4, 3), {}),
    "volumes": ((6, 2, 4, 5, 3), {}),
    "channels first": ((6, 3, 4, 5), {"axis": 1}),
    "float64": ((6, 4, 5, 3), {"dtype": "float64"}),
}


@pytest.mark.parametrize(("shape", "settings"), UNFUSED.values(), ids=UNFUSED)
def test_whatever_the_fused_operation_does_not_take_is_normalised_as_by_keras(shape, settings):
    made = []
    for kind in (BatchNormalization, keras.layers.BatchNormalization):
        layer = kind(**settings)
        outputs = [layer(inputs_of(shape), training=training) for training in (True, False)]
        made.append([keras.ops.convert_to_numpy(each) for each in outputs] + layer.get_weights())
    for mine, theirs in zip(*made, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-5, atol=1e-5)


def taught(layer, inputs, training):
    """Runs a layer as a turn does: `(outputs, gradients, what it would write)`."""
    inputs = keras.Variable(inputs)
    learned = [inputs, layer.gamma, layer.beta]
    weights = np.random.default_rng(2).standard_normal(inputs.shape).astype("float32")
    weights = keras.ops.convert_to_tensor(weights)

    def loss():
        outputs = layer(keras.ops.copy(inputs), training=training)
        return keras.ops.sum(weights * keras.ops.square(outputs)), outputs

    moving = [layer.moving_mean, layer.moving_variance]
    returned, gradients, written = loss_and_gradients(loss, learned, moving, 1.0)
    written = [written[id(v)] for v in moving if id(v) in written]
    to_numpy = keras.ops.convert_to_numpy
    return to_numpy(returned[1]), [to_numpy(g) for g in gradients], [to_numpy(w) for w in written]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("momentum", [0.9, 0.5])
def test_outputs_gradients_and_statistics_are_those_of_keras(shape, training, momentum):
    ours, keras_own = (
        taught(layer, inputs_of(shape), training) for layer in twins(shape, momentum=momentum)
    )
    assert len(ours[2]) == (2 if training else 0)
    flat = [[outputs, *gradients, *written] for outputs, gradients, written in (ours, keras_own)]
    for mine, theirs in zip(*flat, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=2e-4, atol=2e-4)


def test_on_tensorflow_feature_maps_are_normalised_by_one_operation():
    if keras.backend.backend() != "tensorflow":
        pytest.skip("the fused operation is TensorFlow's")
    import tensorflow as tf

    layer, _ = twins(SHAPES[0])
    graph = tf.function(lambda x: layer(x, training=True)).get_concrete_function(
        tf.TensorSpec(SHAPES[0])
    )
    kinds = [operation.type for operation in graph.graph.get_operations()]
    assert "FusedBatchNormV3" in kinds
    assert "Rsqrt" not in kinds


def test_a_layer_that_is_not_trainable_rests_on_its_moving_statistics():
    ours, keras_own = twins(SHAPES[0])
    ours.trainable = keras_own.trainable = False
    made = [
        keras.ops.convert_to_numpy(layer(inputs_of(SHAPES[0]), training=True))
        for layer in (ours, keras_own)
    ]
    np.testing.assert_allclose(*made, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("training", [True, False])
def test_in_half_precision_maps_are_of_half_precision_and_statistics_are_not(training):
    with built_in_half_precision():
        layer, keras_own = twins(SHAPES[0])
    inputs = keras.ops.cast(inputs_of(SHAPES[0]), layer.compute_dtype)
    made = [each(inputs, training=training) for each in (layer, keras_own)]
    assert {keras.backend.standardize_dtype(maps.dtype) for maps in made} == {layer.compute_dtype}
    mine, theirs = (keras.ops.convert_to_numpy(keras.ops.cast(maps, "float32")) for maps in made)
    np.testing.assert_allclose(mine, theirs, atol=0.05)
    for mine, theirs in zip(layer.get_weights(), keras_own.get_weights(), strict=True):
        assert mine.dtype == np.float32
        np.testing.assert_allclose(mine, theirs, rtol=0.01)


def test_saved_and_loaded_it_is_the_same_and_takes_the_weights_of_keras(tmp_path):
    start = keras.Input(SHAPES[0][1:])
    ours, keras_own = twins(SHAPES[0], momentum=0.8, epsilon=0.01)
    model = keras.Model(start, ours(start))
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    assert type(loaded.layers[-1]) is BatchNormalization
    assert loaded.layers[-1].get_config() == ours.get_config()
    assert {k: v for k, v in ours.get_config().items() if k != "name"} == {
        k: v for k, v in keras_own.get_config().items() if k != "name"
    }
    for mine, theirs in zip(loaded.get_weights(), keras_own.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, theirs)


def gan_of_two_turns():
    latents, images = keras.Input((12,)), keras.Input((2, 2, 3))
    x = BatchNormalization()(keras.layers.Reshape((2, 2, 3))(latents))
    generator = keras.Model(latents, x, name="generator")
    x = keras.layers.Flatten()(BatchNormalization()(images))
    return GAN(generator, keras.Model(images, keras.layers.Dense(1)(x)), 12, seed=0)


def test_a_frozen_one_takes_the_statistics_of_its_batch_and_does_not_stir():
    gan = gan_of_two_turns()
    only_first = gan.phases()[:1]
    gan.phases = lambda: only_first
    gan.compile()
    before = [network.get_weights() for network in (gan.generator, gan.discriminator)]
    gan.train_on_batch(inputs_of((8, 2, 2, 3)))
    for mine, theirs in zip(before[0], gan.generator.get_weights(), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    for statistic in (2, 3):  # the learner's own have moved
        assert np.abs(before[1][statistic] - gan.discriminator.get_weights()[statistic]).max() > 0


def test_an_average_follows_its_statistics():
    gan = gan_of_two_turns()
    gan.compile(averages={"generator": 0.05})
    before = gan.generator.get_weights()
    gan.train_on_batch(inputs_of((8, 2, 2, 3)))
    kept = 0.05
    for start, latest, average in zip(
        before, gan.generator.get_weights(), gan.averaged_generator.get_weights(), strict=True
    ):
        assert np.abs(start - latest).max() > 0
        np.testing.assert_allclose(average, kept * start + (1 - kept) * latest, rtol=1e-5)
