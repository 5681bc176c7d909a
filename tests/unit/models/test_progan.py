"""A progressive GAN grows without a jump, forgets nothing, and goes on from any file."""

import keras
import numpy as np
import pytest

from gankit.layers import FadeIn
from gankit.models.progan import ProgressiveGAN, cross_faded
from gankit.models.progan_networks import build_discriminator, build_networks, take_over
from gankit.regularisers import R1
from tests.contract.contract import assert_no_leftovers, compile_quickly
from tests.precision import built_in_half_precision


def small(side=16, **settings):
    keras.utils.set_random_seed(0)
    return ProgressiveGAN((side, side, 1), 3, first_side=4, filters=2, seed=0, **settings)


def images(side, count=8):
    return np.random.default_rng(side).uniform(-1, 1, (count, side, side, 1)).astype("float32")


def train(gan, steps=1):
    for _ in range(steps):
        gan.train_on_batch(images(gan.resolution))


def values(network):
    return {v.path: keras.ops.convert_to_numpy(v) for v in network.variables}


@pytest.fixture(scope="module")
def grown():
    """A GAN that has learned at the first level and grown, with what it made before."""
    gan = small(regulariser=R1(1.0))
    compile_quickly(gan, averages={"generator": 0.5})
    train(gan, 3)
    before = {
        "images": gan.generate(5, seed=1),
        "logits": gan.discriminator.predict_on_batch(images(4)),
        "averaged": values(gan.averaged_generator),
        "learned": values(gan.generator),
        "optimizer": gan.optimizer,
    }
    gan.grow()
    return gan, before


def test_it_makes_images_of_the_present_resolution():
    gan = small()
    assert gan.resolutions == [4, 8, 16]
    for level, side in enumerate((4, 8, 16)):
        assert (gan.level, gan.resolution) == (level, side)
        made = gan.generate(3, seed=0)
        assert made.shape == (3, side, side, 1) and made.dtype == np.float32
        assert np.abs(made).max() <= 1
        if level < 2:
            gan.grow()


def test_at_alpha_0_it_makes_what_it_made_before_it_grew(grown):
    gan, before = grown
    gan.alpha = 0.0
    doubled = before["images"].repeat(2, axis=1).repeat(2, axis=2)
    np.testing.assert_allclose(gan.generate(5, seed=1), doubled, atol=1e-6)


def test_at_alpha_0_the_discriminator_judges_the_halved_image_as_before(grown):
    gan, before = grown
    gan.alpha = 0.0
    larger = images(4).repeat(2, axis=1).repeat(2, axis=2)
    np.testing.assert_allclose(
        gan.discriminator.predict_on_batch(larger), before["logits"], atol=1e-5
    )


def test_networks_that_never_grew_are_those_that_have_faded_in():
    faded = build_networks(4, [8, 16], 3, 2, "float32")
    built = build_networks(4, [8, 16], 3, 2, "float32", fading=False)
    for network, plain, inputs in zip(faded, built, ((4,), (16, 16, 3)), strict=True):
        network.get_layer("fade").alpha.assign(1.0)
        take_over(plain, network)
        assert not any(isinstance(layer, FadeIn) for layer in plain.layers)
        samples = np.random.default_rng(0).normal(size=(4, *inputs)).astype("float32")
        np.testing.assert_allclose(network.predict(samples), plain.predict(samples), atol=1e-5)


def test_all_that_it_had_learned_is_kept_and_averages_stay_averages(grown):
    gan, before = grown
    for network, old in ((gan.generator, "learned"), (gan.averaged_generator, "averaged")):
        now = values(network)
        assert all(np.array_equal(now[path], value) for path, value in before[old].items())
    assert any(not np.array_equal(before["learned"][p], v) for p, v in before["averaged"].items())


def test_steps_are_counted_on_and_optimizers_begin_anew(grown):
    gan, before = grown
    assert gan.optimizer is not before["optimizer"]
    assert int(gan.optimizer.iterations) == 3
    assert [int(o.iterations) for o in gan.optimizer.by_phase.values()] == [0, 0]


def test_nothing_of_the_old_level_is_left_after_growing_twice():
    gan = small()
    gan.grow()
    gan.grow()
    assert_no_leftovers(gan)
    at_once = small(level=2)
    assert [v.path for v in gan.weights] == [v.path for v in at_once.weights]
    names = {layer.name for layer in gan.generator.layers}
    assert "to_image_8" in names and "to_image_4" not in names


def test_alpha_moves_in_all_networks_and_nothing_is_traced_anew():
    gan = small(level=1)
    compile_quickly(gan, averages={"generator": 0.5})
    traced = []
    plain = gan.discriminator_loss

    def counted(real):
        traced.append(1)
        return plain(real)

    gan.discriminator_loss = counted
    losses = []
    for alpha in (0.0, 0.5, 1.0):
        gan.alpha = alpha
        logs = gan.test_on_batch(images(8), return_dict=True)
        losses.append(float(logs["discriminator_loss"]))
        train(gan)
        averaged = gan.averaged_generator.get_layer("fade").alpha
        assert gan.alpha == alpha == float(keras.ops.convert_to_numpy(averaged))
    assert len(set(losses)) == 3
    if keras.backend.backend() != "torch":  # which has no graph
        assert len(traced) == 2  # once to evaluate, once to train


def test_real_images_lose_their_details_as_far_as_new_layers_do_not_count():
    square = np.array([[0.0, 2.0], [4.0, 6.0]], "float32").reshape(1, 2, 2, 1)
    faded = keras.ops.convert_to_numpy(cross_faded(square, 0.5))
    assert faded.ravel().tolist() == [1.5, 2.5, 3.5, 4.5]
    gan = small()
    assert np.array_equal(gan.cross_faded(images(4)), images(4))
    gan.grow()
    blank = keras.ops.convert_to_numpy(gan.cross_faded(square))
    assert blank.ravel().tolist() == [3, 3, 3, 3]


def test_it_grows_in_the_precision_that_it_was_built_in(tmp_path):
    with built_in_half_precision():
        gan = small()
    gan.grow()
    gan.save(tmp_path / "model.keras")
    for model in (gan, keras.saving.load_model(tmp_path / "model.keras")):
        assert {layer.compute_dtype for layer in model.generator.layers[1:]} == {"bfloat16"}


def test_new_layers_are_drawn_from_its_seed_and_the_global_one_goes_on_untouched():
    def new_kernel(seed):
        gan = ProgressiveGAN((8, 8, 1), 3, first_side=4, filters=2, seed=seed)
        keras.utils.set_random_seed(seed)
        gan.grow()
        kernel = gan.generator.get_layer("to_image_8").get_weights()[0]
        return kernel, keras.initializers.RandomNormal()((3,))

    first, again, other = new_kernel(1), new_kernel(1), new_kernel(2)
    keras.utils.set_random_seed(1)
    assert np.array_equal(
        first[1], keras.ops.convert_to_numpy(keras.initializers.RandomNormal()((3,)))
    )
    assert np.array_equal(first[0], again[0])
    assert not np.array_equal(first[0], other[0])


def test_what_does_not_fit_is_refused_with_the_cure():
    with pytest.raises(ValueError, match="28 at 14"):
        ProgressiveGAN((28, 28, 1), 3)
    with pytest.raises(ValueError, match="square"):
        ProgressiveGAN((16, 32, 1), 3)
    with pytest.raises(ValueError, match="level from 0 to 2"):
        small(level=3)
    with pytest.raises(ValueError, match="Expected 3 `filters` above 0. Received: .*8, 4"):
        build_discriminator([4, 8, 16], filters=[8, 4])
    gan = small(side=4)
    with pytest.raises(ValueError, match="larger image_shape"):
        gan.grow()
    assert gan.resolution == 4
    gan.alpha = 1.0
    with pytest.raises(ValueError, match=r"alpha in \[0, 1\]"):
        gan.alpha = 0.5
