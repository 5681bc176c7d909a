"""Recording inside `fit` and in loops of one's own, on whichever backend is active."""

import itertools
import random

import keras
import numpy as np
import pytest
from keras import layers

from gankit.animation import Animation, FrameRecorder
from gankit.images import image_grid, unit_to_bytes

IMAGES = np.random.default_rng(0).random((50, 6, 6, 1)).astype("float32")
CAN_EXECUTE_SEVERAL_STEPS = keras.backend.backend() != "torch"


class Noise(layers.Layer):
    """Draws at inference too, as a variational autoencoder's sampling layer does."""

    def __init__(self):
        super().__init__()
        self.seed_generator = keras.random.SeedGenerator(3)

    def call(self, inputs):
        return inputs + 0.01 * keras.random.normal((36,), seed=self.seed_generator)


def build_autoencoder(steps_per_execution=1):
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.Input((6, 6, 1)),
            layers.Flatten(),
            layers.Dense(8, activation="relu"),
            layers.BatchNormalization(),
            layers.Dropout(0.3),
            layers.Dense(36),
            Noise(),
            layers.Activation("sigmoid"),
            layers.Reshape((6, 6, 1)),
        ]
    )
    model.compile("adam", "mse", steps_per_execution=steps_per_execution)
    return model


def build_recorder(**settings):
    return FrameRecorder(IMAGES[:4], to_bytes=unit_to_bytes, **settings)


def fit(model, *callbacks, epochs=2):
    """Trains for 7 steps an epoch."""
    model.fit(IMAGES, IMAGES, batch_size=8, epochs=epochs, verbose=0, callbacks=list(callbacks))


def state(model):
    return [
        keras.ops.convert_to_numpy(variable)
        for variable in model.variables + model.optimizer.variables
    ]


def test_recording_changes_no_bit_of_the_training():
    plain = build_autoencoder()
    fit(plain)
    recorded = build_autoencoder()
    fit(recorded, build_recorder())
    for expected, received in zip(state(plain), state(recorded), strict=True):
        np.testing.assert_array_equal(received, expected)


def test_recording_draws_no_random_number():
    recorder = build_recorder(model=build_autoencoder())
    keras.utils.set_random_seed(1)
    expected = np.random.random(), random.random(), keras.random.uniform((1,))
    keras.utils.set_random_seed(1)
    recorder.record(0)
    received = np.random.random(), random.random(), keras.random.uniform((1,))
    assert [float(np.squeeze(one)) for one in received] == [
        float(np.squeeze(one)) for one in expected
    ]


def test_each_frame_shows_the_model_as_it_was_at_that_step():
    keras.utils.set_random_seed(0)
    dense = keras.Sequential([keras.Input((6, 6, 1)), layers.Conv2D(1, 3, padding="same")])
    dense.compile("sgd", "mse")
    weights = {}

    class Weights(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            weights[batch + 1] = self.model.get_weights()

    def to_bytes(outputs):
        return unit_to_bytes(np.clip(outputs, 0, 1))

    recorder = FrameRecorder(IMAGES[:4], to_bytes=to_bytes, schedule=[0, 3, 7])
    fit(dense, recorder, Weights(), epochs=1)
    for step, frame in zip(
        recorder.animation.steps[1:], recorder.animation.frames[1:], strict=True
    ):
        dense.set_weights(weights[step])
        expected = image_grid(to_bytes(dense.predict_on_batch(IMAGES[:4])))
        assert np.abs(frame.astype(int) - expected).max() <= 1


def test_steps_are_counted_through_epochs_and_repeated_fits():
    model, recorder = build_autoencoder(), build_recorder()
    fit(model, recorder, epochs=2)
    assert recorder.animation.steps == list(range(15))
    fit(model, recorder, epochs=1)
    assert recorder.animation.steps == list(range(22))
    assert recorder.animation.history_steps == list(range(1, 22))
    assert len(recorder.animation.history["loss"]) == 21


def test_history_holds_what_keras_logged():
    class Losses(keras.callbacks.Callback):
        def on_train_batch_end(self, batch, logs=None):
            losses.append(logs["loss"])

    losses = []
    recorder = build_recorder()
    fit(build_autoencoder(), recorder, Losses())
    assert recorder.animation.history == {"loss": losses}


@pytest.mark.skipif(not CAN_EXECUTE_SEVERAL_STEPS, reason="Keras on PyTorch: one step a time")
def test_a_jumped_step_is_recorded_at_the_next_call_under_its_true_number():
    recorder = build_recorder(schedule=[0, 1, 2, 5, 8, 9])
    fit(build_autoencoder(steps_per_execution=3), recorder)
    # calls come after 3, 6 and 7 steps of each epoch
    assert recorder.animation.history_steps == [3, 6, 7, 10, 13, 14]
    assert recorder.animation.steps == [0, 3, 6, 10, 14]


def test_the_last_step_is_recorded_even_if_it_was_not_scheduled():
    recorder = build_recorder(schedule=[0, 2])
    fit(build_autoencoder(), recorder)
    assert recorder.animation.steps == [0, 2, 14]


def test_data_of_unknown_length_is_recorded_to_its_end():
    def batches():
        for _ in range(9):
            yield IMAGES[:8], IMAGES[:8]

    recorder = build_recorder()
    build_autoencoder().fit(batches(), epochs=1, verbose=0, callbacks=[recorder])
    assert recorder.animation.steps == list(range(10))


def test_a_long_training_is_spread_over_a_bounded_number_of_frames():
    recorder = build_recorder()
    recorder.set_params({"epochs": 50, "steps": 1000})
    recorder.set_model(build_autoencoder())
    recorder.draw = lambda: np.zeros((4, 4, 3), "uint8")
    recorder.on_train_begin()
    for epoch in range(50):
        recorder.on_epoch_begin(epoch)
        for batch in range(1000):
            recorder.on_train_batch_end(batch, {"loss": 1.0})
    recorder.on_train_end()
    assert 40 < len(recorder.animation) <= 61
    assert recorder.animation.steps[-1] == 50_000


class Interrupt(keras.callbacks.Callback):
    def on_train_batch_end(self, batch, logs=None):
        if batch == 4:
            raise KeyboardInterrupt


def test_control_c_leaves_a_whole_animation_and_the_training_can_go_on(tmp_path):
    model, recorder = build_autoencoder(), build_recorder(folder=tmp_path)
    with pytest.raises(KeyboardInterrupt):
        fit(model, recorder, Interrupt())
    assert recorder.animation.steps == Animation.load(tmp_path).steps == [0, 1, 2, 3, 4, 5]
    fit(model, recorder, epochs=1)
    assert recorder.animation.steps == Animation.load(tmp_path).steps == list(range(13))
    assert Animation.load(tmp_path).history == recorder.animation.history


def test_a_part_of_the_model_can_be_recorded():
    model = build_autoencoder()
    decoder = keras.Sequential(model.layers[4:])
    codes = np.eye(8, dtype="float32")
    recorder = FrameRecorder(codes, model=decoder, to_bytes=unit_to_bytes, columns=8)
    fit(model, recorder)
    first, last = recorder.animation.frames[0], recorder.animation.frames[-1]
    assert first.shape == (6 + 4, 8 * 8 + 2, 3)
    assert np.any(first != last)


def test_a_model_of_two_inputs_is_called_with_both():
    latent, label = keras.Input((2,)), keras.Input((3,))
    joined = layers.Dense(16, activation="tanh")(layers.Concatenate()([latent, label]))
    model = keras.Model([latent, label], layers.Reshape((4, 4, 1))(joined))
    recorder = FrameRecorder([np.zeros((3, 2)), np.eye(3)], model=model, columns=3)
    recorder.record(0)
    frame = recorder.animation.frames[0]
    assert frame.shape == (8, 20, 3)
    assert np.any(frame[2:6, 2:6] != frame[2:6, 8:12])


def test_originals_stand_above_their_reconstructions():
    originals = unit_to_bytes(IMAGES[:4])
    recorder = build_recorder(originals=originals)
    fit(build_autoencoder(), recorder, epochs=1)
    np.testing.assert_array_equal(recorder.animation.frames[-1][2:8, 2:8, :1], originals[0])


def test_a_loop_of_ones_own_records_by_hand():
    model = build_autoencoder()
    recorder = build_recorder(model=model, schedule=[0, 2, 5])
    recorder.record(0)
    for step in range(1, 6):
        recorder.record(step, model.train_on_batch(IMAGES[:8], IMAGES[:8], return_dict=True))
    assert recorder.animation.steps == [0, 2, 5]
    assert recorder.animation.history_steps == [1, 2, 3, 4, 5]


def test_a_step_that_goes_back_is_refused():
    recorder = build_recorder(model=build_autoencoder(), schedule=[9])
    recorder.record(3, {"loss": 1})
    for step in (2, 3):
        with pytest.raises(ValueError, match=f"above 3. Received: {step}"):
            recorder.record(step, {"loss": 1})


def test_a_recorder_without_a_model_says_how_to_give_it_one():
    with pytest.raises(ValueError, match="callbacks="):
        build_recorder().record(0)


def test_inputs_changed_after_construction_change_no_frame():
    inputs = IMAGES[:4].copy()
    model = build_autoencoder()
    recorders = [FrameRecorder(inputs, model=model, to_bytes=unit_to_bytes) for _ in range(2)]
    recorders[0].record(0)
    inputs[:] = 0
    recorders[1].record(0)
    first, second = (recorder.animation.frames[0] for recorder in recorders)
    np.testing.assert_array_equal(first, second)


def test_a_network_that_diverged_is_drawn_and_does_not_end_the_training():
    model = build_autoencoder()
    model.set_weights([np.full_like(weight, np.nan) for weight in model.get_weights()])
    recorder = build_recorder(model=model)
    recorder.record(0)
    assert recorder.animation.frames[0][2:8, 2:8].max() == 0


def test_images_that_grow_during_training_give_frames_of_one_size():
    recorder = build_recorder(schedule=itertools.count())
    sizes = iter([4, 8])
    recorder.draw = lambda: np.full((size := next(sizes), size, 3), size, "uint8")
    recorder.record(0)
    recorder.record(1)
    assert [frame.shape for frame in recorder.animation.frames] == [(8, 8, 3)] * 2
    assert recorder.animation.frames[0].max() == 4
