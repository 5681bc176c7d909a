"""One adversarial step does what it says, and Keras' own tools work on it."""

import keras
import numpy as np
import pytest

from gankit.adversarial import Phase
from gankit.models.gan import GAN, build_discriminator, build_generator

POINTS = np.random.default_rng(0).standard_normal((16, 2)).astype("float32")


@keras.saving.register_keras_serializable(package="tests")
class WithCount(GAN):
    """A GAN with a variable of its own."""

    def __init__(self, generator, discriminator, latent_dim, *, label_smoothing=0.0, seed=None):
        super().__init__(generator, discriminator, latent_dim, seed=seed)
        self.count = self.add_weight((), "zeros", trainable=False, name="count")


def tiny_gan(model_class=GAN, seed=1):
    keras.utils.set_random_seed(0)
    generator, discriminator = build_generator(3, (2,), (8,)), build_discriminator((2,), (8,))
    return model_class(generator, discriminator, 3, seed=seed)


def compiled(gan, **settings):
    gan.compile(jit_compile=False, **settings)
    return gan


def weights_of(gan):
    return [np.array(keras.ops.convert_to_numpy(v)) for v in gan.trainable_variables]


def assert_same_weights(first, second):
    for one, other in zip(weights_of(first), weights_of(second), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_compiled_step_equals_the_step_written_by_hand():
    compiled_gan, by_hand = compiled(tiny_gan()), tiny_gan()
    logs = compiled_gan.train_on_batch(POINTS, return_dict=True)

    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    latents = [
        keras.random.normal((16, 3), seed=by_hand.seed_generator) for _ in ("first", "second")
    ]
    discriminator, generator = by_hand.discriminator, by_hand.generator
    fakes = generator.predict_on_batch(latents[0])
    discriminator.compile(keras.optimizers.Adam(1e-3, beta_1=0.5), bce)
    labels = np.concatenate([np.ones((16, 1)), np.zeros((16, 1))])
    loss = discriminator.train_on_batch(np.concatenate([POINTS, fakes]), labels)
    assert logs["discriminator_loss"] == pytest.approx(float(loss), rel=1e-5)

    discriminator.trainable = False
    stack = keras.Sequential([generator, discriminator])
    stack.compile(keras.optimizers.Adam(1e-3, beta_1=0.5), bce)
    loss = stack.train_on_batch(keras.ops.convert_to_numpy(latents[1]), np.ones((16, 1)))
    assert logs["generator_loss"] == pytest.approx(float(loss), rel=1e-5)
    discriminator.trainable = True
    for one, other in zip(weights_of(compiled_gan), weights_of(by_hand), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)


def test_batch_logs_are_this_steps_values_and_epoch_logs_their_mean():
    class Listener(keras.callbacks.Callback):
        def __init__(self):
            super().__init__()
            self.values = []

        def on_train_batch_end(self, batch, logs=None):
            self.values.append(float(logs["generator_loss"]))

    listener = Listener()
    gan = compiled(tiny_gan(), optimizers={"discriminator": "sgd", "generator": "sgd"})
    history = gan.fit(POINTS, batch_size=4, epochs=1, verbose=0, callbacks=[listener]).history
    assert len(set(listener.values)) == 4
    assert history["generator_loss"][0] == pytest.approx(np.mean(listener.values), rel=1e-5)


def test_train_on_batch_returns_a_list_in_the_order_of_the_phases():
    first, second = compiled(tiny_gan()), compiled(tiny_gan())
    as_dict = first.train_on_batch(POINTS, return_dict=True)
    assert second.train_on_batch(POINTS) == pytest.approx(list(as_dict.values()))


def test_several_turns_each_take_a_fresh_part_of_the_batch():
    class Counting(GAN):
        def phases(self):
            return [Phase("discriminator", [self.discriminator], self.part_mean, turns=4)]

        def part_mean(self, real):
            seen.append(tuple(real.shape))
            return keras.ops.mean(real) + 0.0 * keras.ops.sum(self.discriminator(real))

    seen = []
    gan = tiny_gan(Counting)
    gan.compile(run_eagerly=True)
    logs = gan.train_on_batch(POINTS, return_dict=True)
    assert seen == [(4, 2)] * 4
    assert logs["discriminator_loss"] == pytest.approx(float(POINTS.mean()), abs=1e-6)
    assert int(gan.optimizer.by_phase["discriminator"].iterations) == 4
    assert int(gan.optimizer.iterations) == 1


def test_a_batch_smaller_than_the_turns_is_refused():
    class Impatient(GAN):
        def phases(self):
            return [Phase("generator", [self.generator], self.generator_loss, turns=5)]

    gan = tiny_gan(Impatient)
    gan.compile(run_eagerly=True)
    with pytest.raises(ValueError, match="Raise `batch_size` to at least 5"):
        gan.train_on_batch(POINTS[:4])


def test_labels_that_a_phase_does_not_take_are_refused():
    with pytest.raises(ValueError, match=r"expected 1 array.*Received: 2"):
        compiled(tiny_gan()).train_on_batch(POINTS, np.zeros(16))


def test_a_loss_may_have_arguments_with_defaults():
    class Weighted(GAN):
        def generator_loss(self, real, weight=2.0):
            return weight * super().generator_loss(real)

    plain, weighted = compiled(tiny_gan()), compiled(tiny_gan(Weighted))
    logs = [
        gan.train_on_batch(POINTS, return_dict=True)["generator_loss"] for gan in (plain, weighted)
    ]
    assert logs[1] == pytest.approx(2 * logs[0], rel=1e-5)


def test_hooks_run_once_a_step_before_the_first_turn_and_after_the_last():
    class Counting(GAN):
        def before_step(self):
            self.counts.assign(self.counts + [1.0, 0.0, 0.0])

        def discriminator_loss(self, real):
            # Odd exactly while a step is under way: before_step came, after_step did not.
            under_way = self.counts[0] - self.counts[1]
            return super().discriminator_loss(real) * 0.0 + under_way

        def after_step(self):
            self.counts.assign(self.counts + [0.0, 1.0, 0.0])

    gan = tiny_gan(Counting)
    gan.counts = gan.add_weight((3,), "zeros", trainable=False, name="counts")
    compiled(gan)
    history = gan.fit(POINTS, batch_size=4, verbose=0).history
    assert history["discriminator_loss"] == [1.0]
    gan.evaluate(POINTS, verbose=0)
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(gan.counts), [4, 4, 0])


def test_at_smoke_scale_nothing_is_compiled_with_xla(monkeypatch):
    gan = tiny_gan()
    choices = {}
    for scale in ("smoke", "lesson"):
        monkeypatch.setenv("GANKIT_SCALE", scale)
        gan.compile()
        choices[scale] = gan.jit_compile
    expected = {"smoke": keras.backend.backend() == "jax", "lesson": True}
    if keras.backend.backend() == "torch":
        expected["lesson"] = False
    assert choices == expected


def test_weight_regularisation_of_a_learner_counts():
    plain, regularised = tiny_gan(), tiny_gan()
    regularised.generator.layers[1].kernel.regularizer = keras.regularizers.L2(1.0)
    penalty = float(keras.ops.sum(regularised.generator.layers[1].kernel ** 2))
    pair = [compiled(gan, run_eagerly=True) for gan in (plain, regularised)]
    evaluated = [gan.evaluate(POINTS, verbose=0, return_dict=True) for gan in pair]
    learned = [gan.train_on_batch(POINTS, return_dict=True) for gan in pair]
    for without, with_it in (evaluated, learned):
        gap = with_it["generator_loss"] - without["generator_loss"]
        assert gap == pytest.approx(penalty, rel=1e-4)
        assert with_it["discriminator_loss"] == pytest.approx(without["discriminator_loss"])


def test_a_learning_rate_callback_scales_every_phase():
    optimizers = {
        "discriminator": keras.optimizers.Adam(4e-4),
        "generator": keras.optimizers.Adam(1e-4),
    }
    gan = compiled(tiny_gan(), optimizers=optimizers)
    halve = keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate / 2)
    gan.fit(POINTS, batch_size=8, epochs=1, verbose=0, callbacks=[halve])
    rates = [float(gan.optimizer.by_phase[name].learning_rate) for name in optimizers]
    assert rates == pytest.approx([2e-4, 5e-5])


@pytest.mark.skipif(
    keras.backend.backend() == "torch", reason="Keras has no steps_per_execution under PyTorch"
)
def test_steps_per_execution_takes_the_same_steps():
    one, four = compiled(tiny_gan()), compiled(tiny_gan(), steps_per_execution=4)
    for gan in (one, four):
        gan.fit(POINTS, batch_size=4, epochs=1, shuffle=False, verbose=0)
    assert_same_weights(one, four)


def test_a_run_restored_from_backup_ends_like_an_uninterrupted_one(tmp_path):
    whole = compiled(tiny_gan())
    whole.fit(POINTS, batch_size=8, epochs=4, shuffle=False, verbose=0)

    class Interruption(keras.callbacks.Callback):
        def on_epoch_begin(self, epoch, logs=None):
            if epoch == 2:
                raise KeyboardInterrupt

    def fit(gan, callbacks):
        backup = keras.callbacks.BackupAndRestore(tmp_path)
        gan.fit(
            POINTS,
            batch_size=8,
            epochs=4,
            shuffle=False,
            verbose=0,
            callbacks=[backup, *callbacks],
        )

    with pytest.raises(KeyboardInterrupt):
        fit(compiled(tiny_gan()), [Interruption()])
    resumed = compiled(tiny_gan(seed=99))
    fit(resumed, [])
    assert_same_weights(whole, resumed)


def test_a_loaded_model_keeps_optimizers_settings_and_random_state(tmp_path):
    per_execution = 1 if keras.backend.backend() == "torch" else 2
    gan = compiled(tiny_gan(), steps_per_execution=per_execution)
    gan.fit(POINTS, batch_size=4, epochs=1, verbose=0)
    gan.save(tmp_path / "gan.keras")
    loaded = keras.saving.load_model(tmp_path / "gan.keras")
    assert loaded.steps_per_execution == per_execution and loaded.jit_compile is False
    assert int(loaded.optimizer.iterations) == 4
    for model in (gan, loaded):
        model.train_on_batch(POINTS)
    assert_same_weights(gan, loaded)


def test_a_model_that_is_not_compiled_can_be_saved(tmp_path):
    gan = tiny_gan()
    gan.save(tmp_path / "gan.keras")
    loaded = keras.saving.load_model(tmp_path / "gan.keras")
    np.testing.assert_array_equal(loaded.generate(3, seed=0), gan.generate(3, seed=0))
    assert not loaded.compiled


def test_a_variable_of_the_models_own_is_saved(tmp_path):
    gan = compiled(tiny_gan(WithCount))
    gan.count.assign(3.0)
    gan.save(tmp_path / "gan.keras")
    assert float(keras.saving.load_model(tmp_path / "gan.keras").count.value) == 3.0


def test_float16_losses_are_scaled_so_that_gradients_survive():
    keras.config.set_dtype_policy("mixed_float16")
    try:
        gan = compiled(tiny_gan())
        gan.fit(POINTS, batch_size=8, epochs=1, verbose=0)
    finally:
        keras.config.set_dtype_policy("float32")
    scaled = [type(o).__name__ for o in gan.optimizer.by_phase.values()]
    assert scaled == ["LossScaleOptimizer"] * 2
    assert all(np.all(np.isfinite(weights)) for weights in weights_of(gan))


def test_averaged_weights_are_put_in_place_after_fit():
    averaging = keras.optimizers.SGD(1.0, use_ema=True, ema_momentum=0.5)
    gan = compiled(tiny_gan(), optimizers={"discriminator": "sgd", "generator": averaging})
    gan.fit(POINTS, batch_size=8, epochs=1, verbose=0)
    averages = averaging._model_variables_moving_average
    for weight, average in zip(gan.generator.trainable_variables, averages, strict=True):
        np.testing.assert_array_equal(np.array(weight), np.array(average))


def test_generate_repeats_itself_for_one_seed_only():
    gan = tiny_gan()
    assert gan.generate(5, seed=1).shape == (5, 2)
    np.testing.assert_array_equal(gan.generate(5, seed=1), gan.generate(5, seed=1))
    assert not np.array_equal(gan.generate(5), gan.generate(5))
