"""A CycleGAN's parts are what they say, weighed as asked; its networks translate what fits."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.layers import SubPixel, instance_normalisation, resize_convolution
from gankit.models import cyclegan_networks
from gankit.models.cyclegan import CycleGAN
from gankit.models.semantic_cyclegan import SemanticCycleGAN
from tests.precision import built_in_half_precision

SHAPE = (4, 4, 1)


class Shift(keras.layers.Layer):
    """Adds a number to every pixel: a generator whose losses a calculator gives."""

    def __init__(self, amount, **keywords):
        super().__init__(**keywords)
        self.amount = self.add_weight((), keras.initializers.Constant(amount), name="amount")
        self.built = True

    def call(self, images):
        return images + self.amount


def shifting(amount, name, shape=SHAPE):
    images = keras.Input(shape)
    return keras.Model(images, Shift(amount)(images), name=name)


def mean_judge(name, shape=SHAPE):
    """A discriminator whose logit is the mean of the pixels."""
    images = keras.Input(shape)
    logits = keras.layers.Reshape((1,))(keras.layers.GlobalAveragePooling2D()(images))
    return keras.Model(images, Shift(0.0)(logits), name=name)


def shifting_cyclegan(up=0.5, down=-0.25, **settings):
    """The target generator adds `up`, the source generator `down`."""
    return CycleGAN(
        shifting(up, "target_generator"),
        shifting(down, "source_generator"),
        mean_judge("source_discriminator"),
        mean_judge("target_discriminator"),
        **settings,
    )


def flat(value, count=3):
    return np.full((count, *SHAPE), value, "float32")


IMAGES = [flat(0.0), flat(0.5)]  # source, target


def generators_parts(model, images=IMAGES):
    loss, parts = model.generators_loss([ops.convert_to_tensor(part) for part in images])
    return float(loss), {name: float(part) for name, part in parts.items()}


def test_the_parts_of_the_generators_loss():
    loss, parts = generators_parts(shifting_cyclegan(cycle_weight=3.0, identity_weight=2.0))
    # Fakes: target 0 + 0.5, source 0.5 - 0.25.
    assert parts["adversarial"] == pytest.approx((0.5 - 1) ** 2 + (0.25 - 1) ** 2)
    # There and back is 0.25 from home, both ways.
    assert parts["cycle"] == pytest.approx(0.25 + 0.25)
    # A target image is shifted by 0.5 by the target generator, a source image by 0.25.
    assert parts["identity"] == pytest.approx(0.5 + 0.25)
    expected = parts["adversarial"] + 3 * parts["cycle"] + 2 * parts["identity"]
    assert loss == pytest.approx(expected)


def test_identity_asks_each_generator_for_images_of_the_domain_that_it_makes():
    images = [flat(-1.0), flat(1.0)]
    gains = {"target_generator": 1.0, "source_generator": -1.0}

    class Pin(keras.layers.Layer):
        def __init__(self, value, **keywords):
            super().__init__(**keywords)
            self.value = self.add_weight((), keras.initializers.Constant(value), name="value")
            self.built = True

        def call(self, images):
            return 0 * images + self.value

    pinned = []
    for name, value in gains.items():
        start = keras.Input(SHAPE)
        pinned.append(keras.Model(start, Pin(value)(start), name=name))
    judges = [mean_judge(f"{domain}_discriminator") for domain in ("source", "target")]
    model = CycleGAN(*pinned, *judges, identity_weight=1.0)
    # Whoever always makes a perfect image of its domain changes nothing there; the other way round
    # each would be wrong by 2.
    assert generators_parts(model, images)[1]["identity"] == 0


def test_parts_without_a_weight_are_neither_computed_nor_logged():
    model = shifting_cyclegan()
    assert set(generators_parts(model)[1]) == {"adversarial", "cycle"}
    assert model.phases()[1].parts == ("adversarial", "cycle")
    assert generators_parts(shifting_cyclegan(cycle_weight=0.0))[1]["cycle"] == pytest.approx(0.5)


def test_the_discriminators_loss_is_that_of_both_domains():
    model = shifting_cyclegan(pool_size=0)
    loss, parts = model.discriminators_loss([ops.convert_to_tensor(part) for part in IMAGES])
    # Real source 0, its fake 0.25; real target 0.5, its fake 0.5.
    assert float(parts["source"]) == pytest.approx(((0 - 1) ** 2 + 0.25**2) / 2)
    assert float(parts["target"]) == pytest.approx(((0.5 - 1) ** 2 + 0.5**2) / 2)
    assert float(loss) == pytest.approx(float(parts["source"]) + float(parts["target"]))


def test_the_discriminators_are_shown_old_fakes():
    model = shifting_cyclegan(pool_size=100, seed=0)
    model.compile(run_eagerly=True)
    for _ in range(3):
        model.train_on_batch([flat(0.0, 40), flat(0.5, 40)])
    assert float(model.target_pool.filled) == 100
    # Generators move between steps, so the pool holds fakes of several.
    held = keras.ops.convert_to_numpy(model.target_pool.samples)[:, 0, 0, 0]
    assert len(np.unique(held.round(6))) > 1


def test_a_saved_model_goes_on_with_its_pools(tmp_path):
    networks = [
        cyclegan_networks.build_generator((8, 8, 1), 1, 0, name=name)
        for name in ("target_generator", "source_generator")
    ]
    networks += [
        cyclegan_networks.build_discriminator((8, 8, 1), 1, name=name)
        for name in ("source_discriminator", "target_discriminator")
    ]
    model = CycleGAN(*networks, pool_size=6, seed=0)
    model.compile(run_eagerly=True)
    batch = [np.random.default_rng(0).uniform(-1, 1, (4, 8, 8, 1)).astype("float32")] * 2
    model.train_on_batch(batch)
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    for pool in ("source_pool", "target_pool"):
        one, other = (getattr(m, pool).samples for m in (model, loaded))
        assert np.array_equal(*(keras.ops.convert_to_numpy(each) for each in (one, other)))
        assert float(getattr(loaded, pool).filled) == 4
    for _ in range(3):  # the pools are full, and exchange
        model.train_on_batch(batch)
        loaded.train_on_batch(batch)
    for one, other in zip(model.weights, loaded.weights, strict=True):
        one, other = (keras.ops.convert_to_numpy(each) for each in (one, other))
        assert one == pytest.approx(other, abs=1e-5)


def test_noise_before_the_way_back_is_what_the_cycle_pays_for():
    quiet = generators_parts(shifting_cyclegan(0.0, 0.0))[1]
    noisy = generators_parts(shifting_cyclegan(0.0, 0.0, cycle_noise=0.1, seed=0))[1]
    assert quiet["cycle"] == 0
    # The mean absolute value of a normal distribution is 0.8 of its deviation; two ways.
    assert noisy["cycle"] == pytest.approx(2 * 0.08, abs=0.04)
    assert noisy["adversarial"] == quiet["adversarial"]


def test_both_ways_translate_batch_by_batch_in_float32():
    model = shifting_cyclegan()
    many = np.random.default_rng(0).uniform(-1, 0, (300, *SHAPE)).astype("float32")
    assert model.to_target(many) == pytest.approx(many + 0.5)
    assert model.to_source(many) == pytest.approx(many - 0.25)
    assert model.to_target(many).dtype == np.float32


def semantic(classifier, **settings):
    networks = [shifting(0.5, "target_generator"), shifting(-0.25, "source_generator")]
    networks += [mean_judge(f"{domain}_discriminator") for domain in ("source", "target")]
    return SemanticCycleGAN(*networks, classifier, **settings)


def threshold_classifier():
    """Reads class 1 where the mean is above 0.3: logits 0 and ten times what lies above."""
    images = keras.Input(SHAPE)
    mean = keras.layers.GlobalAveragePooling2D()(images)
    kernel = np.array([[0.0, 10.0]]), np.array([0.0, -3.0])
    dense = keras.layers.Dense(2)
    model = keras.Model(images, dense(mean), name="classifier")
    dense.set_weights(kernel)
    return model


def test_the_semantic_loss_asks_for_what_was_read_before():
    loss, parts = generators_parts(semantic(threshold_classifier(), semantic_weight=4.0))
    # Source images 0 are class 0, their translation 0.5 has the logits 0 and 2.
    expected = np.log1p(np.exp(2.0))
    assert parts["semantic"] == pytest.approx(expected, rel=1e-4)
    rest = parts["adversarial"] + 10 * parts["cycle"]
    assert loss == pytest.approx(rest + 4 * expected, rel=1e-4)


@pytest.mark.parametrize("side", [8, 16, 28, 32, 64])
@pytest.mark.parametrize("up", [SubPixel, resize_convolution])
def test_generators_keep_the_shape_and_stay_in_range(side, up):
    generator = cyclegan_networks.build_generator((side, side, 3), 1, 1, up=up)
    images = np.random.default_rng(0).uniform(-1, 1, (2, side, side, 3)).astype("float32")
    made = keras.ops.convert_to_numpy(generator(images))
    assert made.shape == images.shape
    assert np.abs(made).max() <= 1
    assert cyclegan_networks.build_discriminator((side, side, 3), 1)(images).shape == (2, 1)


def test_a_generator_may_make_other_channels_and_normalise_otherwise():
    normalisation = instance_normalisation
    coloured = cyclegan_networks.build_generator(
        (16, 16, 1), 2, 1, channels=3, normalisation=normalisation
    )
    assert coloured.output_shape == (None, 16, 16, 3)
    kinds = {type(layer).__name__ for layer in coloured.layers}
    assert "GroupNormalization" in kinds and "BatchNormalization" not in kinds


def test_no_network_has_a_transposed_convolution():
    generator = cyclegan_networks.build_generator((64, 64, 3), 2)
    assert not any("Transpose" in type(layer).__name__ for layer in generator.layers)


def test_the_noise_of_a_discriminator_is_there_in_training_alone():
    judge = cyclegan_networks.build_discriminator((8, 8, 1), 1, noise=0.5)
    images = np.zeros((2, 8, 8, 1), "float32")
    calm = [keras.ops.convert_to_numpy(judge(images)) for _ in range(2)]
    assert np.array_equal(*calm)
    noisy = keras.ops.convert_to_numpy(judge(images, training=True))
    assert noisy[0] != noisy[1]


def test_images_of_two_shapes_are_refused_where_one_network_would_get_both():
    networks = [
        cyclegan_networks.build_generator((8, 8, 1), 1, 0, channels=3),
        cyclegan_networks.build_generator((8, 8, 3), 1, 0, channels=1),
        cyclegan_networks.build_discriminator((8, 8, 1), 1),
        cyclegan_networks.build_discriminator((8, 8, 3), 1),
    ]
    assert CycleGAN(*networks).to_target(np.zeros((2, 8, 8, 1), "float32")).shape == (2, 8, 8, 3)
    with pytest.raises(ValueError, match="the identity loss.*gankit.data.matched"):
        CycleGAN(*networks, identity_weight=1.0)
    with pytest.raises(ValueError, match="Expected a source generator that makes"):
        CycleGAN(networks[0], networks[0], *networks[2:])
    with pytest.raises(ValueError, match="the source discriminator.*takes"):
        CycleGAN(*networks[:2], *reversed(networks[2:]))


@pytest.mark.parametrize("name", ["cycle_weight", "identity_weight", "cycle_noise", "pool_size"])
def test_a_number_below_0_is_refused_by_name(name):
    with pytest.raises(ValueError, match=f"`{name}` of at least 0"):
        shifting_cyclegan(**{name: -1})


def test_a_side_that_is_odd_is_refused_with_the_cure():
    with pytest.raises(ValueError, match="size=32"):
        cyclegan_networks.build_generator((27, 27, 1))


def test_in_half_precision_translations_are_float32():
    with built_in_half_precision():
        generator = cyclegan_networks.build_generator((8, 8, 1), 1, 0)
    assert generator.compute_dtype == "bfloat16"
