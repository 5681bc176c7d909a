"""A pair shows one latent vector in both domains; common layers are common, others are not."""

import keras
import numpy as np
import pytest
from keras import ops

from gankit.models.cogan import CoupledGAN
from gankit.models.cogan_networks import build_discriminators, build_generators

SHAPE = (8, 8, 1)


def small_cogan(classes=0, shared=None, **settings):
    networks = *build_generators(3, SHAPE, 2, shared=shared), *small_judges(classes)
    return CoupledGAN(*networks, 3, **settings)


def small_judges(classes=0, shared=None):
    return build_discriminators(SHAPE, 2, units=4, shared=shared, classes=classes)


def common(networks):
    """The names of the kinds of layers with weights that two networks have in common."""
    one, other = ({id(layer): layer for layer in network.layers} for network in networks)
    return [type(one[key]).__name__ for key in one if key in other and one[key].weights]


@pytest.mark.parametrize(
    "shared, layers",
    [
        (0, []),
        (1, ["Dense", "BatchNormalization"]),
        (None, ["Dense", "BatchNormalization", "SubPixel", "BatchNormalization"]),
        (3, ["Dense", "BatchNormalization", "SubPixel", "BatchNormalization", "Conv2D"]),
    ],
)
def test_generators_share_from_the_beginning(shared, layers):
    assert common(build_generators(3, SHAPE, 2, shared=shared)) == layers


@pytest.mark.parametrize(
    "shared, layers",
    [
        (0, []),
        (1, ["Dense", "Dense"]),
        (2, ["Dense", "PReLU", "Dense", "Dense"]),
        (None, ["Conv2D", "PReLU", "Dense", "PReLU", "Dense", "Dense"]),
    ],
)
def test_discriminators_share_from_the_end(shared, layers):
    assert common(small_judges(classes=3, shared=shared)) == layers


def test_with_every_layer_in_common_the_two_images_of_a_pair_are_one():
    source, target = small_cogan(shared=3).generate_pairs(5, seed=0)
    assert np.array_equal(source, target)
    assert source.shape == (5, *SHAPE) and source.dtype == np.float32
    assert np.abs(source).max() <= 1 and len(np.unique(source, axis=0)) == 5


def test_a_pair_is_made_of_the_same_latent_vectors():
    model = small_cogan()
    pairs = model.generate_pairs(300, seed=4)
    latents = np.random.default_rng(4).standard_normal((300, 3), np.float32)
    for images, generator in zip(
        pairs, (model.source_generator, model.target_generator), strict=True
    ):
        assert images == pytest.approx(ops.convert_to_numpy(generator(latents)), abs=1e-5)
    assert not np.array_equal(*pairs)


def test_seeds_decide_pairs():
    model = small_cogan()
    one, same, other = (model.generate_pairs(2, seed=seed)[0] for seed in (1, 1, 2))
    assert np.array_equal(one, same) and not np.array_equal(one, other)
    assert not np.array_equal(model.generate_pairs(2)[0], model.generate_pairs(2)[0])


def test_classes_and_coupling_count_as_much_as_they_are_told():
    keras.utils.set_random_seed(0)
    images = [np.zeros((4, *SHAPE), "float32")] * 2
    model = small_cogan(classes=3, class_weight=7.0, coupling_weight=5.0, seed=0)
    loss, parts = model.discriminators_loss(
        [ops.convert_to_tensor(part) for part in images], np.array([0, 1, 2, 0])
    )
    named = {name: float(part) for name, part in parts.items()}
    assert set(named) == set(model.phases()[0].parts)
    expected = named["source"] + named["target"] + 7 * named["classes"] + 5 * named["coupled"]
    assert float(loss) == pytest.approx(expected, rel=1e-5)
    assert named["classes"] == pytest.approx(np.log(3), abs=0.7)


def test_coupled_is_the_squared_distance_between_the_readings_of_a_pair():
    model = small_cogan(classes=3, coupling_weight=1.0, seed=0)
    pair = [ops.ones((2, *SHAPE)), -ops.ones((2, *SHAPE))]
    model.fake_pairs = lambda count: pair
    images = [ops.zeros((2, *SHAPE))] * 2
    _, parts = model.discriminators_loss(images, np.array([0, 1]))
    read = [
        ops.convert_to_numpy(judge(image)[1])
        for judge, image in zip(model._judges(), pair, strict=True)
    ]
    expected = np.square(read[0] - read[1]).sum(axis=1).mean()
    assert float(parts["coupled"]) == pytest.approx(expected, rel=1e-4)
    assert expected > 0


def test_classes_learned_in_the_source_are_read_in_the_target():
    random = np.random.default_rng(0)
    labels = random.integers(0, 2, 64)
    bright = np.where(labels, 0.8, -0.8)[:, None, None, None].astype("float32")
    source = np.broadcast_to(bright, (64, *SHAPE))
    target = source + random.normal(0, 0.1, source.shape).astype("float32")
    keras.utils.set_random_seed(0)
    # All layers in common: the first convolution of the target would learn only from the game.
    judges = build_discriminators(SHAPE, 2, units=8, shared=4, classes=2)
    model = CoupledGAN(*build_generators(3, SHAPE, 2), *judges, 3, seed=0)
    model.compile()
    model.fit([source, target], labels, batch_size=16, epochs=12, verbose=0)
    assert np.mean(model.read(target) == labels) > 0.9
    assert np.array_equal(model.read(source, "source"), model.read(source, "target"))


@pytest.mark.parametrize("classes, labels", [(3, None), (0, np.zeros(4, int))])
def test_labels_are_asked_for_where_classes_are_read_and_nowhere_else(classes, labels):
    model = small_cogan(classes=classes)
    model.compile(run_eagerly=True)
    with pytest.raises(ValueError, match="Expected the source's labels where"):
        model.train_on_batch([np.zeros((4, *SHAPE), "float32")] * 2, labels)


def test_to_read_without_classes_is_refused_with_the_cure():
    with pytest.raises(ValueError, match="classes=10"):
        small_cogan().read(np.zeros((1, *SHAPE), "float32"))


def test_pairs_can_be_read_alike_only_where_classes_are_read():
    with pytest.raises(ValueError, match="or leave it at 0"):
        small_cogan(coupling_weight=1.0)
    assert "coupled" not in small_cogan(classes=3).phases()[0].parts


def test_networks_that_do_not_fit_are_refused():
    generators, judges = build_generators(3, SHAPE, 2), small_judges()
    with pytest.raises(ValueError, match="Received: latent_dim=5"):
        CoupledGAN(*generators, *judges, 5)
    with pytest.raises(ValueError, match="source_generator makes .* source_discriminator takes"):
        CoupledGAN(*build_generators(3, (16, 16, 1), 2), *judges, 3)
    with pytest.raises(ValueError, match="both read classes, or neither"):
        CoupledGAN(*generators, judges[0], small_judges(classes=3)[1], 3)


@pytest.mark.parametrize("build", [build_generators, build_discriminators])
@pytest.mark.parametrize("shared", [-1, 9])
def test_more_in_common_than_there_is_is_refused(build, shared):
    arguments = (3, SHAPE) if build is build_generators else (SHAPE,)
    with pytest.raises(ValueError, match="`shared` from 0 to"):
        build(*arguments, shared=shared)
