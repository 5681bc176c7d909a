"""A conditional GAN: both networks heed the label, and a label that is none is refused."""

import keras
import numpy as np
import pytest

from gankit.animation import FrameRecorder
from gankit.images import image_grid, signed_to_bytes
from gankit.models import cgan_networks, equalised_cgan_networks
from gankit.models.cgan import ConditionalGAN

SHAPE, LATENT_DIM, LABELS = (8, 8, 1), 3, 4
DISCRIMINATORS = [cgan_networks.build_discriminator, cgan_networks.build_plane_discriminator]


def build(**settings):
    return ConditionalGAN(
        cgan_networks.build_generator(LATENT_DIM, LABELS, SHAPE, 2),
        cgan_networks.build_discriminator(LABELS, SHAPE, 2),
        LATENT_DIM,
        **settings,
    )


def compiled(**settings):
    model = build(**settings)
    model.compile(jit_compile=False if keras.backend.backend() == "tensorflow" else "auto")
    return model


def batch(n=8):
    images = np.random.default_rng(0).uniform(-1, 1, (n, *SHAPE)).astype("float32")
    return images, np.arange(n) % LABELS


@pytest.fixture(scope="module")
def model():
    """One model for the tests that only look at it."""
    return build(seed=0)


def test_the_generator_heeds_the_label(model):
    latents = np.zeros((LABELS, LATENT_DIM), "float32")
    images = model.predict([latents, np.eye(LABELS, dtype="float32")], verbose=0)
    assert images.shape == (LABELS, *SHAPE)
    assert all(np.abs(images[0] - other).max() > 1e-3 for other in images[1:])


@pytest.mark.parametrize("build_discriminator", DISCRIMINATORS)
def test_the_discriminator_heeds_the_label(build_discriminator):
    discriminator = build_discriminator(LABELS, SHAPE, 2)
    same_image = np.repeat(batch(1)[0], LABELS, axis=0)
    logits = discriminator.predict([same_image, np.eye(LABELS)], verbose=0)
    assert logits.shape == (LABELS, 1)
    assert len(np.unique(logits)) == LABELS


def test_the_projection_is_the_inner_product_of_features_and_embedding():
    discriminator = cgan_networks.build_discriminator(LABELS, SHAPE, 2)
    images, labels = batch(5)
    vectors = np.eye(LABELS, dtype="float32")[labels]
    told, untold = (
        discriminator.predict([images, v], verbose=0) for v in (vectors, np.zeros_like(vectors))
    )
    (flat,) = [layer for layer in discriminator.layers if type(layer) is keras.layers.Flatten]
    features = keras.Model(discriminator.inputs[0], flat.output)
    features = features.predict(images, verbose=0)
    embedding = discriminator.get_layer("embedding").get_weights()[0][labels]
    expected = np.sum(features * embedding, axis=1, keepdims=True)
    np.testing.assert_allclose(told - untold, expected, atol=1e-5)


def test_the_equalised_networks_heed_the_label_too():
    of = LABELS, [4, 8], 1, 2
    latents, labels = np.zeros((LABELS, LATENT_DIM), "float32"), np.eye(LABELS, dtype="float32")
    generator = equalised_cgan_networks.build_generator(LATENT_DIM, *of)
    images = generator.predict([latents, labels], verbose=0)
    assert images.shape == (LABELS, *SHAPE)
    assert all(np.abs(images[0] - other).max() > 1e-3 for other in images[1:])
    discriminator = equalised_cgan_networks.build_discriminator(*of)
    same_image = np.repeat(batch(1)[0], LABELS, axis=0)
    assert len(np.unique(discriminator.predict([same_image, labels], verbose=0))) == LABELS


def test_at_first_an_equalised_projection_says_about_as_much_as_the_image_alone():
    keras.utils.set_random_seed(0)
    discriminator = equalised_cgan_networks.build_discriminator(LABELS, [8, 16, 32], 3, 8)
    images = np.random.default_rng(0).uniform(-1, 1, (32, 32, 32, 3)).astype("float32")
    vectors = np.eye(LABELS, dtype="float32")[np.arange(32) % LABELS]
    told, untold = (
        discriminator.predict([images, v], verbose=0) for v in (vectors, np.zeros_like(vectors))
    )
    assert 0.2 < np.abs(told - untold).mean() / np.abs(untold).mean() < 5


def test_a_plane_holds_one_entry_of_the_label_all_over_the_image():
    discriminator = cgan_networks.build_plane_discriminator(LABELS, SHAPE, 2)
    (joined,) = [layer for layer in discriminator.layers if layer.name.startswith("concatenate")]
    images, labels = batch(3)
    vectors = np.eye(LABELS, dtype="float32")[labels]
    seen = keras.Model(discriminator.inputs, joined.output).predict([images, vectors], verbose=0)
    np.testing.assert_array_equal(seen[..., :1], images)
    np.testing.assert_array_equal(
        seen[..., 1:], np.broadcast_to(vectors[:, None, None], (3, 8, 8, LABELS))
    )


def test_whole_numbers_and_vectors_are_the_same_labels(model):
    latents = np.random.default_rng(0).standard_normal((3, LATENT_DIM), np.float32)
    numbers = np.array([3, 0, 3])
    np.testing.assert_array_equal(
        model.predict([latents, numbers], verbose=0),
        model.predict([latents, np.eye(LABELS, dtype="float32")[numbers]], verbose=0),
    )


def test_training_on_whole_numbers_is_training_on_vectors():
    losses = []
    images, labels = batch()
    for form in (labels, np.eye(LABELS)[labels]):
        keras.utils.set_random_seed(1)
        logs = compiled(seed=2).train_on_batch(images, form, return_dict=True)
        losses.append({name: float(loss) for name, loss in logs.items()})
    assert losses[0] == pytest.approx(losses[1], rel=1e-6)


def test_fakes_are_made_for_the_labels_of_the_batch(model):
    zeros, ones = np.zeros((5, LABELS), "float32"), np.ones((5, LABELS), "float32")
    made = [
        keras.ops.convert_to_numpy(model.fakes_for(keras.ops.convert_to_tensor(vectors)))
        for vectors in (zeros, ones)
    ]
    assert made[0].shape == (5, *SHAPE)
    assert np.abs(made[0] - made[1]).max() > 1e-3


def test_generate_draws_what_each_form_of_label_asks_for(model):
    sevens = model.generate(4, labels=2, seed=0)
    np.testing.assert_array_equal(sevens, model.generate(4, labels=[2, 2, 2, 2], seed=0))
    vectors = np.eye(LABELS)[[2, 2, 2, 2]]
    np.testing.assert_array_equal(sevens, model.generate(4, labels=vectors, seed=0))
    assert not np.array_equal(sevens, model.generate(4, labels=1, seed=0))
    assert not np.array_equal(sevens, model.generate(4, labels=2, seed=1))


def test_generate_without_labels_takes_them_in_turn(model):
    in_turn = model.generate(6, labels=[0, 1, 2, 3, 0, 1], seed=0)
    np.testing.assert_array_equal(model.generate(6, seed=0), in_turn)


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (4, "from 0 to 3.*from 4 to 4"),
        ([0, -1, 2], "from 0 to 3.*from -1 to 2"),
        ([0, 1], r"\(3,\) or as vectors \(3, 4\).*shape \(2,\)"),
        ([0.0, 1.0, 2.0], "whole numbers.*float64"),
        ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], r"vectors \(3, 4\).*shape \(3, 3\)"),
        (["7", "7", "7"], "whole numbers"),
        (True, "whole numbers.*bool"),
    ],
)
def test_generate_refuses_what_is_no_label_and_says_what_is(model, labels, message):
    with pytest.raises(ValueError, match=message):
        model.generate(3, labels=labels)


@pytest.mark.parametrize(
    "labels", [np.zeros((8, 3), "float32"), np.zeros(8, "float32"), np.zeros((8, 1), "int64")]
)
def test_training_refuses_labels_of_another_form(labels):
    with pytest.raises(ValueError, match="Expected labels as whole numbers"):
        compiled().train_on_batch(batch()[0], labels)


def test_where_no_error_can_name_an_unknown_class_it_shows_as_nan(model):
    vectors = keras.ops.convert_to_numpy(
        model.label_vectors(keras.ops.convert_to_tensor([1, LABELS, -1]))
    )
    np.testing.assert_array_equal(vectors[0], [0, 1, 0, 0])
    assert np.isnan(vectors[1:]).all()
    images, labels = batch()
    logs = compiled().test_on_batch(images, labels + 1, return_dict=True)
    assert np.isnan(logs["discriminator_loss"])


def test_training_without_labels_is_refused_with_the_cure():
    with pytest.raises(ValueError, match=r"fit\(x, y\)"):
        compiled().train_on_batch(batch()[0])


def test_what_is_generated_comes_from_the_averaged_generator():
    model = compiled(averaging=0.9)
    model.train_on_batch(*batch())
    latents, labels = np.ones((2, LATENT_DIM), "float32"), np.eye(LABELS, dtype="float32")[:2]
    drawn = model.predict([latents, labels], verbose=0)
    averaged, latest = (
        network.predict([latents, labels], verbose=0)
        for network in (model.averaged_generator, model.generator)
    )
    np.testing.assert_allclose(drawn, averaged, atol=1e-6)
    assert np.abs(averaged - latest).max() > 1e-6


def test_the_average_trails_the_generator_by_the_share_that_is_kept():
    model = compiled(averaging=0.05)
    before = model.generator.get_weights()
    model.train_on_batch(*batch())
    for start, latest, average in zip(
        before, model.generator.get_weights(), model.averaged_generator.get_weights(), strict=True
    ):
        np.testing.assert_allclose(average, 0.05 * start + 0.95 * latest, atol=1e-6)


def test_without_averaging_the_generator_itself_is_drawn():
    model = compiled(averaging=0)
    model.train_on_batch(*batch())
    for latest, average in zip(
        model.generator.get_weights(), model.averaged_generator.get_weights(), strict=True
    ):
        np.testing.assert_array_equal(latest, average)


def test_the_average_goes_on_where_it_was_after_saving(tmp_path):
    model = compiled()
    for _ in range(3):
        model.train_on_batch(*batch())
    model.save(tmp_path / "model.keras")
    loaded = keras.saving.load_model(tmp_path / "model.keras")
    for each in (model, loaded):
        each.train_on_batch(*batch())
    for mine, theirs in zip(
        model.averaged_generator.get_weights(),
        loaded.averaged_generator.get_weights(),
        strict=True,
    ):
        np.testing.assert_allclose(mine, theirs, atol=1e-6)


def test_in_an_animation_each_column_is_a_label():
    model = compiled(seed=0)
    latents = np.repeat(np.random.default_rng(0).standard_normal((2, LATENT_DIM)), LABELS, axis=0)
    labels = np.tile(np.arange(LABELS), 2)
    recorder = FrameRecorder([latents, labels], columns=LABELS)
    model.fit(*batch(), batch_size=8, verbose=0, callbacks=[recorder])
    images = model.predict([latents.astype("float32"), labels], verbose=0)
    expected = image_grid(signed_to_bytes(images), LABELS)
    difference = recorder.animation.frames[-1].astype(int) - expected
    assert np.abs(difference).max() <= 1  # another compiled graph may round otherwise
    assert expected.std() > 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"latent_dim": 5}, "length 3.*latent_dim=5"),
        ({"discriminator": (5, SHAPE)}, "labels of length 4.*length 5.*`label_length`"),
        ({"discriminator": (LABELS, (16, 16, 1))}, r"\(8, 8, 1\).*\(16, 16, 1\).*`image_shape`"),
    ],
)
def test_networks_that_do_not_fit_are_refused(change, message):
    told, shape = change.get("discriminator", (LABELS, SHAPE))
    with pytest.raises(ValueError, match=message):
        ConditionalGAN(
            cgan_networks.build_generator(LATENT_DIM, LABELS, SHAPE, 1),
            cgan_networks.build_discriminator(told, shape, 1),
            change.get("latent_dim", LATENT_DIM),
        )


def test_a_network_that_is_told_no_label_is_refused():
    from gankit.models import dcgan

    with pytest.raises(ValueError, match=r"'discriminator' to take \[images, labels\].*1 input"):
        ConditionalGAN(
            cgan_networks.build_generator(LATENT_DIM, LABELS, SHAPE, 1),
            dcgan.build_discriminator(SHAPE, 1),
            LATENT_DIM,
        )


@pytest.mark.parametrize("averaging", [1, -0.1, float("nan")])
def test_an_average_that_would_never_move_is_refused(averaging):
    with pytest.raises(ValueError, match="below 1 of itself in a step, such as 0.99"):
        build(averaging=averaging)
